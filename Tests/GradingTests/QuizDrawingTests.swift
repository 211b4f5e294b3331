import Evaluation
import Foundation
import Literate
import Testing
import Toolchain

@testable import Grading

@Suite("Questions with drawn numbers are computed by the chapter's Swift, and graded for each student")
struct QuizDrawingTests {
    private static let cells = """
        ```swift
        struct Window { var width: Int }
        func places(_ n: Int, _ window: Window) -> Int {
            precondition(window.width > 0, "a window has a width")
            return n - window.width + 1
        }
        fatalError("no cell runs for a question")
        ```

        """

    private static let good = """
        question: How many places has a \\(f)-wide window in \\(n) columns?
        draw: {n: [7, 9, 12], f: [2, 3]}
        where: n - f != 5
        answer: places(n, Window(width: f))
        wrong:
          - value: Double(n) / Double(f)
            feedback: That is $\\(n)/\\(f)$.
          - value: n - f
            feedback: 'Steps: \\(Double(n - f) / 3).'
        explanation: It is $\\(n) - \\(f) + 1 = \\(answer)$.
        """

    private func chapter(_ yaml: String, file: String = "Lessons/01-a.md") throws -> Chapter {
        // Labels have colons, so the expression stands in quotes.
        let yaml = yaml.replacing(
            "answer: places(n, Window(width: f))", with: "answer: \"places(n, Window(width: f))\"")
        return try Chapter.parse(
            text: "---\ntitle: T\n---\n\n\(Self.cells)```quiz id=how-many\n\(yaml)\n```\n", file: file)
    }

    private func drawn(_ yaml: String, limit: Duration = .seconds(10)) async throws -> QuizDrawing.Drawn {
        let evaluator = try Evaluator(
            toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()))
        return try await QuizDrawing(by: evaluator, limit: limit).drawn(chapter(yaml))
    }

    private func failure(_ yaml: String, limit: Duration = .seconds(10)) async throws -> String {
        try #require(await drawn(yaml, limit: limit).diagnostics.first).description
    }

    @Test("each combination that the condition leaves has its right answer, its wrong ones and its texts")
    func variants() async throws {
        let drawn = try await drawn(Self.good)
        #expect(drawn.diagnostics == [])
        let variants = try #require(drawn.chapter.quizzes[0].draw).variants
        #expect(
            variants.map(\.numbers) == [
                "n = 7, f = 3", "n = 9, f = 2", "n = 9, f = 3", "n = 12, f = 2", "n = 12, f = 3",
            ])
        let first = variants[0].quiz
        #expect(first.mark(of: "5").isRight)
        #expect(first.mark(of: "4").feedback == "Steps: 1.333333333.")
        #expect(first.mark(of: "7/3").feedback == "That is $7/3$.")
        #expect(first.reason == "It is $7 - 3 + 1 = 5$.")
        #expect(first.question.words == "How many places has a 3-wide window in 7 columns?")
    }

    @Test("numbers that were computed are not computed again, until a cell above changes")
    func remembered() async throws {
        let cache = FileManager.default.temporaryDirectory.appending(path: "lectern-draws-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        let drawing = QuizDrawing(by: try Evaluator(toolchain: .current(), cache: OutputCache(folder: cache)))
        /// The answers, and whether anything was run for them.
        func draw(_ chapter: Chapter) async throws -> (answers: [String], ran: Bool) {
            let outputs = cache.appending(path: "outputs")
            try? FileManager.default.removeItem(at: outputs)
            let drawn = try await drawing.drawn(chapter)
            #expect(drawn.diagnostics == [])
            let rows = try #require(drawn.chapter.quizzes[0].draw).rows
            return (rows.map { $0[2] }, FileManager.default.fileExists(atPath: outputs.path))
        }
        func moved(_ text: String, _ new: String) throws -> Chapter {
            let bytes = try chapter(Self.good).bytes
            return try Chapter.parse(
                text: String(decoding: bytes, as: UTF8.self).replacing(text, with: new), file: "Lessons/01-a.md")
        }
        let first = try await draw(try chapter(Self.good))
        #expect(first.ran && first.answers == ["5", "8", "7", "11", "10"])
        let second = try await draw(try moved("```quiz", "Prose.\n\n```quiz"))
        #expect(!second.ran && second.answers == first.answers)
        let third = try await draw(try moved("window.width + 1", "window.width + 2"))
        #expect(third.ran && third.answers[0] == "6")
    }

    @Test("what an author gets wrong is told at its line and column, with what to do")
    func mistakes() async throws {
        let misspelt = try await failure(
            Self.good.replacing("answer: places(", with: "answer: pieces(").replacing(
                "pieces(n, Window(width: f))", with: "pieces(n, f)"))
        #expect(
            misspelt == """
                Lessons/01-a.md:17:9: error: 'pieces(n, f)' does not compile: cannot find 'pieces' in scope
                  it may use the drawn numbers and what the cells above the question declare
                """)
        let trapping = try await failure(Self.good.replacing("f: [2, 3]", with: "f: [0, 3]"))
        #expect(trapping.hasPrefix("Lessons/01-a.md:15:1: error: what computes the numbers of 'how-many' stops: "))
        #expect(trapping.contains("a window has a width"))
        let infinite = try await failure(Self.good.replacing("value: n - f", with: "value: Double(n) / Double(f - f)"))
        #expect(
            infinite.hasPrefix(
                "Lessons/01-a.md:17:9: error: an answer to 'how-many' is not a finite number where n = 7"))
        let none = try await failure(Self.good.replacing("n - f != 5", with: "n == 7 && f == 3"))
        #expect(none.hasPrefix("Lessons/01-a.md:16:8: error: 'where' leaves one combination of numbers"))
        let ambiguous = try await failure(Self.good.replacing("value: n - f", with: "value: n - 2"))
        #expect(
            ambiguous.hasPrefix("Lessons/01-a.md:21:12: error: a wrong answer is the right one where n = 7, f = 3"))
        let endless = try await failure(
            Self.good.replacing("n - f != 5", with: "\"{ n in while n > 0 { usleep(1000) }; return true }(n)\""),
            limit: .milliseconds(200))
        #expect(endless.contains("runs too long"))
    }

    @Test(
        "in a class each student is graded with the numbers of his folder's name, alone with those of the name that is kept"
    )
    func grading() async throws {
        let chapter = try chapter(Self.good)
        let grader = try await Grader(
            course: [chapter], toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()), seed: 1,
            courseSeed: 3)
        let variants = try #require(try await drawn(Self.good).chapter.quizzes.first)
        func right(_ name: String?) throws -> (answer: String, numbers: String) {
            let variant = try #require(variants.variant(for: Learner(name: name, seed: 3)))
            guard case .number(let answer, _, _) = variant.quiz.kind else { return ("", "") }
            return ("\(Int(answer))", variant.numbers)
        }
        let names = ["ada", "grace", "alan", "edsger"]
        #expect(Set(try names.map { try right($0).numbers }).count > 1)
        try await GradingFixture.withFolder { folder in
            func write(_ answer: String, in owner: String) throws {
                let place = folder.appending(path: owner).appending(path: "01-a")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data("how-many: \(answer)\n".utf8).write(to: place.appending(path: "quizzes.yml"))
            }
            for name in names { try write(right(name).answer, in: "class/\(name)") }
            // What a student writes there changes nobody's numbers.
            try LearnerName.keep("edsger", in: folder.appending(path: "class/ada"))
            let report = await grader.grade([folder.appending(path: "class").path])
            #expect(report.answers.map(\.status) == [.passed, .passed, .passed, .passed])
            let numbers = try names.sorted().map { try right($0).numbers }
            #expect(report.answers.map(\.numbers) == numbers)

            try write(right(nil).answer, in: "Answers")
            let answers = folder.appending(path: "Answers")
            let (alone, grace) = (try right(nil).numbers, try right("grace").numbers)
            #expect(await grader.grade([answers.path]).answers[0].numbers == alone)
            try LearnerName.keep(" Grace\n", in: answers)
            try write("1000", in: "Answers")
            let wrong = await grader.grade([answers.path]).answers[0]
            #expect(wrong.status == .failed && wrong.numbers == grace)
        }
    }

    @Test("a question whose expressions are wrong is not graded, and loses nobody a point")
    func fault() async throws {
        let broken = try chapter(Self.good.replacing("where: n - f != 5", with: "where: nonsense"))
        let grader = try await Grader(
            course: [broken], toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()), seed: 1)
        try await GradingFixture.withFolder { folder in
            let place = folder.appending(path: "01-a")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data("how-many: 5\n".utf8).write(to: place.appending(path: "quizzes.yml"))
            let report = await grader.grade([folder.path])
            #expect(report.answers.map(\.status) == [.notGraded] && report.points == 0)
            #expect(report.answers[0].problems[0].message.contains("'nonsense' does not compile"))
        }
    }
}

extension [Block] {
    /// The words of a text of one paragraph.
    fileprivate var words: String {
        if case .paragraph(let line)? = first { line.plainText } else { "" }
    }
}
