import Literate

/// Why no site was written.
public enum SiteError: Error, Sendable, CustomStringConvertible {
    /// What is wrong in the chapters or in the pages made from them: all of it, in order.
    case diagnostics([Diagnostic])
    /// A template is missing or cannot be parsed.
    case template(file: String, message: String)
    /// A file or folder could not be read or written.
    case file(path: String, message: String)
    /// A program's file is not installed; `package` is the Debian package that has it.
    case missing(path: String, package: String)
    /// The output folder has files that Lectern did not write.
    case foreignFolder(path: String)

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .diagnostics(let diagnostics): diagnostics.map(\.description).joined(separator: "\n")
        case .template(let file, let message): "\(file): error: \(message)"
        case .file(let path, let message): "\(path): error: \(message)"
        case .missing(let path, let package):
            "error: \(path) is not installed\n  apt-get install \(package)"
        case .foreignFolder(let path):
            """
            error: \(path) has files that are no Lectern site, and a build would remove them
              give another folder with --output, or empty this one
            """
        }
    }
}
