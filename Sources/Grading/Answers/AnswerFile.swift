import Foundation

/// A file in which answers are expected.
struct AnswerFile: Sendable, Hashable {
    /// Where it is.
    var url: URL
    /// As the user named it.
    var name: String
    /// Whose it is, where a folder or the name that a learning platform gave it says so.
    var student: String?
    /// The exercise that the file's name says.
    var exercise: String
    /// Whether it is a chapter's `quizzes.yml`.
    var isQuizzes: Bool
    /// How many folders on the way to it are neither its student's, nor a chapter's, nor `Answers`.
    var detours: Int

    /// The name of the file with a chapter's quiz answers.
    static let quizzes = "quizzes.yml"
    /// How the names of files end in which a learner reads what an answer may use of the chapter.
    static let usesSuffix = "+uses.swift"
    /// What makes a folder of answers a package, for editors.
    static let package = "Package.swift"

    /// The file at `url`, whose name may have been changed on its way here: see `HandedInName`.
    init(url: URL, name: String, student: String? = nil, detours: Int = 0, exercises: Set<String>) {
        self.url = url
        self.name = name
        self.detours = detours
        let handedIn = HandedInName(url.lastPathComponent)
        self.student = student ?? handedIn.student
        isQuizzes = handedIn.isQuizzes
        exercise = handedIn.exercise(among: exercises)
    }

    /// Whether it is the one to grade of two that answer the same: a file where it belongs counts before one in a folder beside it,
    /// and a shallower one before a deeper one.
    func precedes(_ other: AnswerFile) -> Bool {
        (detours, url.pathComponents.count) < (other.detours, other.url.pathComponents.count)
    }

    /// The folder that has the chapters' folders.
    var answersFolder: URL { url.deletingLastPathComponent().deletingLastPathComponent() }

    /// The chapter that the folder's name says.
    var chapter: String { url.deletingLastPathComponent().lastPathComponent }
}
