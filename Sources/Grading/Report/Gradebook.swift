import Toolchain
import Foundation
import Literate

/// What a learner's answers earned when they were last graded: kept beside them, so that a list of the course can say what is done.
public struct Gradebook: Sendable, Hashable {
    /// The file's name in a folder of answers.
    public static let fileName = ".scores.json"

    /// More bytes than the scores of any course, or an answer, have.
    private static let longest = 1 << 20
    private var entries: [String: Entry] = [:]
    /// The names of chapters that the learner has marked as done, on the page.
    public private(set) var done: Set<String> = []
    /// The key of each exercise and quiz of the course, by name.
    private var keys: [String: String]

    /// What one answer earned.
    private struct Entry: Sendable, Hashable, Codable {
        var score: Double
        var points: Int
        /// The hash of the file that was graded.
        var answer: String

        var isPossible: Bool { (0...100_000).contains(points) && score >= 0 && score <= Double(points) }
    }

    /// What the file has.
    private struct Record: Codable {
        var scores: [String: Entry]
        var done: [String]
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

    /// The scores of a course kept in the folder of answers; none where there are none, or where they cannot be read. What was
    /// graded by another check, as another course beside this one may have it, is not a score of this course.
    public init(of folder: URL, course: [Chapter]) {
        let learner = Learner(name: LearnerName.kept(in: folder), seed: 0).key
        keys = Dictionary(course.flatMap { $0.scoreKeys(of: learner) }, uniquingKeysWith: { first, _ in first })
        guard let data = FileManager.default.regularFile(folder.appending(path: Self.fileName), longest: Self.longest)
        else { return }
        // Before chapters could be done, the scores were all that there was.
        let record =
            (try? JSONDecoder().decode(Record.self, from: data))
            ?? (try? JSONDecoder().decode([String: Entry].self, from: data)).map { Record(scores: $0, done: []) }
        // The file may have been written by anyone.
        entries = (record?.scores ?? [:]).filter { $0.value.isPossible }
        done = Set(record?.done ?? []).intersection(course.map(\.name))
    }

    /// Keeps which chapters are done, beside those that were.
    /// - Throws: where that cannot be written.
    static func keep(done: Set<String>, in folder: URL, course: [Chapter]) throws {
        var book = Gradebook(of: folder, course: course)
        guard !done.isSubset(of: book.done) else { return }
        book.done.formUnion(done)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try book.write(into: folder)
    }

    private func write(into folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(Record(scores: entries, done: done.sorted()))
            .write(to: folder.appending(path: Self.fileName), options: .atomic)
    }

    /// How far a learner is with the exercise or quiz of this name, whose answer is in `file`.
    public func standing(of name: String, in file: URL) -> Standing {
        guard FileManager.default.fileExists(atPath: file.path) else { return .notBegun }
        guard let data = FileManager.default.regularFile(file, longest: Self.longest) else { return .begun }
        guard let entry = keys[name].flatMap({ entries[$0] }), entry.answer == ContentHash(data).description else {
            return .begun
        }
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
            var book = Gradebook(of: folder, course: course)
            for answer in answers {
                // The file itself may have changed since.
                guard let content = answer.content, let key = book.keys[answer.exercise] else { continue }
                book.entries[key] = Entry(score: answer.score, points: answer.points, answer: content.description)
            }
            try book.write(into: folder)
        }
    }
}

extension Chapter {
    /// Each exercise's and quiz's name, with a key that follows from all that decides its score.
    ///
    /// - Parameter learner: whose numbers questions have.
    fileprivate func scoreKeys(of learner: String) -> [(String, String)] {
        let exercises = exercises.map { exercise in
            (exercise.id.name, ["\(exercise.points)", exercise.starter.text, exercise.check.text])
        }
        let quizzes = quizzes.map { ($0.id.name, ["\($0.points)"] + $0.kind.facts(of: learner)) }
        return (exercises + quizzes).map { name, facts in (name, "\(name) \(ContentHash(facts))") }
    }
}

extension Quiz.Kind {
    /// What decides whether an answer is right.
    fileprivate func facts(of learner: String) -> [String] {
        switch self {
        case .number(let answer, let tolerance, _): ["\(answer)", "\(tolerance)"]
        case .choice(let choices): ["letters"] + choices.map { "\($0.isRight)" }
        case .drawn(let draw):
            ["drawn", learner, draw.answer.code, draw.condition?.code ?? "", "\(draw.tolerance)"]
                + draw.numbers.map { "\($0.name) \($0.values)" }
        }
    }
}
