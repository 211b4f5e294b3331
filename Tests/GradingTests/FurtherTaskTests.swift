import Evaluation
import Foundation
import Literate
import Testing
import Toolchain

@testable import Grading

@Suite("A further task asks more of an answer that is right, and nothing of its score")
struct FurtherTaskTests {
    private func chapter(
        extra: String = "property(\"all\", .int(in: 1...9)) { n in f(-n) == n }",
        solution: String = "func f(_ n: Int) -> Int { n < 0 ? -n : n }"
    ) throws -> Chapter {
        try Chapter.parse(
            text: """
                ---
                title: T
                ---

                ## E

                Text.

                ```swift exercise=e points=2
                func f(_ n: Int) -> Int { 0 }
                ```

                ```swift solution=e
                func f(_ n: Int) -> Int { n }
                ```

                ```swift check=e
                property("same", .int(in: 1...9)) { n in f(n) == n }
                ```

                ```swift extra=e "Let it turn **negative** numbers."
                \(extra)
                ```

                ```swift extra-solution=e
                \(solution)
                ```

                """, file: "Lessons/02-t.md")
    }

    private func grader(_ chapter: Chapter, triesExtra: Bool) async throws -> Grader {
        try await Grader(
            course: [chapter], toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()), seed: 1,
            triesExtra: triesExtra)
    }

    private func grade(_ answer: String, triesExtra: Bool = true) async throws -> AnswerReport {
        let grader = try await grader(chapter(), triesExtra: triesExtra)
        return try await GradingFixture.withFolder { folder in
            let file = folder.appending(path: "e.swift")
            try Data(answer.utf8).write(to: file)
            return await grader.grade([file.path]).answers[0]
        }
    }

    @Test("it is told of an answer that is right, and tried where that is asked; the score is the same")
    func told() async throws {
        let plain = try await grade("func f(_ n: Int) -> Int { n }", triesExtra: false)
        #expect(plain.furtherTask?.task == "Let it turn **negative** numbers." && plain.furtherTask?.checks == nil)
        let failing = try await grade("func f(_ n: Int) -> Int { n }")
        #expect(failing.status == .passed && failing.score == 2 && failing.checks.map(\.name) == ["same"])
        #expect(failing.furtherTask?.checks?.map(\.passed) == [false] && failing.hint == nil)
        let right = try await grade("func f(_ n: Int) -> Int { abs(n) }")
        #expect(right.score == 2 && right.furtherTask?.checks?.map(\.passed) == [true])
    }

    @Test("of an answer that is wrong, is not started or does not compile it says nothing")
    func silent() async throws {
        for answer in ["func f(_ n: Int) -> Int { 1 }", "func f(_ n: Int) -> Int { 0 }", "func f("] {
            #expect(try await grade(answer).furtherTask == nil)
        }
    }

    @Test("an answer that traps or hangs in it keeps its score")
    func traps() async throws {
        for answer in ["precondition(n > 0); return n", "if n < 0 { while true { _ = n.description } }; return n"] {
            let report = try await grade("func f(_ n: Int) -> Int { \(answer) }")
            #expect(report.status == .passed && report.score == 2)
            #expect(report.furtherTask?.checks?.allSatisfy(\.passed) == false)
        }
    }

    @Test(
        "a task that the exercise's solution passes, and one that its own solution does not, are told at their fences")
    func proof() async throws {
        func failures(_ chapter: Chapter) async throws -> [String] {
            try await grader(chapter, triesExtra: false).prove(chapter)[0].failures.map { "\($0)" }
        }
        #expect(try await failures(chapter()) == [])
        let easy = try await failures(chapter(extra: "check(\"one\", f(1) == 1)"))
        #expect(
            easy == [
                "Lessons/02-t.md:21:1: error: the solution passes the further task's check, too\n"
                    + "  ask for more than the exercise does, or remove it"
            ])
        let wrong = try await failures(chapter(solution: "func f(_ n: Int) -> Int { n < 0 ? 1 : n }"))
        #expect(
            wrong.count == 1
                && wrong[0].hasPrefix("Lessons/02-t.md:25:1: error: the further task's solution fails\n  all: "))
        let other = try await failures(chapter(solution: "func f(_ n: Int) -> Int { n < 0 ? -n : 1 }"))
        #expect(other.count == 1 && other[0].contains("25:1: error: the further task's solution fails\n  same: "))
    }
}
