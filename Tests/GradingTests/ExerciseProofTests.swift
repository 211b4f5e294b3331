import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Exercises at fault are told to their authors")
struct ExerciseProofTests {
    private func verify(starter: String, solution: String, check: String, wrong: String) async throws -> [String] {
        let chapter = try GradingFixture.chapter(starter: starter, solution: solution, check: check, wrong: wrong)
        return try await GradingFixture.grader.value.prove(chapter).flatMap(\.failures).map(\.description)
    }

    private let good = (
        starter: "func f(_ n: Int) -> Int { 0 }", solution: "func f(_ n: Int) -> Int { n + 1 }",
        check: "property(\"next\", .int(in: 5...9)) { n in f(n) == n + 1 }", wrong: "func f(_ n: Int) -> Int { n }"
    )

    @Test("a promise that does not hold is told at its fence")
    func broken() async throws {
        #expect(
            try await verify(starter: good.starter, solution: good.solution, check: good.check, wrong: good.wrong) == []
        )
        let solution = try await verify(
            starter: good.starter, solution: "func f(_ n: Int) -> Int { n + 2 }", check: good.check, wrong: good.wrong)
        #expect(
            solution.count == 1 && solution[0].hasPrefix("Lessons/02-t.md:17:1: error: the solution fails its check"))
        #expect(solution[0].contains("f(5) == 5 + 1"), "\(solution)")
        let empty = try await verify(
            starter: good.starter, solution: good.solution, check: "let seven = f(6)", wrong: good.wrong)
        #expect(empty.contains { $0.hasPrefix("Lessons/02-t.md:21:1: error: the check claims nothing") }, "\(empty)")
        let starter = try await verify(
            starter: "func f(_ n: Int) -> Int { 1 + n }", solution: good.solution, check: good.check, wrong: good.wrong)
        #expect(starter.count == 1 && starter[0].contains(":13:1: error: the starter passes the check"), "\(starter)")
        let wrong = try await verify(
            starter: good.starter, solution: good.solution, check: good.check,
            wrong: "func f(_ n: Int) -> Int { n < 5 ? n : n + 1 }")
        #expect(wrong.count == 1 && wrong[0].contains("the check does not catch this misconception"), "\(wrong)")
    }

    @Test(
        "a function that cannot be asked across processes is told at its type; a check that does not compile at its line"
    )
    func unsupported() async throws {
        let closure = try await verify(
            starter: "func f(_ n: (Int) -> Int) -> Int { 0 }", solution: "func f(_ n: (Int) -> Int) -> Int { 1 }",
            check: good.check, wrong: "func f(_ n: (Int) -> Int) -> Int { 2 }")
        #expect(
            closure.count == 1 && closure[0].hasPrefix("Lessons/02-t.md:14:13: error: '(Int) -> Int' cannot go"),
            "\(closure)")
        let check = try await verify(
            starter: good.starter, solution: good.solution, check: "check(\"a\", f(\"x\") == 1)", wrong: good.wrong)
        #expect(check.count == 1 && check[0].hasPrefix("Lessons/02-t.md:22:"), "\(check)")
    }
}
