import Literate
import Toolchain
import Wording

extension ChapterPage {
    /// A quiz, which the page itself checks. Without solutions the page has what it tells to an answer, but only the answer opens
    /// it.
    func html(_ quiz: Quiz) -> HTML {
        let variants = quiz.draw?.variants ?? []
        let isChecked = quiz.draw == nil || !variants.isEmpty
        // Without the answer the page has all choices, as the author has them.
        let asked = quiz.shown == nil || hasAnswers ? quiz.asked(of: learner) : quiz
        let parts = parts(of: asked, drawnFrom: quiz)
        var view = QuizView(
            identifier: quiz.id.name, anchor: prose.identifier("exercise-\(quiz.id)"),
            titleAnchor: prose.identifier("title-\(quiz.id)"), level: exerciseLevel, number: nextExerciseNumber(),
            points: quiz.points.counted("point"), questionHTML: parts.question, isChecked: isChecked,
            isNumber: true, isChoice: false, answer: parts.answer, tolerance: parts.tolerance, seal: parts.seal,
            unit: quiz.unit, units: quiz.unitNames.joined(separator: "|"), remarks: parts.remarks, choices: [],
            answersFile: "Answers/\(chapter.name)/quizzes.yml", hintHTML: parts.hint, answerHTML: parts.solution,
            recordAddress: prose.paths.index + "#lectern-record",
            isDrawn: !variants.isEmpty || (quiz.shown != nil && hasAnswers),
            drawn: variants.isEmpty ? "choices" : "numbers", shown: quiz.shown.map(String.init),
            variants: variants.map { QuizVariantView(self.parts(of: $0.quiz, drawnFrom: quiz)) })
        if case .choice(let choices) = quiz.kind {
            (view.isNumber, view.isChoice) = (false, true)
            view.choices = self.choices(choices, of: quiz)
        }
        return templates.render(view, with: .quiz)
    }

    /// Whether the page says what is right to whoever looks.
    private var hasAnswers: Bool { options.solutions == .folded }

    private func choices(_ choices: [Quiz.Choice], of quiz: Quiz) -> [ChoiceView] {
        // Without the answer the page cannot draw: which choices many students see would tell the right one. All are here then, and
        // the reader's letters in the reader's file.
        let hasLetters = quiz.shown == nil || hasAnswers
        let seen = hasLetters ? quiz.choicesSeen(by: learner) ?? Array(choices.indices) : Array(choices.indices)
        let order = seen + choices.indices.filter { !seen.contains($0) }
        return order.enumerated().map { index, place in
            let choice = choices[place]
            let isUnseen = index >= seen.count
            let letter = isUnseen ? "" : Quiz.letter(at: index)
            return ChoiceView(
                choiceAnchor: prose.identifier("\(quiz.id)-\(Quiz.letter(at: place))"),
                choiceValue: hasLetters ? letter : "place-\(place)", place: place, isUnseen: isUnseen,
                hasLetter: hasLetters, choiceHTML: prose.phrasing(choice.text),
                isRight: hasAnswers && choice.isRight,
                choiceRemarkHTML: hasAnswers ? prose.phrasing(choice.feedback, at: quiz.position) : HTML())
        }
    }

    /// What `render` makes, which is sealed where the page has no answers.
    private func sealable(_ render: () -> HTML) -> HTML { hasAnswers ? render() : prose.brief(render) }

    /// What a quiz says. Without solutions, all that follows from an answer is sealed.
    private func parts(of quiz: Quiz, drawnFrom original: Quiz) -> QuizParts {
        var parts = QuizParts(question: prose.html(quiz.question), hint: prose.html(quiz.hint))
        let explanation = sealable { prose.html(quiz.explanation) }
        func solution(_ answer: String) -> HTML {
            HTML("p", [:], HTML("strong", [:], HTML(escaping: answer))) + explanation
        }
        let salt = ContentHash([chapter.name, quiz.id.name, parts.question.text]).description
        switch quiz.kind {
        case .number(let right, let tolerance, let feedback):
            let remarks = feedback.map { known in
                (known.value, sealable { prose.phrasing(known.text, at: quiz.position) })
            }
            guard !hasAnswers else {
                (parts.answer, parts.tolerance) = (right.plainText, tolerance.plainText)
                parts.remarks = remarks.map { RemarkView(value: $0.plainText, remarkHTML: $1) }
                parts.solution = solution(right.plainText)
                return parts
            }
            func told(_ value: Double, _ remark: HTML, _ solution: HTML? = nil) -> SealedAnswers.Told {
                .init(
                    value: value, tolerance: tolerance, isRight: solution != nil, remark: remark.text,
                    solution: solution?.text)
            }
            let numbers = [told(right, HTML(), solution(right.plainText))] + remarks.map { told($0, $1) }
            parts.seal = SealView(SealedAnswers(numbers: numbers, salt: salt, keys: sealKeys))
        case .choice(let choices):
            guard !hasAnswers else {
                parts.solution = solution("Answer \(Quiz.letter(at: choices.firstIndex(where: \.isRight) ?? 0))")
                return parts
            }
            // A reader whose choices are drawn knows the answer by another letter.
            let told = choices.enumerated().map { place, choice in
                let answer = original.shown == nil ? solution("Answer \(Quiz.letter(at: place))") : explanation
                return SealedAnswers.Told(
                    isRight: choice.isRight,
                    remark: sealable { prose.phrasing(choice.feedback, at: quiz.position) }.text,
                    solution: choice.isRight ? answer.text : nil)
            }
            parts.seal = SealView(SealedAnswers(choices: told, salt: salt, keys: sealKeys))
        case .drawn: break
        }
        return parts
    }
}

/// What a quiz says, with the numbers that its reader is asked.
private struct QuizParts {
    var question: HTML
    var hint: HTML
    var answer: String?
    var tolerance: String?
    var seal: SealView?
    var remarks: [RemarkView] = []
    var solution = HTML()
}

extension SealView {
    fileprivate init(_ answers: SealedAnswers) {
        self.init(salt: answers.salt, cell: answers.cell.map { "\($0)" }, sealed: answers.written)
    }
}

extension QuizVariantView {
    fileprivate init(_ parts: QuizParts) {
        self.init(
            variantQuestionHTML: parts.question, variantAnswer: parts.answer, variantSeal: parts.seal,
            variantRemarks: parts.remarks, variantHintHTML: parts.hint, variantAnswerHTML: parts.solution)
    }
}

extension Double {
    /// The number without an empty fraction.
    fileprivate var plainText: String { Int(exactly: self).map(String.init) ?? String(self) }
}
