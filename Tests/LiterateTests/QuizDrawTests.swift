import Testing

@testable import Literate

@Suite("A question's numbers are drawn for each student, the same everywhere")
struct QuizDrawTests {
    private func draw(_ yaml: String) throws -> (quiz: Quiz, draw: QuizDraw) {
        let text = "---\ntitle: T\n---\n\n```quiz id=q\n\(yaml)\n```\n"
        let quiz = try #require(Chapter.parse(text: text, file: "01-a.md").quizzes.first)
        return (quiz, try #require(quiz.draw))
    }

    private static let question = """
        question: How many places has a \\(f)-wide window in $\\frac{\\(n)}{1}$?
        draw: {n: [7, 9], f: [3, 5]}
        where: n > f
        answer: size(n, f)
        wrong:
          - value: n - f
            feedback: That is \\(max(n - f, 0)) steps.
        explanation: $\\(n) - \\(f) + 1 = \\(answer)$
        """

    @Test("names, values, expressions and their places are read")
    func reading() throws {
        let draw = try draw(Self.question).draw
        #expect(draw.numbers.map(\.name) == ["n", "f"] && draw.numbers.map(\.values) == [[7, 9], [3, 5]])
        #expect(draw.answer.code == "size(n, f)" && draw.answer.position == SourcePosition(line: 9, column: 9))
        #expect(draw.condition?.code == "n > f")
        #expect(draw.wrong.map(\.value.code) == ["n - f"])
        #expect(
            draw.expressions.map(\.code)
                == ["size(n, f)", "n - f", "f", "n", "n", "f", "answer", "max(n - f, 0)"])
    }

    @Test("before anything is computed, the question has its expressions as they are written")
    func asWritten() throws {
        let quiz = try draw(Self.question).quiz
        #expect(quiz.question.words == "How many places has a f-wide window in \\frac{n}{1}?")
        #expect(quiz.variant(for: Learner(seed: 1)) == nil)
    }

    @Test("with its numbers it is an ordinary question, formulas and all")
    func variant() throws {
        let (quiz, draw) = try draw(Self.question)
        let variant = try draw.variant(
            of: quiz, file: "01-a.md", numbers: ["7", "3"], answers: [5, 4],
            texts: ["3", "7", "7", "3", "5", "4"])
        #expect(variant.numbers == "n = 7, f = 3")
        #expect(variant.quiz.question.words == "How many places has a 3-wide window in \\frac{7}{1}?")
        #expect(variant.quiz.explanation.words == "7 - 3 + 1 = 5")
        guard case .number(5, 0, let feedback) = variant.quiz.kind else {
            Issue.record("\(variant.quiz.kind)")
            return
        }
        #expect(feedback.map(\.value) == [4] && feedback.map(\.text) == ["That is 4 steps."])
    }

    @Test("a wrong answer that is right for some numbers is told with them, at its place")
    func ambiguous() throws {
        let (quiz, draw) = try draw(Self.question)
        let error = #expect(throws: Diagnostic.self) {
            try draw.variant(of: quiz, file: "01-a.md", numbers: ["7", "3"], answers: [4, 4], texts: [])
        }
        #expect(error?.position == SourcePosition(line: 11, column: 12))
        #expect(error?.message == "a wrong answer is the right one where n = 7, f = 3")
    }

    @Test("what is drawn follows from seed, question and name alone, however the name is written")
    func learners() throws {
        let quiz = try draw(Self.question).quiz.id
        func place(_ name: String?, seed: Int = 1) -> Int {
            Learner(name: name, seed: seed).index(for: quiz, among: 64)
        }
        #expect(["Ada", "Zoë", nil].map { place($0) } == [48, 46, 12])
        #expect(place("ada") == place(" ADA ") && place("Zoe\u{308}") == place("zoë"))
        let names = (0..<200).map { "student \($0)" }
        #expect(Set(names.map { place($0) }).count > 50, "students have other numbers")
        #expect(names.count { place($0) != place($0, seed: 2) } > 150, "another seed, other numbers")
    }
}

extension [Block] {
    /// The words of a text of one paragraph.
    fileprivate var words: String {
        if case .paragraph(let line)? = first { line.plainText } else { "" }
    }
}
