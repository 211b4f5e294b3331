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

    @Test("what was proven is not tried again, until the exercise changes; what failed is, each time")
    func remembered() async throws {
        let cache = FileManager.default.temporaryDirectory.appending(path: "lectern-proofs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        let grader = try await GradingFixture.makeGrader(cache: cache)
        let answers = cache.appending(path: "answers")
        /// The proof, and how many answers were compiled for it.
        func prove(check: String? = nil, prose: String = "") async throws -> (proof: ExerciseProof, compiled: Int) {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: answers.path)) ?? [] {
                try FileManager.default.removeItem(at: answers.appending(path: name))
            }
            var chapter = try GradingFixture.chapter(
                starter: good.starter, solution: good.solution, check: check ?? good.check, wrong: good.wrong)
            chapter = try Chapter.parse(
                text: String(decoding: chapter.bytes, as: UTF8.self).replacing("Text.", with: "Text." + prose),
                file: chapter.file)
            let proof = try await grader.prove(chapter)[0]
            return (proof, try FileManager.default.contentsOfDirectory(atPath: answers.path).count)
        }
        let first = try await prove()
        #expect(first.compiled > 0 && first.proof.failures.isEmpty && first.proof.caught == 1)
        let second = try await prove(prose: " More.\n\nAnd more.")
        #expect(second.compiled == 0 && second.proof.caught == 1)
        #expect(second.proof.checks == first.proof.checks)
        let broken = good.check.replacing("n + 1 }", with: "n + 2 }")
        for _ in 0..<2 {
            let third = try await prove(check: broken)
            #expect(third.compiled > 0 && !third.proof.failures.isEmpty)
        }
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
