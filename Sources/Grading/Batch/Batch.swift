import Literate
import Wording

/// What is graded together: files and folders, whose they are, and what is asked of everybody.
public struct Batch: Sendable, Hashable {
    /// Files, folders and archives, as the user named them.
    public var paths: [String]
    /// Whose all of it is; nil where folders and names say so.
    public var student: String?
    /// Exercises and quizzes that are asked of everybody, whether anybody handed them in or not.
    public var asked: Set<String>

    /// A batch of what lies under `paths`.
    public init(paths: [String], student: String? = nil, asked: Set<String> = []) {
        self.paths = paths
        self.student = student
        self.asked = asked
    }
}

extension Course {
    /// The names of the exercises and quizzes that `name` means: one of theirs, or all of a chapter's.
    /// - Throws: where the course has neither.
    public func tasks(named name: String) throws(UnknownTask) -> Set<String> {
        let known = Set(chapters.flatMap(\.tasks))
        if known.contains(name) { return [name] }
        if let chapter = try? chapter(named: name) { return Set(chapter.tasks) }
        throw UnknownTask(name: name, near: nearest(to: name, among: known.sorted()))
    }
}

extension Chapter {
    /// The names of its exercises and quizzes.
    var tasks: [String] { exercises.map(\.id.name) + quizzes.map(\.id.name) }
}

/// The name of an exercise, a quiz or a chapter that the course does not have.
public struct UnknownTask: Error, CustomStringConvertible {
    var name: String
    var near: String?

    /// The name, and what to do.
    public var description: String {
        "there is no exercise, question or chapter '\(name)'; "
            + (near.map { "did you mean '\($0)'?" } ?? "'lectern list' shows all of them")
    }
}
