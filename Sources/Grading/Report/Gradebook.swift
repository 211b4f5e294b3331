import Evaluation
import Foundation
import Literate

/// What a learner's answers earned when they were last graded: kept beside them, so that a list of the course can say what is done.
public struct Gradebook: Sendable, Hashable {
    /// The file's name in a folder of answers.
    public static let fileName = ".scores.json"

    private var entries: [String: Entry] = [:]

    /// What one answer earned.
    private struct Entry: Sendable, Hashable, Codable {
        var score: Double
        var points: Int
        /// The hash of the file that was graded.
        var answer: String

        var isPossible: Bool { (0...100_000).contains(points) && score >= 0 && score <= Double(points) }
    }

    /// How far a learner is with an exercise or a quiz.
    public enum Standing: Sendable, Hashable {
        /// There is no file for it.
        case notBegun
        /// It was not graded as it is now.
        case begun
        /// It was graded, and did not change since.
        case graded(score: Double, points: Int)
    }

    /// The scores kept in the folder of answers; none where there are none, or where they cannot be read.
    public init(of folder: URL) {
        guard let data = try? Data(contentsOf: folder.appending(path: Self.fileName)),
            let entries = try? JSONDecoder().decode([String: Entry].self, from: data)
        else { return }
        // The file may have been written by anyone.
        self.entries = entries.filter { $0.value.isPossible }
    }

    /// How far a learner is with the exercise or quiz of this name, whose answer is in `file`.
    public func standing(of name: String, in file: URL) -> Standing {
        guard let data = try? Data(contentsOf: file) else { return .notBegun }
        guard let entry = entries[name], entry.answer == ContentHash(data).description else { return .begun }
        return .graded(score: entry.score, points: entry.points)
    }

    /// Keeps what a report says of a learner's own answers, in the folder that has the chapters' folders. What students hand in
    /// is an instructor's, and is not kept.
    ///
    /// - Throws: where the scores cannot be written.
    public static func keep(_ report: GradeReport, of course: [Chapter]) throws {
        let chapters = Dictionary(
            course.flatMap { chapter in
                (chapter.exercises.map(\.id.name) + chapter.quizzes.map(\.id.name)).map { ($0, chapter.name) }
            }, uniquingKeysWith: { first, _ in first })
        let own = report.answers.filter { answer in
            answer.student == nil && [.passed, .failed, .compileError].contains(answer.status)
                && URL(filePath: answer.file).deletingLastPathComponent().lastPathComponent == chapters[answer.exercise]
        }
        let byFolder = Dictionary(grouping: own) { answer in
            URL(filePath: answer.file).absoluteURL.deletingLastPathComponent().deletingLastPathComponent()
        }
        for (folder, answers) in byFolder {
            var book = Gradebook(of: folder)
            for answer in answers {
                guard let data = try? Data(contentsOf: URL(filePath: answer.file)) else { continue }
                book.entries[answer.exercise] = Entry(
                    score: answer.score, points: answer.points, answer: ContentHash(data).description)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(book.entries).write(to: folder.appending(path: fileName), options: .atomic)
        }
    }
}
