import Foundation
import Literate
import TestSupport
import Testing

@testable import Grading

@Suite("Quizzes are graded from quizzes.yml")
struct QuizTests {
    private func grade(_ yaml: String) async throws -> [AnswerReport] {
        let grader = try await GradingFixture.grader.value
        return try await GradingFixture.withFolder { folder in
            let chapter = folder.appending(path: "01-windows")
            try FileManager.default.createDirectory(at: chapter, withIntermediateDirectories: true)
            try Data(yaml.utf8).write(to: chapter.appending(path: "quizzes.yml"))
            return await grader.grade([folder.path]).answers
        }
    }

    @Test(
        "a number may be written as people write it",
        arguments: ["1024", "1,024", "1_024", "1024.0", "\"1024\"", " 1024 ", "1024,0", "1 024"])
    func numbers(answer: String) async throws {
        let reports = try await grade("how-many: \(answer)\nwhich: a\n")
        #expect(reports.map(\.status) == [.passed, .passed] && reports.map(\.score) == [2, 1])
    }

    @Test("what people write is the number that they mean, or none", arguments: WrittenNumbers.all)
    func written(row: WrittenNumbers.Row) {
        let value = WrittenNumber(row.text, units: row.units)?.value
        #expect(value == row.value, "\(row)")
    }

    @Test("a choice is named by its letter", arguments: ["a", "A", "(a)", "a)", "\"a\"", "a."])
    func letters(answer: String) async throws {
        let reports = try await grade("how-many: 7\nwhich: \(answer)\n")
        #expect(reports.map(\.status) == [.failed, .passed])
    }

    @Test("a right answer is explained, a wrong one is not")
    func explained() async throws {
        let reports = try await grade("how-many: 1024\nwhich: a\n")
        #expect(reports.map(\.explanation) == ["Ten times doubled, `1 << 10`, is $2^{10}$.", "This is this. It is."])
        #expect(try await grade("how-many: 7\nwhich: b\n").map(\.explanation) == [nil, nil])
    }

    @Test("the question, which is written above its answer, may have any character")
    func questions() async throws {
        let reports = try await grade("# {(CONV+RELU)*2+POOL}, a & b: how many?\nhow-many: 1024\nwhich: a\n")
        #expect(reports.map(\.status) == [.passed, .passed])
    }

    @Test("a wrong answer gets its feedback, an empty one is not started, a missing one is told")
    func wrong() async throws {
        let reports = try await grade("how-many: 1000\nwhich: b\n")
        #expect(reports.map(\.hint) == ["Powers of two.", "Not that."])
        #expect(reports.map(\.score) == [0, 0])
        let unforeseen = try await grade("how-many: 7\nwhich: a\n")
        #expect(unforeseen.map(\.hint) == ["It is $2^{10}$.", nil])
        let empty = try await grade("how-many:\n")
        #expect(empty.map(\.status) == [.notStarted, .notStarted])
    }

    @Test("a file that cannot be read loses what its quizzes could earn, and no more")
    func unreadable() async throws {
        let reports = try await grade("which: \"1")
        #expect(reports.map(\.status) == [.refused] && reports.map(\.points) == [3])
        #expect(try await grade("\n").map(\.points) == [3])
    }

    @Test(
        "what is not an answer is refused at its line",
        arguments: [
            ("how-many: many", 1, "'many' is not a number"),
            ("how-many: 1\nwhich: c", 2, "not a choice; write a letter from a to b"),
            ("how-many: 1\nwhich: 1", 2, "'1' is a number, and the choices have letters"),
            ("how-mny: 1", 1, "did you mean 'how-many'?"), ("- 1\n- 2", 1, "'name: answer' lines"),
            ("which: 1\nhow-many: [1, 2]", 2, "one number"), ("which: \"1", 1, "not valid YAML"),
            ("which: 1\nhow-many: 3\nwhich: 2", 3, "'which' is answered twice"),
            ("a: &x 1\nb: *x", 1, "'&' and '*'"), ("# 2 * 3?\nhow-many: 2*3", 2, "write the number alone"),
            ("how-many: nan", 1, "is not a number"),
        ])
    func refused(yaml: String, line: Int, words: String) async throws {
        let problems = try await grade(yaml).flatMap(\.problems)
        #expect(
            problems.contains { $0.message.contains(words) && ($0.line == line || words == "not valid YAML") },
            "\(problems)")
    }
}
