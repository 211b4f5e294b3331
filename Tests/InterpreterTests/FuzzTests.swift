import DeepStack
import Foundation
import Interpreter
import Testing

@Suite("No text ends the interpreter, and each gets its answer at once, at a place that it has")
struct FuzzTests {
    /// `LECTERN_INTERPRETER_TEXTS=1000000` tries so many.
    private static let count =
        ProcessInfo.processInfo.environment["LECTERN_INTERPRETER_TEXTS"].flatMap { Int($0) } ?? 3_000

    @Test("broken answers and programs, random bytes, other languages")
    func broken() {
        let texts = BrokenTexts(breaking: Self.whole)
        let findings = DeepStack.run {
            (0..<Self.count).compactMap { seed in
                BrokenTexts.finding(texts.text(seed: seed), call: "f(1, [2.5])").map { "text \(seed): \($0)" }
            }
        }
        #expect(findings.isEmpty)
    }

    @Test("a solution that is half written, at each of its bytes")
    func prefixes() {
        let all = Self.count > 3_000
        let solutions = CourseAnswers.all.filter { $0.kind == "solution" }.enumerated().filter {
            all || $0.offset % 10 == 0
        }
        let findings = DeepStack.run {
            solutions.flatMap { _, solution in
                let bytes = Array(solution.source.utf8)
                return (0...bytes.count).compactMap { end in
                    BrokenTexts.finding(String(decoding: bytes[..<end], as: UTF8.self), call: "1").map {
                        "\(solution.exercise), \(end) bytes: \($0)"
                    }
                }
            }
        }
        #expect(findings.isEmpty)
    }

    private static let whole =
        CourseAnswers.all.map(\.source) + (0..<200).map { ProgramGenerator.program(seed: $0).source }
}
