import Foundation
import Testing

@testable import Grading

@Suite("An answer's file may be anything")
struct FileTests {
    private static let signature = "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int?"

    @Test(
        "a file that is not Swift text is refused in plain words",
        arguments: [
            (Data(), "is empty"), (Data("\n \t\n".utf8), "is empty"),
            (Data([0x7F, 0x45, 0x4C, 0x46, 0, 1]), "is binary"),
            (Data([0xFF, 0xFE, 0x66, 0x00]), "is UTF-16"), (Data([0x66, 0xC3, 0x28]), "is not UTF-8"),
            (Data(repeating: 0x20, count: 300 << 10), "an answer may have 256 KB"),
        ])
    func refused(bytes: Data, words: String) async throws {
        let report = try await GradingFixture.grade(bytes: bytes)
        #expect(report.status == .refused && report.score == 0 && report.points == 4)
        #expect(report.problems.first?.message.contains(words) == true, "\(report.text)")
    }

    @Test("byte-order mark, carriage returns and a missing last newline are fine")
    func lineEnds() async throws {
        let text = "\u{FEFF}" + GradingFixture.solution.replacing("\n", with: "\r\n")
        #expect(try await GradingFixture.grade(text).status == .passed)
    }

    @Test(
        "what the compiler would say in its own words is said in the exercise's",
        arguments: [
            ("func size(input: Int) -> Int { 0 }", 1, "there is no function 'outputSize'"),
            (
                "\nfunc outputSize(input: Int, filter: Int, stride: Int) -> Int? { 0 }", 2,
                "the exercise asks for '\(signature)'"
            ),
            (
                "func outputSize(_ input: Int, filter: Int, stride: Int, padding: Int) -> Int? { 0 }", 1,
                "the exercise asks for"
            ),
            (
                "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int { 0 }", 1,
                "the exercise asks for"
            ),
            (
                "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) async -> Int? { 0 }", 1,
                "the exercise asks for"
            ),
            ("class outputSize {}", 1, "'outputSize' must be a function"),
            ("\(signature) { 0 }\n\(signature) { 1 }", 2, "is defined twice"),
            ("import Glibc\n\(signature) { 0 }", 1, "cannot import 'Glibc'"),
            (
                "\(signature) { 1 }\nprint(outputSize(input: 1, filter: 1, stride: 1, padding: 1))", 2,
                "declarations only"
            ),
            ("\(signature) {\n    let a: Int = \"x\"\n    return a\n}", 2, "cannot convert value of type 'String'"),
            ("\(signature) {\n    nothing\n", 2, "nothing"),
            ("struct Int {}\n\(signature) { nil }", 1, "its types are not those"),
        ])
    func notCompiled(text: String, line: Int, words: String) async throws {
        let report = try await GradingFixture.grade(text)
        #expect(report.status == .compileError && report.score == 0, "\(report.text)")
        #expect(report.problems.contains { $0.message.contains(words) && $0.line == line }, "\(report.text)")
    }

    @Test("'throws' may be left out or added")
    func throwing() async throws {
        let added = GradingFixture.solution.replacing("-> Int?", with: "throws -> Int?")
        #expect(try await GradingFixture.grade(added).status == .passed)
    }

    @Test("the starter itself earns nothing, and is told so")
    func starter() async throws {
        let text = "// mine\n" + GradingFixture.exercise("output-size").starter.text
        let report = try await GradingFixture.grade(text)
        #expect(report.status == .notStarted && report.score == 0)
    }

    @Test("links, fifos and doubled answers are refused by name; other answers are graded")
    func folder() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            let files = FileManager.default
            for student in ["alice", "bob", "-rf \"é🙂'\n"] {
                try files.createDirectory(
                    at: folder.appending(path: "\(student)/01-windows"), withIntermediateDirectories: true)
                try Data(GradingFixture.solution.utf8).write(
                    to: folder.appending(path: "\(student)/01-windows/output-size.swift"))
            }
            let alice = folder.appending(path: "alice/01-windows"), bob = folder.appending(path: "bob/01-windows")
            try files.createSymbolicLink(
                at: alice.appending(path: "twice.swift"), withDestinationURL: URL(filePath: "/etc/passwd"))
            try files.linkItem(at: bob.appending(path: "output-size.swift"), to: bob.appending(path: "twice.swift"))
            mkfifo(alice.appending(path: "mirror.swift").path, 0o644)
            try Data("x".utf8).write(to: alice.appending(path: "output-sise.swift"))
            try files.createDirectory(at: folder.appending(path: "bob/02"), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: folder.appending(path: "bob/02/output-size.swift"))

            let report = await grader.grade([folder.path])
            let found = report.answers.map { "\($0.student ?? "") \($0.exercise) \($0.status)" }.sorted()
            #expect(
                found == [
                    "-rf \"é🙂'\n output-size passed", "alice mirror refused", "alice output-sise refused",
                    "alice output-size passed", "alice twice refused", "bob output-size refused",
                    "bob output-size refused",
                    "bob twice refused",
                ])
            let words = report.answers.flatMap(\.problems).map(\.message)
            for word in [
                "symbolic link", "hard link", "not a regular file", "did you mean 'output-size'?", "second answer",
            ] {
                #expect(words.contains { $0.contains(word) }, "\(words)")
            }
        }
    }
}
