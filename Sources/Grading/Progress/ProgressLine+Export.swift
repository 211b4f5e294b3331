import AnswerReading
import Foundation
import Literate
import Toolchain

extension ProgressLine {
    /// What the terminal knows of a learner, for the page: answers that were graded right, and what exercises earned.
    ///
    /// - Parameter folder: where the answers are.
    /// - Throws: where what a learner wrote cannot be read within limits here.
    public init(of course: Course, answers folder: URL, toolchain: Toolchain) async throws {
        self.init(course: course.information.title, student: LearnerName.kept(in: folder))
        let book = Gradebook(of: folder, course: course.chapters)
        done = book.done
        let parser = try ForeignParser(toolchain: toolchain)
        for chapter in course.chapters {
            let place = folder.appending(path: chapter.name)
            for exercise in chapter.exercises {
                let file = place.appending(path: "\(exercise.id).swift")
                if case .graded(let score, _) = book.standing(of: exercise.id.name, in: file), score > 0 {
                    scores[exercise.id.name] = score
                }
            }
            let file = place.appending(path: AnswerFile.quizzes)
            let right = chapter.quizzes.map(\.id.name).filter { name in
                if case .graded(let score, let points) = book.standing(of: name, in: file) {
                    score == Double(points)
                } else {
                    false
                }
            }
            guard !right.isEmpty, let text = try? AnswerText(contentsOf: file),
                case .entries(let entries) = try await parser.read(.quizzes(text: text.text))
            else { continue }
            for entry in entries where right.contains(entry.id) { answers[entry.id] = entry.answer }
        }
    }
}
