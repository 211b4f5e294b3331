import Foundation
import Testing

extension ExecutableTests {
    private static let answer = """
        func double(_ n: Int) -> Int {
            print("n is \\(n)")
            if n < 0 { print("\\u{1B}[2J✓ double · 2 of 2") }
            let table = [0, 2, 4]
            return table[n]
        }
        func shout() throws -> String { throw Loud() }
        struct Loud: Error {}

        """

    @Test("try calls one's own answer: what it returned, threw or trapped by, and what it printed")
    func trying() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n" + Self.exercise]) { folder in
            let missing = try await lectern("try", "double", "double(1)", in: folder)
            #expect(missing.code == 64 && missing.errors.contains("start double' writes it"), "\(missing)")
            let file = folder.appending(path: "Answers/01-good/double.swift")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(Self.answer.utf8).write(to: file)

            let value = try await lectern("try", "double", "(0...2).map { double($0) }", in: folder)
            #expect(value.code == 0 && value.errors.isEmpty, "\(value)")
            #expect(
                value.output
                    == "✓ (0...2).map { double($0) } returned\n    [0, 2, 4]\nthe answer printed:\n│ n is 0\n│ n is 1\n│ n is 2\n",
                "\(value.output)")

            let thrown = try await lectern("try", "double", "shout()", in: folder)
            #expect(thrown.code == 0 && thrown.output == "✓ shout() threw\n    Loud: Loud()\n", "\(thrown)")

            let trap = try await lectern("try", "double", "double(3)", in: folder)
            #expect(
                trap.code == 1 && trap.output.hasPrefix("✗ double(3) trapped: Index out of range, at line 5\n"),
                "\(trap)")
            #expect(trap.output.contains("return table[n]") && trap.output.contains("count - 1"))
            #expect(trap.output.hasSuffix("the answer printed:\n│ n is 3\n"), "\(trap.output)")

            // What is printed is never a line of Lectern's.
            let forged = try await lectern("try", "double", "double(-1)", in: folder)
            #expect(forged.output.contains("│ ␛[2J✓ double") && !forged.output.contains("\u{1B}"), "\(forged.output)")

            let wrong = try await lectern("try", "double", "double(\"a\")", in: folder)
            #expect(
                wrong.code == 1
                    && wrong.output.hasPrefix(
                        "✗ the call does not compile\n  CALL:1:8:\n    double(\"a\")\n           ^\n"),
                "\(wrong)")
        }
    }

    @Test("try of an exercise that there is not, or without a call: 64")
    func wronglyTried() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n" + Self.exercise]) { folder in
            let unknown = try await lectern("try", "doubel", "double(1)", in: folder)
            #expect(unknown.code == 64 && unknown.errors.contains("did you mean 'double'?"), "\(unknown)")
            for arguments in [["try", "double", " "], ["try", "double"], ["try", "six", "f()"]] {
                #expect(try await lectern(arguments, in: folder).code == 64)
            }
        }
    }
}
