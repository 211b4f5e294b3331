import Foundation
import Literate

/// What a learner does next.
public enum NextStep: Sendable {
    /// Answers this exercise or quiz, in a file that is there.
    case complete(name: String, file: URL)
    /// Begins with this exercise or quiz.
    case start(name: String)
    /// Reads this chapter, of which nothing is answered yet.
    case read(Chapter)
    /// Nothing: all points of the course are earned.
    case finished
}

extension Gradebook {
    /// The first of the course's exercises and quizzes that lacks points, beginning in the chapter called `name`; or its chapter,
    /// where the learner has not begun that.
    ///
    /// - Parameter folder: where the answers are.
    public func nextStep(in course: [Chapter], after name: String? = nil, answers folder: URL) -> NextStep {
        let first = course.firstIndex { $0.name == name } ?? 0
        for chapter in course[first...] + course[..<first] {
            let all = chapter.answered
            func file(_ item: (name: String, file: String)) -> URL {
                folder.appending(path: chapter.name).appending(path: item.file)
            }
            let open = all.first { item in
                guard case .graded(let score, let points) = standing(of: item.name, in: file(item)) else { return true }
                return score < Double(points)
            }
            guard let open else { continue }
            if FileManager.default.fileExists(atPath: file(open).path) {
                return .complete(name: open.name, file: file(open))
            }
            let isBegun = all.contains { FileManager.default.fileExists(atPath: file($0).path) }
            return isBegun || chapter.name == name ? .start(name: open.name) : .read(chapter)
        }
        guard let first = course.first, course.allSatisfy({ $0.points == 0 }) else { return .finished }
        return .read(first)
    }
}

extension Chapter {
    /// Each exercise and quiz, with the name of the file in which it is answered.
    fileprivate var answered: [(name: String, file: String)] {
        exercises.map { ($0.id.name, "\($0.id).swift") } + quizzes.map { ($0.id.name, AnswerFile.quizzes) }
    }
}
