import Literate
import Testing

@testable import Site

@Suite("Exercises and questions can be worked on without a script, and keep their answers when asked to")
struct ExerciseTests {
    @Test("they are numbered together, with points, commands, and folded hint and solution")
    func exercise() throws {
        let html = try body(try chapter(everything))
        expectElement("#title-conv-params", in: html, says: "Question 9.1")
        expectElement("#title-fits", in: html, says: "Question 9.2")
        expectElement("#the-output-size", in: html, says: "Exercise 9.3 · The output size")
        expectElement("#exercise-output-size p.points", in: html, says: "2 points")
        expectElement(".commands code", in: html, says: "./lectern start output-size")
        expectElement(
            ".commands code", in: html, says: "./lectern grade Answers/09-spatial-dimensions/output-size.swift")
        expectElement("#exercise-output-size details.hint", in: html, says: "Draw it.")
        expectElement("#exercise-output-size details.solution", in: html, says: "secretSolution")
        #expect(!html.contains("Count the places, not the steps."), "known misconceptions stay with the grader")
    }

    @Test("a further task is folded below the solution, with its command; its solution goes with the others")
    func furtherTask() throws {
        let markdown = """
            ## E

            Text.

            ```swift exercise=e
            a
            ```

            ```swift solution=e
            b
            ```

            ```swift check=e
            c
            ```

            ```swift extra=e "Let it take **all**."
            d
            ```

            ```swift extra-solution=e
            secretOfMore
            ```

            """
        let html = try body(chapter(markdown))
        expectElement("details.further p strong", in: html, says: "all")
        expectElement(
            "details.further code", in: html, says: "./lectern grade Answers/09-spatial-dimensions/e.swift --extra")
        expectElement("details.further details.solution", in: html, says: "secretOfMore")
        let without = try body(chapter(markdown), options: SiteOptions(solutions: .leftOut))
        expectElement("details.further p strong", in: without, says: "all")
        #expect(!without.contains("secretOfMore"))
    }

    @Test("a number's tolerance and known wrong values, a choice's right one and remarks are there for the script")
    func quiz() throws {
        let html = try body(try chapter(everything))
        expectElement(
            "[data-quiz=conv-params][data-checked]", in: html, has: ["data-answer": "760", "data-tolerance": "0"])
        expectElement("data.remark[hidden]", in: html, says: "Each filter has a bias.", has: ["value": "750"])
        expectElement("#fits-a[data-right]", in: html, has: ["value": "a"])
        #expect(PageElement.page(html).all("[data-quiz=fits] [data-right]").count == 1)
        expectElement("[data-quiz=fits] .remark[hidden]", in: html, says: "It leaves a remainder.")
        expectElement("[data-quiz=fits] .remark em", in: html, says: "remainder")
    }

    @Test("without a script the answer is folded, under its letter where there are choices")
    func folded() throws {
        let html = try body(try chapter(everything))
        expectElement("#exercise-conv-params details.solution strong", in: html, says: "760")
        expectElement("#exercise-conv-params details.solution", in: html, says: "There are 10 filters")
        expectElement("#exercise-fits details.solution strong", in: html, says: "Answer a")
    }

    @Test("without solutions a page has no answer in it, not even for its script")
    func leftOut() throws {
        let page = try body(try chapter(everything), options: SiteOptions(solutions: .leftOut))
        let html = page.replacing(#/ data-s(alt|ealed)="[^"]*"/#, with: "")
        for secret in ["760", "secretSolution", "data-right", "remainder", "75", "There are 10 filters"] {
            #expect(!html.contains(secret), "\(secret)")
        }
        expectElement("details.hint", in: html, says: "Draw it.")
        expectElement(".by-file code", in: html, says: "Answers/09-spatial-dimensions/quizzes.yml")
    }
}
