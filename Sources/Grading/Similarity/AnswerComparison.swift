import AnswerReading
import Foundation
import Literate
import Toolchain

/// Compares what a class handed in, to say which answers are alike. Nothing is compiled or run.
public struct AnswerComparison: Sendable {
    private let course: [Chapter]
    private let parser: ForeignParser
    private let scratch: Scratch
    private let threshold: Double

    /// The least likeness that is reported where nobody asks for another, in percent.
    public static let usualPercent = 60

    /// A comparison.
    /// - Parameters:
    ///   - cache: the folder for what is unpacked.
    ///   - threshold: the share, from 0 to 1, from which a pair is reported.
    /// - Throws: where the folder cannot be written, or Lectern is not built.
    public init(course: [Chapter], toolchain: Toolchain, cache: URL, threshold: Double) throws {
        self.course = course
        self.threshold = threshold
        scratch = try Scratch(below: cache.appending(path: "scratch"))
        parser = try ForeignParser(toolchain: toolchain)
    }

    /// The pairs of answers under `paths` that are alike. A file that cannot be read is in none: a grading says why.
    /// - Throws: where an answer cannot be parsed through no fault of its own.
    public func pairs(in batch: Batch) async throws -> SimilarAnswers {
        let answers = try await scratch.with { folder in
            let handIns = try await HandIns.unpacked(batch, course: course, parser: parser, into: folder)
            let doubled = Grader.doubled(handIns.files)
            let files = handIns.files.indices.filter { doubled[$0] == nil }.map { handIns.files[$0] }
            let texts: [(file: AnswerFile, student: String, text: String)] = files.compactMap { file in
                guard !file.isQuizzes, let student = file.student,
                    let text = try? AnswerText(contentsOf: file.url).text
                else { return nil }
                return (file, student, text)
            }
            let tokens = try await tokens(of: Set(texts.map(\.text)))
            var answers: [String: [SimilarAnswers.Answer]] = [:]
            for (file, student, text) in texts {
                answers[file.exercise, default: []].append(
                    .init(student: student, file: file.name, text: text, tokens: tokens[text] ?? AnswerTokens("")))
            }
            return answers
        }
        var parts: [SimilarAnswers] = []
        for exercise in course.flatMap(\.exercises) {
            guard let answers = answers[exercise.id.name], answers.count > 1 else { continue }
            let starter = try await tokens(of: exercise.starter.text)
            parts.append(SimilarAnswers(exercise: exercise.id.name, answers, starter: starter, threshold: threshold))
        }
        return SimilarAnswers(parts)
    }

    /// The tokens of each text; as many processes read at a time as there are cores.
    private func tokens(of texts: Set<String>) async throws -> [String: AnswerTokens] {
        let limit = ConcurrencyLimit(ProcessInfo.processInfo.activeProcessorCount)
        return try await withThrowingTaskGroup(of: (String, AnswerTokens).self) { group in
            for text in texts {
                group.addTask { (text, try await limit.run { try await tokens(of: text) }) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func tokens(of text: String) async throws -> AnswerTokens {
        guard case .tokens(let tokens) = try await parser.read(.tokens(text: text)) else { return AnswerTokens("") }
        return tokens
    }
}
