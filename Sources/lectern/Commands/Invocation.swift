import Foundation

/// How the user calls the command, so that what is suggested can be typed as it stands.
struct Invocation {
    /// What the launcher was called by, e.g. `./lectern`.
    var program = "lectern"
    /// The course's folder, where the user named one.
    var course: String?

    /// `./lectern run 09 --course ~/networks/Lessons`
    func command(_ words: String) -> String {
        program + " " + words + (course.map { " --course " + Self.quoted($0) } ?? "")
    }

    private static func quoted(_ path: String) -> String {
        let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-~+,:@".contains($0) }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}
