import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Honest answers are graded")
struct GradingTests {
    @Test("a solution gets full marks", arguments: ["output-size", "mirror", "twice"])
    func solutions(name: String) async throws {
        let exercise = GradingFixture.exercise(name)
        let report = try await GradingFixture.grade(exercise.solution.text, exercise: name)
        #expect(report.status == .passed, "\(report.text)")
        #expect(report.score == Double(exercise.points))
    }

    @Test("an exercise keeps its promises: solution, starter, misconceptions and their hints")
    func verified() async throws {
        let proofs = try await GradingFixture.grader.value.prove(GradingFixture.chapter)
        #expect(proofs.map(\.exercise.name) == ["output-size", "mirror", "twice"])
        for proof in proofs { #expect(proof.failures.map(\.description) == []) }
        #expect(proofs.map(\.caught) == [2, 1, 1])
    }

    @Test("marks are given in part, by the weight of what holds")
    func partialCredit() async throws {
        let report = try await GradingFixture.grade(
            """
            func outputSize(input n: Int, filter f: Int, stride s: Int, padding p: Int) -> Int? {
                s == 1 ? n + 2 * p - f + 1 : nil
            }
            """)
        #expect(report.checks.map(\.passed) == [true, true, false])
        #expect(report.score == 2 && report.status == .failed && report.hint == nil)
        #expect(
            report.checks.last?.counterexample?.hasPrefix("outputSize(input: 7, filter: 3, stride: 2, padding: 0) ==")
                == true)
        #expect(report.checks.last?.counterexample?.contains("returned nil") == true)
    }

    @Test("a learner with a known misconception is shown its hint, whatever the code looks like")
    func hint() async throws {
        let report = try await GradingFixture.grade(
            """
            private let sides = 1
            func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
                var places = 0
                var left = 0
                while left + filter <= input + padding * sides {
                    places += 1
                    left += stride
                }
                return places
            }
            """)
        #expect(report.hint == "Padding is on both sides.", "\(report.text)")
    }

    @Test("what an answer printed in the failed case is reported, bounded; in a right one, all of it")
    func printed() async throws {
        let wrong = try await GradingFixture.grade(
            """
            func twice(_ x: Tensor) throws -> Tensor {
                print("\\(x.shape)\\u{1B}[2J\\n✓ twice · 1 of 1")
                return x + 2
            }
            """, exercise: "twice")
        #expect(wrong.printed == .init(text: "[1, 1]\u{1B}[2J\n✓ twice · 1 of 1\n", ofFailedCase: true))
        let right = try await GradingFixture.grade(
            """
            func twice(_ x: Tensor) throws -> Tensor {
                print(String(repeating: "x", count: 1 << 16))
                return x * 2
            }
            """, exercise: "twice")
        #expect(right.printed == .init(text: String(repeating: "x", count: 4 << 10), isCut: true))
        #expect(right.status == .passed)
        let silent = try await GradingFixture.grade(GradingFixture.exercise("twice").solution.text, exercise: "twice")
        #expect(silent.printed == nil)
    }

    @Test(
        "a trap is a counterexample with its message and its line",
        arguments: [
            ("[1, 2, 3][input + 2]", "trapped: Index out of range, at line 2"),
            ("input / (stride - stride)", "trapped: Division by zero, at line 2"),
            ("input / (padding &- padding)", "trapped: Division by zero, at line 2"),
            ("Int.max - 1 + filter * 2", "trapped: arithmetic overflow, at line 2"),
            ("Int(\"x\")!", "trapped: Unexpectedly found nil while unwrapping an Optional value, at line 2"),
            ("Int(Double.nan * Double(input))", "trapped: Double value cannot be converted to Int because"),
            ("Int(UInt(0 - input))", "trapped: Negative value is not representable, at line 2"),
        ])
    func traps(expression: String, words: String) async throws {
        let report = try await GradingFixture.grade(
            "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {\n    \(expression)\n}\n")
        #expect(report.checks.first?.counterexample?.contains(words) == true, "\(report.text)")
        #expect(report.checks.first?.counterexample?.contains("outputSize(input: 1, filter: 1, stride: 1") == true)
        #expect(report.score == 0)
    }

    @Test("two different traps in one line are told apart, each by its own place in the library")
    func twoTraps() async throws {
        for (first, second, causes) in [
            ("[1, 2, 3][input + 2]", "input / (stride - stride)", ["Division by zero", "Index out of range"]),
            // Both without words of the runtime's: only the debug information knows.
            ("Int.max - 1 + filter * 2", "input / (padding &- padding)", ["Division by zero", "arithmetic overflow"]),
        ] {
            let report = try await GradingFixture.grade(
                """
                func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
                    filter > 2 ? \(first) : \(second)
                }
                """)
            let calls = report.checks.compactMap(\.failedCall)
            #expect(calls.map(\.line) == [2, 2, 2] && calls.map(\.offsets) == [[], [], []], "\(report.text)")
            #expect(calls.map(\.cause) == [causes[0], causes[0], causes[1]], "\(report.text)")
        }
    }

    @Test("leftover prints, imports of Foundation and helpers of one's own do no harm")
    func leftovers() async throws {
        let report = try await GradingFixture.grade(
            """
            import Foundation
            import Kernels
            var calls = 0
            typealias Places = Int?
            struct Window { var way: Int }
            func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Places {
                calls += 1
                print("call", calls, sqrt(Double(input)))
                let window = Window(way: input + 2 * padding - filter)
                guard window.way >= 0, window.way % stride == 0 else { return nil }
                return window.way / stride + 1
            }
            """)
        #expect(report.status == .passed, "\(report.text)")
    }

    @Test("a fresh seed tries other cases, the same seed the same")
    func seeds() async throws {
        let grader = try await GradingFixture.grader.value
        #expect(grader.seed == 1)
        let one = try await GradingFixture.grade(GradingFixture.exercise("output-size").misconceptions[0].source.text)
        let two = try await GradingFixture.grade(GradingFixture.exercise("output-size").misconceptions[0].source.text)
        #expect(one.checks == two.checks)
    }
}
