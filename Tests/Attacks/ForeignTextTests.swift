import Toolchain
import AnswerReading
import Evaluation
import Foundation
import Testing

@testable import Grading

/// A text nested so deeply that a parser of it overflows its stack, or takes all memory, or all time.
struct NestedText: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ name: String, _ open: String, _ middle: String, _ close: String, _ count: Int) {
        testDescription = name
        text =
            "func f(_ n: Int) -> Int {\n_ = " + String(repeating: open, count: count) + middle
            + String(repeating: close, count: count) + "\nreturn 0\n}\n"
    }

    init(_ name: String, text: String) {
        testDescription = name
        self.text = text
    }

    static let all: [NestedText] = [
        NestedText("parentheses", "(", "0", ")", 50_000),
        NestedText("brackets", "[", "0", "]", 50_000),
        NestedText("closures", "{", "0", "}()", 20_000),
        NestedText(
            "else if",
            text: "func f(_ n: Int) -> Int {\n" + String(repeating: "if n == 1 { } else ", count: 12_000)
                + "{ }\nreturn 0\n}\n"),
        NestedText("members", "", "n", ".x", 100_000),
        NestedText("try", "try ", "0", "", 50_000),
        NestedText("prefix operators", "- ", "0", "", 80_000),
        NestedText(
            "#if", text: String(repeating: "#if A\n", count: 19_000) + String(repeating: "#endif\n", count: 19_000)),
        NestedText("interpolations", "\"\\(", "0", ")\"", 20_000),
        NestedText("if expressions", "if true { ", "0", " } else { 1 }", 8000),
        NestedText("generic arguments", "A<", "Int", ">", 40_000),
        NestedText(
            "array types",
            text: "func f(_ n: " + String(repeating: "[", count: 40) + "Int" + String(repeating: "]", count: 40)
                + ") -> Int { 0 }\n"),
        NestedText("optionals", text: "func f(_ n: Int" + String(repeating: "?", count: 100_000) + ") -> Int { 0 }\n"),
        NestedText(
            "arrows", text: "func f(_ n: " + String(repeating: "(Int) -> ", count: 20_000) + "Int) -> Int { 0 }\n"),
        NestedText(
            "types in types",
            text: String(repeating: "struct A { ", count: 15_000) + String(repeating: "}", count: 15_000)),
        NestedText("ternaries", "n > 0 ? 1 : ", "0", "", 15_000),
        NestedText("a line of everything", text: String(repeating: "a.b(c)[d]{e}+f/*", count: 15_000)),
    ]
}

@Suite("No text that somebody hands in ends, stalls or bloats the grader", .serialized)
struct ForeignTextTests {
    private func parser() throws -> ForeignParser {
        try ForeignParser(toolchain: .current())
    }

    @Test(
        "an answer nested some thousand deep is told, or reviewed", .timeLimit(.minutes(10)), arguments: NestedText.all)
    func nested(text: NestedText) async throws {
        #expect(text.text.utf8.count <= AnswerText.longest)
        let signature = FunctionSignature(
            name: "f", parameters: [.init(label: nil, name: "n", type: .integer("Int"))], result: .integer("Int"))
        guard case .faults = try await parser().read(.exercise(text: text.text, functions: [signature])) else {
            Issue.record("it was read as something else")
            return
        }
    }

    @Test(
        "a quiz file, too", .timeLimit(.minutes(10)),
        arguments: [
            NestedText("lists", text: "a: " + String(repeating: "[", count: 100_000)),
            NestedText("lists of lines", text: String(repeating: "- ", count: 100_000)),
            NestedText("entries", text: "a: " + String(repeating: "{a: ", count: 60_000)),
            NestedText("questions", text: String(repeating: "? ", count: 100_000)),
        ])
    func quizzes(text: NestedText) async throws {
        guard case .faults(let faults) = try await parser().read(.quizzes(text: text.text)) else {
            Issue.record("it was read as entries")
            return
        }
        #expect(faults.count == 1)
    }

    @Test(
        "what the clock ends was not read, and nobody says that it is nested too deeply; a reader that was killed, too")
    func clock() async throws {
        var parser = try parser()
        parser.seconds = 0
        let busy = await #expect(throws: AnswerProblem.self) {
            try await parser.read(.exercise(text: "", functions: []))
        }
        #expect(busy == .notGraded(reason: "the machine was too busy to read it within 0 s; grade it again"))
        let folder = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (script, reason) in [
            ("kill -9 $$", "signal 9 ended its reader"), ("exit 71", "its reader ended with exit code 71"),
            ("echo '{'", "its reader said nothing that can be understood"),
        ] {
            let executable = folder.appending(path: "AnswerReader")
            try Data("#!/bin/sh\ncat >/dev/null\n\(script)\n".utf8).write(to: executable)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: executable.path)
            let other = ForeignParser(executable: executable)
            let error = await #expect(throws: AnswerProblem.self) { try await other.read(.quizzes(text: "a: 1")) }
            #expect(error == .notGraded(reason: reason))
        }
    }

    @Test(
        "a reader that ends, or is ended, before it has read all of a long text does not end the grader",
        .timeLimit(.minutes(5)))
    func unread() async throws {
        let text = String(repeating: "a: 1 # much of it\n", count: 20_000)
        for _ in 0..<20 {
            let ended = ForeignParser(executable: URL(filePath: "/bin/true"))
            let error = await #expect(throws: AnswerProblem.self) { try await ended.read(.quizzes(text: text)) }
            #expect(error == .notGraded(reason: "its reader said nothing that can be understood"))
            let stalled = ForeignParser(executable: URL(filePath: "/bin/sleep"), seconds: 0)
            await #expect(throws: AnswerProblem.self) { try await stalled.read(.quizzes(text: text)) }
        }
    }

    @Test("a compiler that the clock ends is no fault of the answer's")
    func compiler() async throws {
        let grader = try await AttackFixture.grader()
        var compiler = grader.libraries.compiler
        compiler.clockSeconds = 0
        let busy = compiler, exercise = try PreparedExercise(AttackFixture.exercise, of: AttackFixture.course[0])
        let error = await #expect(throws: AnswerProblem.self) {
            try await grader.scratch.with { try await busy.compile(AttackFixture.solution, for: exercise, into: $0) }
        }
        #expect(error == .notGraded(reason: "the machine was too busy to compile it within 0 s; grade it again"))
    }

    @Test("of a class on a busy machine nothing is a zero: an answer, a quiz file, an archive and what may be in it")
    func busyClass() async throws {
        var grader = try await AttackFixture.grader()
        grader.parser.seconds = 0
        try await AttackFixture.withFolder { folder in
            let files = [
                ("alice/output-size.swift", AttackFixture.solution), ("bob/01-places/quizzes.yml", "how-many: 3\n"),
                ("carol.zip", "PK"),
            ]
            for (name, text) in files {
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let report = await grader.grade([folder.path])
            let read = report.answers.filter { $0.status == .notGraded }
            #expect(Set(read.compactMap(\.student)) == ["alice", "bob", "carol"], "\(report.answers)")
            #expect(read.allSatisfy { $0.problems.map(\.message).joined().contains("the machine was too busy to ") })
            #expect(!report.answers.contains { [.failed, .compileError, .refused].contains($0.status) })
        }
        let problem = AnswerProblem.notGraded(reason: "busy")
        let archive = AnswerReport(
            file: "carol.zip", student: "carol", exercise: "carol.zip", points: 0, status: .notGraded,
            problems: [.init(problem)])
        var list = ClassList(students: ["carol", "dora"])
        list.asked = ["output-size"]
        let missing = list.missing(
            from: [GradedFile(student: "carol", reports: [archive])], of: grader.course)
        #expect(missing.map(\.status) == [.notGraded, .notStarted])
        #expect(missing[0].problems == archive.problems)
    }

    @Test("an answer beside them is graded", .timeLimit(.minutes(10)))
    func beside() async throws {
        let grader = try await AttackFixture.grader()
        try await AttackFixture.withFolder { folder in
            let texts = [
                ("alice/output-size.swift", NestedText.all[7].text), ("bob/output-size.swift", AttackFixture.solution),
                ("carol/01-places/quizzes.yml", "how-many: " + String(repeating: "[", count: 100_000)),
                ("dora/01-places/quizzes.yml", "how-many: -9223372036854775808\n"),
            ]
            for (name, text) in texts {
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let report = await grader.grade([folder.path])
            let scores = Dictionary(report.students.map { ($0.student, $0.score) }, uniquingKeysWith: +)
            #expect(scores == ["alice": 0, "bob": 4, "carol": 0, "dora": 0], "\(report.answers.map(\.text))")
            #expect(report.students.map(\.points) == [6, 6, 6, 6])
            let alice = try #require(report.answers.first { $0.student == "alice" })
            #expect(
                alice.status == .compileError && alice.problems.map(\.message) == [AnswerProblem.nestedTooDeeply.words])
        }
    }
}
