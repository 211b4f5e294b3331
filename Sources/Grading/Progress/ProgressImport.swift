import Foundation
import Literate
import Toolchain

/// Takes over a line of progress from the page: its answers go into the learner's files, where a grading finds them.
public struct ProgressImport: Sendable {
    /// The files that have new answers.
    public private(set) var changed: [URL] = []
    /// How many answers are new here.
    public private(set) var taken = 0
    /// The questions that have another answer here, which stays.
    public private(set) var kept: [String] = []
    /// How many answers are to questions that the course does not have.
    public private(set) var unknown = 0

    /// More bytes than a `quizzes.yml` has.
    private static let longest = 1 << 20

    /// Takes over `line`.
    ///
    /// - Parameters:
    ///   - folder: where the answers are.
    ///   - asked: the chapter as the learner is asked its questions, for a file that is not there yet.
    /// - Throws: `ProgressLineError` where the line is not this learner's; where a file cannot be written.
    public init(
        _ line: ProgressLine, into folder: URL, of course: Course, asked: (Chapter) async throws -> Chapter
    ) async throws {
        guard line.course == course.information.title else { throw ProgressLineError.otherCourse(line.course) }
        if let name = line.student {
            let own = LearnerName.kept(in: folder)
            if let own, Learner(name: own, seed: 0).key != Learner(name: name, seed: 0).key {
                throw ProgressLineError.otherStudent(name, own: own)
            }
            if own == nil { try LearnerName.keep(name, in: folder) }
        }
        var answers = line.answers
        for chapter in course.chapters {
            let own = chapter.quizzes.compactMap { quiz in
                answers.removeValue(forKey: quiz.id.name).map { (quiz.id.name, $0) }
            }
            if !own.isEmpty { try await put(own, of: chapter, into: folder, asked: asked) }
        }
        unknown = answers.count
        let names = Set(course.chapters.map(\.name))
        try Gradebook.keep(done: line.done.intersection(names), in: folder, course: course.chapters)
    }

    private mutating func put(
        _ answers: [(quiz: String, answer: String)], of chapter: Chapter, into folder: URL,
        asked: (Chapter) async throws -> Chapter
    ) async throws {
        let url = folder.appending(path: chapter.name).appending(path: AnswerFile.quizzes)
        if !FileManager.default.fileExists(atPath: url.path) {
            _ = try Starter(into: folder).writeQuizzes(of: await asked(chapter))
        }
        guard let data = FileManager.default.regularFile(url, longest: Self.longest),
            let text = String(data: data, encoding: .utf8)
        else {
            kept += answers.map(\.quiz)
            return
        }
        var file = QuizFile(text: text)
        for (quiz, answer) in answers {
            switch file.put(answer, for: quiz) {
            case .put: taken += 1
            case .other: kept.append(quiz)
            case .there: break
            }
        }
        if file.text != text { try Data(file.text.utf8).write(to: url, options: .atomic) }
        // What is there already may not have been graded.
        changed.append(url)
    }
}
