import AnswerReading
import Literate
import Testing

@testable import Grading

@Suite("A checker that died grades nobody")
struct CheckerTests {
    @Test(
        "the answer is told as not graded, with the reason",
        arguments: ["kill(getpid(), SIGKILL)", "kill(getpid(), SIGTERM)", "kill(getppid(), SIGKILL); sleep(5)"])
    func died(end: String) async throws {
        let chapter = try GradingFixture.chapter(
            starter: "func f(_ n: Int) -> Int { 0 }", solution: "func f(_ n: Int) -> Int { n }",
            check: """
                import Foundation
                check("before", f(1) == 1)
                \(end)
                check("after", f(2) == 2)
                """, wrong: "func f(_ n: Int) -> Int { 1 }")
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(chapter.exercises[0], of: chapter)
        await #expect(throws: AnswerProblem.checkerDied) {
            _ = try await grader.judge("func f(_ n: Int) -> Int { n + 0 }\n", of: prepared)
        }
    }
}
