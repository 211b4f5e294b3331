import Foundation
import Literate
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
        let reports = try await grade("how-many: \(answer)\nwhich: 1\n")
        #expect(reports.map(\.status) == [.passed, .passed] && reports.map(\.score) == [2, 1])
    }

    @Test("the question, which stands above its answer, may have any character")
    func questions() async throws {
        let reports = try await grade("# {(CONV+RELU)*2+POOL}, a & b: how many?\nhow-many: 1024\nwhich: 1\n")
        #expect(reports.map(\.status) == [.passed, .passed])
    }

    @Test("a wrong answer gets its feedback, an empty one is not started, a missing one is told")
    func wrong() async throws {
        let reports = try await grade("how-many: 1000\nwhich: b\n")
        #expect(reports.map(\.hint) == ["Powers of two.", "Not that."])
        #expect(reports.map(\.score) == [0, 0])
        let unforeseen = try await grade("how-many: 7\nwhich: 1\n")
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
        "what is no answer is refused at its line",
        arguments: [
            ("how-many: many", 1, "'many' is no number"), ("how-many: 1\nwhich: 3", 2, "no choice from 1 to 2"),
            ("how-mny: 1", 1, "did you mean 'how-many'?"), ("- 1\n- 2", 1, "'name: answer' lines"),
            ("which: 1\nhow-many: [1, 2]", 2, "one number"), ("which: \"1", 1, "no YAML"),
            ("which: 1\nhow-many: 3\nwhich: 2", 3, "'which' is answered twice"),
            ("a: &x 1\nb: *x", 1, "'&' and '*'"), ("# 2 * 3?\nhow-many: 2*3", 2, "write the number alone"),
            ("how-many: nan", 1, "is no number"),
        ])
    func refused(yaml: String, line: Int, words: String) async throws {
        let problems = try await grade(yaml).flatMap(\.problems)
        #expect(
            problems.contains { $0.message.contains(words) && ($0.line == line || words == "no YAML") }, "\(problems)")
    }
}

@Suite("Starters are written, never over work")
struct StarterTests {
    @Test("every exercise and quiz of a course gets its file once")
    func starters() async throws {
        try await GradingFixture.withFolder { folder in
            let starter = Starter(into: folder)
            let first = try starter.writeAll(of: GradingFixture.course)
            #expect(
                first.map(\.file.lastPathComponent) == [
                    "output-size.swift", "mirror.swift", "twice.swift", "attacked.swift", "quizzes.yml",
                ])
            #expect(!first.contains { !$0.isNew })
            let file = folder.appending(path: "01-windows/output-size.swift")
            #expect(
                try String(contentsOf: file, encoding: .utf8).hasPrefix(
                    "// How many places? (4 points): Lessons/01-windows.md:"))
            try Data("work".utf8).write(to: file)
            #expect(try starter.write("output-size", of: GradingFixture.course)?.isNew == false)
            #expect(try String(contentsOf: file, encoding: .utf8) == "work")
            #expect(try starter.write("nothing", of: GradingFixture.course) == nil)
        }
    }

    @Test("a quiz file has the questions, and graded as it is says that nothing is answered")
    func quizzes() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            _ = try Starter(into: folder).writeAll(of: GradingFixture.course)
            let file = folder.appending(path: "01-windows/quizzes.yml")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("# Which?\n#   1: this\n#   2: that\nwhich: \n"))
            let report = await grader.grade([folder.path])
            #expect(report.answers.map(\.status) == Array(repeating: .notStarted, count: 6))
            #expect(report.points == 11 && report.score == 0)
        }
    }
}

@Suite("A report is values, and the same bytes for the same values")
struct ReportTests {
    @Test("JSON has the documented keys in order")
    func json() throws {
        let report = GradeReport(
            seed: 7,
            answers: [
                AnswerReport(
                    file: "a/b.swift", student: "alice", exercise: "b", score: 0.67, points: 2, status: .failed,
                    checks: [.init(name: "c", passed: false, cases: 3, counterexample: "f(1)", weight: 2)],
                    hint: "think")
            ])
        let text = try report.json()
        #expect(text == (try report.json()))
        #expect(report.students == [GradeReport.Student(student: "alice", score: 0.67, points: 2)])
        for key in [
            "\"seed\" : 7", "\"answers\" : [", "\"file\" : \"a/b.swift\"", "\"student\" : \"alice\"",
            "\"exercise\" : \"b\"",
            "\"score\" : 0.67", "\"points\" : 2", "\"status\" : \"failed\"", "\"counterexample\" : \"f(1)\"",
            "\"hint\" : \"think\"", "\"students\" : [",
        ] { #expect(text.contains(key), "\(text)") }
        #expect(text.firstRange(of: "\"answers\"")!.lowerBound < text.firstRange(of: "\"seed\"")!.lowerBound)
    }

    @Test("scores are rounded to hundredths")
    func rounding() {
        #expect(GradeReport.rounded(2.0 / 3) == 0.67)
        let thirds = (0..<3).map { _ in
            AnswerReport(file: "", exercise: "", score: GradeReport.rounded(1.0 / 3), points: 1, status: .failed)
        }
        #expect(GradeReport(seed: 1, answers: thirds).score == 0.99)
    }
}
