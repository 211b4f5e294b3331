extension QuizDraw {
    /// All expressions in the order in which `variant` takes their values, the right answer first.
    public var expressions: [Expression] {
        [answer] + wrong.map(\.value) + texts.flatMap(\.expressions)
    }

    private var texts: [DrawnText] { [question, hint, explanation] + wrong.map(\.feedback) }

    /// The question with one combination of numbers.
    ///
    /// - Parameters:
    ///   - quiz: the question that is drawn.
    ///   - numbers: the drawn numbers.
    ///   - answers: the right answer, then the known wrong ones.
    ///   - values: what the expressions in the texts give.
    /// - Throws: a diagnostic where a wrong answer is the right one, or where a text is not Markdown with these values.
    public func variant(
        of quiz: Quiz, file: String, numbers values: [String], answers: [Double], texts filled: [String]
    ) throws(Diagnostic) -> Variant {
        let told = zip(numbers, values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
        for (value, wrong) in zip(answers.dropFirst(), wrong) where abs(value - answers[0]) <= tolerance {
            throw Diagnostic(
                file: file, position: wrong.value.position, .wrongAnswerIsRightFor(numbers: told))
        }
        var rest = filled[...]
        func text(of drawn: DrawnText) -> String {
            let count = drawn.expressions.count
            defer { rest = rest.dropFirst(count) }
            return drawn.filled(with: Array(rest.prefix(count)))
        }
        func blocks(of drawn: DrawnText) throws(Diagnostic) -> [Block] {
            do throws(ChapterErrors) {
                return try .parse(text(of: drawn), file: file, at: quiz.position)
            } catch {
                throw error.diagnostics[0]
            }
        }
        var asked = quiz
        asked.question = try blocks(of: question)
        asked.hint = try blocks(of: hint)
        asked.explanation = try blocks(of: explanation)
        let feedback = wrong.map { text(of: $0.feedback) }
        asked.kind = .number(
            answer: answers[0], tolerance: tolerance,
            feedback: zip(answers.dropFirst(), feedback).map { (value: $0, text: $1) })
        return Variant(numbers: told, quiz: asked)
    }
}

extension Quiz {
    /// What makes it another question for each student; nil where everybody is asked the same.
    public var draw: QuizDraw? { if case .drawn(let draw) = kind { draw } else { nil } }

    /// The question as this learner is asked it; nil where everybody is asked the same, or nothing was computed.
    public func variant(for learner: Learner) -> QuizDraw.Variant? {
        guard let variants = draw?.variants, !variants.isEmpty else { return nil }
        return variants[learner.index(for: id, among: variants.count)]
    }
}

extension Chapter {
    /// The chapter as this learner is asked its questions.
    public func asked(of learner: Learner) -> Chapter {
        mapQuizzes { $0.asked(of: learner) }
    }

    /// The chapter with other questions in place of its own.
    public func mapQuizzes(_ change: (Quiz) throws -> Quiz) rethrows -> Chapter {
        var chapter = self
        chapter.elements = try elements.map { element in
            if case .quiz(let quiz) = element { .quiz(try change(quiz)) } else { element }
        }
        return chapter
    }
}
