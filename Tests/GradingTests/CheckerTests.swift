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
        let text = """
            ---
            title: T
            summary: S.
            objectives: [one, two, three]
            ---

            # T

            ## E

            Text.

            ```swift exercise=e points=1
            func f(_ n: Int) -> Int { 0 }
            ```

            ```swift solution=e
            func f(_ n: Int) -> Int { n }
            ```

            ```swift check=e
            import Foundation
            check("before", f(1) == 1)
            \(end)
            check("after", f(2) == 2)
            ```

            ```swift wrong=e "Think."
            func f(_ n: Int) -> Int { 1 }
            ```
            """
        let chapter = try Chapter.parse(text: text, file: "02-t.md")
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(chapter.exercises[0], of: chapter)
        await #expect(throws: AnswerProblem.checkerDied) {
            _ = try await grader.judge("func f(_ n: Int) -> Int { n + 0 }\n", of: prepared)
        }
    }
}
