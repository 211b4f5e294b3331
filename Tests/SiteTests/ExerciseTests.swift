import Literate
import Testing

@testable import Site

@Suite("Exercises and questions can be worked on without a script, and keep their answers when asked to")
struct ExerciseTests {
    @Test("they are numbered together, with points, commands, and folded hint and solution")
    func exercise() throws {
        let html = try body(try chapter(everything))
        #expect(html.contains("Question 9.1") && html.contains("Question 9.2"))
        #expect(html.contains("Exercise 9.3 · The output size"))
        #expect(html.contains(#"<p class="points">2 points</p>"#))
        #expect(html.contains("<code>./lectern start output-size</code>"))
        #expect(html.contains("<code>./lectern grade Answers/09-spatial-dimensions/output-size.swift</code>"))
        #expect(html.contains("<details class=\"hint\"><summary>Hint</summary>\n<p>"))
        #expect(html.contains("<details class=\"solution\"><summary>Solution</summary>"))
        #expect(!html.contains("Count the places, not the steps."), "known misconceptions stay with the grader")
    }

    @Test("a number's tolerance and known wrong values, a choice's right one and remarks are there for the script")
    func quiz() throws {
        let html = try body(try chapter(everything))
        #expect(html.contains(#"data-quiz="conv-params" data-checked data-answer="760" data-tolerance="0""#))
        let remark = #"<span class="line">Each filter has a bias.</span>"#
        #expect(html.contains(#"<data class="remark" value="750" hidden>\#(remark)</data>"#))
        #expect(html.contains(#"id="fits-1" value="1" data-right>"#))
        let choice = #"<span class="remark" hidden><span class="line">It leaves a <em>remainder</em>.</span></span>"#
        #expect(html.contains(choice))
    }

    @Test("without a script the answer is folded, under its number where there are choices")
    func folded() throws {
        let html = try body(try chapter(everything))
        #expect(html.contains("<p><strong>760</strong></p><p>There are 10 filters"))
        #expect(html.contains("<strong>Answer 1</strong>"))
    }

    @Test("without solutions a page has no answer in it, not even for its script")
    func leftOut() throws {
        let html = try body(try chapter(everything), options: SiteOptions(solutions: .leftOut))
        for secret in ["760", "secretSolution", "data-right", "remainder", "75", "class=\"solution\""] {
            #expect(!html.contains(secret), "\(secret)")
        }
        #expect(html.contains("Draw it.") && html.contains("Answers/09-spatial-dimensions/quizzes.yml"))
    }
}
