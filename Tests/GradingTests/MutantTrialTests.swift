import AnswerReading
import Foundation
import Literate
import Testing
import Toolchain

@testable import Grading

@Suite("Checks are tried on solutions with mistakes in them")
struct MutantTrialTests {
    private func report(
        starter: String = "func f(_ n: Int) -> Int { 0 }", solution: String, check: String
    ) async throws -> MutantReport {
        let chapter = try GradingFixture.chapter(
            starter: starter, solution: solution, check: check, wrong: "func f(_ n: Int) -> Int { -7 }")
        let grader = try await GradingFixture.grader.value
        return try await GradingFixture.withFolder { folder in
            try await MutantTrial(
                grader: grader, chapter: chapter, exercise: chapter.exercises[0], store: ContentStore(folder: folder)
            ).run()
        }
    }

    private static let clamp = """
        func f(_ n: Int) -> Int {
            let top = 9
            if n > top { return top }
            return n
        }
        """
    private static let strong = "property(\"cut\", .int(in: 0...20)) { n in f(n) == [n, 9].min()! }\n"

    @Test(
        "a strong check catches all but the equivalent one, which is told with its place, its lines and the nearest check"
    )
    func living() async throws {
        let report = try await report(solution: Self.clamp, check: Self.strong)
        let living = try #require(report.living.first)
        #expect(report.living.count == 1 && report.equivalent == 0 && report.caught > 5 && report.faults.isEmpty)
        #expect(living.before == "n > top" && living.after == "n >= top" && living.kind == .boundary)
        #expect(living.line == 20 && living.column == 10 && living.nearest == "cut")
        #expect(living.difference == ["- if n > top { return top }", "+ if n >= top { return top }"])
        #expect(living.mark == "// equivalent: `n > top` → `n >= top`:")
        #expect(report.share < 0.95 && !report.passed)
    }

    @Test("a mark takes its mutant out; one that matches nothing is told with what was meant, one that is caught, too")
    func marks() async throws {
        let marked = try await report(
            solution: Self.clamp, check: "// equivalent: `n > top` → `n >= top`: 9 is 9\n" + Self.strong)
        #expect(marked.passed && marked.equivalent == 1 && marked.living.isEmpty)
        let wrong = try await report(
            solution: Self.clamp,
            check: """
                // equivalent: `n > tops` -> `n >= top`: 9 is 9
                // equivalent: `n > top` → `n <= top`: it is turned round
                // equivalent: `n > top` → `n >= top`:
                // equivalent: nobody can notice
                \(Self.strong)
                """)
        #expect(!wrong.passed && wrong.living.count == 1)
        #expect(
            wrong.faults.map(\.description) == [
                """
                Lessons/02-t.md:26:1: error: this mark matches no change of the solution
                  did you mean '// equivalent: `n > top` → `n >= top`:'?
                """,
                "Lessons/02-t.md:27:1: error: the check catches this change, so it is not equivalent\n  remove the mark",
                """
                Lessons/02-t.md:28:1: error: this mark gives no reason
                  write // equivalent: `BEFORE` → `AFTER`: why nobody can notice
                """,
                """
                Lessons/02-t.md:29:1: error: this mark names no change of the solution
                  write // equivalent: `BEFORE` → `AFTER`: why nobody can notice
                """,
            ])
    }

    @Test("what hangs, traps, takes all memory or returns too much is caught; what does not compile counts for nothing")
    func failures() async throws {
        let report = try await report(
            starter: "func f(_ n: Int) -> [Int] { [] }",
            solution: """
                func f(_ n: Int) -> [Int] {
                    var squares: [Int] = []
                    var i = 0
                    while i < n {
                        squares.append(i * i)
                        i += 1
                    }
                    return squares
                }
                """, check: "property(\"squares\", .int(in: 0...8)) { n in f(n) == (0..<n).map { $0 * $0 } }")
        // `i -= 1` and no `i += 1` never end.
        #expect(report.passed && report.living.isEmpty && report.caught >= 10, "\(report)")
        let text =
            "func f(_ n: Int) -> String { g(\"x\", n) }\nfunc g(_ a: String, _ b: Int) -> String { a + \"\\(b)\" }"
        let other = try await self.report(
            starter: "func f(_ n: Int) -> String { \"\" }", solution: text,
            check: "check(\"one\", f(2) == \"x2\")")
        // The swapped arguments, and a text minus a text.
        #expect(other.uncompiled >= 2 && other.living.isEmpty && other.caught >= 4, "\(other)")
    }

    @Test("a solution that cannot share a library with its mutants is tried all the same")
    func alone() async throws {
        let solution = """
            protocol Named { static var name: Int { get } }
            extension Int: Named { static var name: Int { 3 } }
            func f(_ n: Int) -> Int { n + Int.name }
            """
        let report = try await report(solution: solution, check: "check(\"five\", f(5) == 8)")
        #expect(report.passed && report.caught >= 3 && report.living.isEmpty, "\(report)")
    }

    @Test("a solution that fails its check is a fault; a verdict is kept until something changes")
    func faultsAndStore() async throws {
        await #expect(throws: Diagnostic.self) {
            _ = try await report(solution: Self.clamp, check: "check(\"no\", f(1) == 2)")
        }
        let chapter = try GradingFixture.chapter(
            starter: "func f(_ n: Int) -> Int { 0 }", solution: "func f(_ n: Int) -> Int { n + 1 }",
            check: "check(\"two\", f(1) == 2)", wrong: "func f(_ n: Int) -> Int { -7 }")
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            let trial = MutantTrial(
                grader: grader, chapter: chapter, exercise: chapter.exercises[0], store: ContentStore(folder: folder))
            let first = try await trial.run()
            let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
            let second = try await trial.run()
            #expect(first.caught == second.caught && first.living == second.living && first.caught > 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file])
        }
    }

    @Test("JSON has every key, the same bytes each time")
    func json() async throws {
        let report = try await report(solution: Self.clamp, check: Self.strong)
        let text = MutantReport.json([report])
        #expect(text == MutantReport.json([report]))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(document[0]["exercise"] as? String == "e" && document[0]["passed"] as? Bool == false)
        let living = try #require((document[0]["living"] as? [[String: Any]])?.first)
        #expect(living["kind"] as? String == "boundary" && living["line"] as? Int == 20)
    }
}
