import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Starters are written, never over work")
struct StarterTests {
    @Test("every exercise and quiz of a course gets its file once")
    func starters() async throws {
        try await GradingFixture.withFolder { folder in
            let starter = Starter(into: folder)
            let first = try starter.writeAll(of: GradingFixture.course)
            #expect(
                first.map(\.file.lastPathComponent) == [
                    "output-size.swift", "mirror.swift", "twice.swift", "quizzes.yml",
                ])
            #expect(!first.contains { !$0.isNew })
            let file = folder.appending(path: "01-windows/output-size.swift")
            #expect(
                try String(contentsOf: file, encoding: .utf8).hasPrefix(
                    """
                    // 01-windows.html#exercise-output-size · How many places? (4 points)
                    // Your answer may import LessonKit and Foundation, and sees nothing that the cells declare.

                    """))
            let texts = try first.map { try String(contentsOf: $0.file, encoding: .utf8) }
            #expect(!texts.contains { $0.contains(".md") }, "a solution is where a starter points to")
            try Data("work".utf8).write(to: file)
            #expect(try starter.write("output-size", of: GradingFixture.course)?.isNew == false)
            #expect(try String(contentsOf: file, encoding: .utf8) == "work")
            #expect(try starter.write("nothing", of: GradingFixture.course) == nil)
        }
    }

    @Test("a quiz file has the questions, and graded as it is says that nothing is answered")
    func quizzes() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            _ = try Starter(into: folder).writeAll(of: GradingFixture.course)
            let file = folder.appending(path: "01-windows/quizzes.yml")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("# Which?\n#   a: this\n#   b: that\nwhich: \n"))
            let report = await grader.grade([folder.path])
            #expect(report.answers.map(\.status) == Array(repeating: .notStarted, count: 5))
            #expect(report.points == 10 && report.score == 0)
        }
    }

    @Test("a question in a quiz file has its formulas, lists and tables as a terminal shows them")
    func readableQuestions() async throws {
        let chapter = try Chapter.parse(
            text: """
                ---
                title: Rates
                ---

                ```quiz id=rate
                question: |
                  How small is $\\frac{1}{2^{10}}$ for **each** $\\alpha$?

                  1. the rate
                  2. its *square*

                  | a | $\\beta$ |
                  |---|---|
                  | 1 | 2 |

                  $$
                  \\sigma(z) = \\frac{1}{1 + e^{-z}}
                  $$
                choices:
                  - text: $2^{-10}$
                    right: true
                  - text: less
                ```
                """, file: "Lessons/01-rates.md")
        try await GradingFixture.withFolder { folder in
            let file = try Starter(into: folder).writeQuizzes(of: chapter).file
            let text = try String(contentsOf: file, encoding: .utf8)
            let expected = """
                # How small is 1/2¹⁰ for each α?
                # 1. the rate
                # 2. its square
                # a  β
                # 1  2
                # σ(z) = 1/(1 + e⁻ᶻ)
                #   a: 2⁻¹⁰
                #   b: less
                rate: 
                """
            #expect(text.contains(expected), "\(text)")
        }
    }
}
