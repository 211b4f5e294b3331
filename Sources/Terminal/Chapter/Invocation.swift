import Foundation

/// How the user calls the command, so that what is suggested can be typed as it is.
package struct Invocation {
    /// What the launcher was called by, e.g. `./lectern`.
    package var program: String
    /// The course's folder, where the user named one.
    package var course: String?

    package init(program: String = "lectern", course: String? = nil) {
        self.program = program
        self.course = course
    }

    /// `./lectern run 09 --course ~/networks/Lessons`
    package func command(_ words: String) -> String {
        program + " " + words + (course.map { " --course " + Self.quoted($0) } ?? "")
    }

    /// `./lectern run 'my notes.md'`
    package func command(_ words: String, path: String) -> String { command("\(words) \(Self.quoted(path))") }

    private static func quoted(_ path: String) -> String {
        let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-~+,:@".contains($0) }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}
