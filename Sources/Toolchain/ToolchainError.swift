/// Part of the toolchain, or of Lectern itself, is not there.
public enum ToolchainError: Error, CustomStringConvertible {
    /// A file or program that is not there.
    case missing(String, advice: String)
    /// A program that did not do what it was asked for.
    case failed(String, reason: String)
    /// The program's own file was replaced while it ran: what it starts and opens is another build's.
    case rebuilt
    /// A file or folder that Lectern would replace, and did not write.
    case foreign(String)

    /// What is missing, and what to do on a line of its own.
    public var description: String {
        switch self {
        case .missing(let name, let advice): "\(name) is missing\n  \(advice)"
        case .failed(let name, let reason): "\(name) failed\n  \(reason)"
        case .rebuilt: "the program was rebuilt while it ran\n  run it again"
        case .foreign(let path):
            "\(path) is not from an installation of Lectern, and stays as it is\n  remove it, or install into another folder"
        }
    }
}
