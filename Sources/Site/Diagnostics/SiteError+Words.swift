extension SiteError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    package var description: String {
        switch self {
        case .diagnostics(let diagnostics): diagnostics.map(\.description).joined(separator: "\n")
        case .templateUnreadable(let file): "\(file): the template cannot be read"
        case .templateUnescaped(let file, let field):
            "\(file): {{{\(field)}}} is not escaped; only fields whose names end in HTML may be left so"
        case .templateMalformed(let file, let reason): "\(file): \(reason)"
        case .unreadable(let path): "cannot read \(path)"
        case .figureOutside(let path): "a figure's file lies outside of the folder of figures: \(path)"
        case .missing(let path, let package): "\(path) is not installed\n  apt-get install \(package)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .notAFolder(let path): "cannot write \(path): it is a file, not a folder"
        case .foreignFiles(let path, let names):
            """
            \(path) contains files that Lectern did not write: \(names.joined(separator: ", "))
              give another folder with --output, or move them away
            """
        case .otherCourse(let path, let course):
            """
            \(path) has the site of another course, \(course)
              give another folder with --output
            """
        }
    }
}
