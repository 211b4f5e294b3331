import Wording
import Literate

extension ChapterPage {
    /// An exercise: what is asked, where to begin, how to have it graded; hint and solution folded.
    func html(_ exercise: Exercise) -> HTML {
        let view = ExerciseView(
            identifier: exercise.id.name, anchor: prose.identifier("exercise-\(exercise.id)"),
            titleAnchor: exercise.anchor,
            level: exerciseLevel, number: nextExerciseNumber(), title: exercise.title,
            points: exercise.points.counted("point"), statementHTML: prose.html(exercise.statement),
            starterHTML: prose.highlighted(exercise.starter.text.withoutLastNewline),
            scopeHTML: prose.phrasing(exercise.scope, at: exercise.position),
            startCommand: "./lectern start \(exercise.id)",
            gradeCommand: "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift",
            hintHTML: prose.html(exercise.hint),
            solutionHTML: options.solutions == .folded
                ? prose.highlighted(exercise.solution.text.withoutLastNewline) : HTML(),
            furtherTask: exercise.furtherTask.map { task in
                FurtherTaskView(
                    taskHTML: prose.phrasing(task.text, at: task.check.fence),
                    extraCommand: "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift --extra",
                    furtherSolutionHTML: options.solutions == .folded
                        ? prose.highlighted(task.solution.text.withoutLastNewline) : HTML())
            })
        return templates.render(view, with: .exercise)
    }

    /// A quiz, which the page itself checks. Without solutions the page does not know the answer and leaves it to
    /// `lectern grade`.
    func html(_ quiz: Quiz) -> HTML {
        let variants = quiz.draw?.variants ?? []
        let asked = quiz.asked(of: learner)
        let isChecked = options.solutions == .folded && (quiz.draw == nil || !variants.isEmpty)
        let parts = parts(of: asked, isChecked: isChecked)
        var view = QuizView(
            identifier: quiz.id.name, anchor: prose.identifier("exercise-\(quiz.id)"),
            titleAnchor: prose.identifier("title-\(quiz.id)"), level: exerciseLevel, number: nextExerciseNumber(),
            points: quiz.points.counted("point"), questionHTML: parts.question, isChecked: isChecked,
            isNumber: true, isChoice: false, answer: parts.answer, tolerance: parts.tolerance, unit: quiz.unit,
            units: quiz.unitNames.joined(separator: "|"), remarks: parts.remarks, choices: [],
            answersFile: "Answers/\(chapter.name)/quizzes.yml", hintHTML: parts.hint, answerHTML: parts.solution,
            recordAddress: prose.paths.index + "#lectern-record",
            isDrawn: !variants.isEmpty || (quiz.shown != nil && isChecked),
            drawn: variants.isEmpty ? "choices" : "numbers", shown: isChecked ? quiz.shown.map(String.init) : nil,
            variants: variants.map { QuizVariantView(self.parts(of: $0.quiz, isChecked: isChecked)) })
        if case .choice(let choices) = quiz.kind {
            (view.isNumber, view.isChoice) = (false, true)
            view.choices = self.choices(choices, of: quiz, isChecked: isChecked)
        }
        return templates.render(view, with: .quiz)
    }

    private func choices(_ choices: [Quiz.Choice], of quiz: Quiz, isChecked: Bool) -> [ChoiceView] {
        // Without the answer the page cannot draw: which choices many students see would tell the right one. All are here then, and
        // the reader's letters in the reader's file.
        let seen = quiz.shown == nil || !isChecked ? Array(choices.indices) : quiz.choicesSeen(by: learner) ?? []
        let order = seen + choices.indices.filter { !seen.contains($0) }
        return order.enumerated().map { index, place in
            let choice = choices[place]
            let isUnseen = index >= seen.count, hasLetter = quiz.shown == nil || isChecked
            return ChoiceView(
                choiceAnchor: prose.identifier("\(quiz.id)-\(Quiz.letter(at: place))"),
                choiceValue: isUnseen || !hasLetter ? "" : Quiz.letter(at: index), place: place, isUnseen: isUnseen,
                hasLetter: hasLetter, choiceHTML: prose.phrasing(choice.text),
                isRight: isChecked && choice.isRight,
                choiceRemarkHTML: isChecked ? prose.phrasing(choice.feedback, at: quiz.position) : HTML())
        }
    }

    /// What a quiz says. Where the page does not check it, nothing says the answer.
    private func parts(of quiz: Quiz, isChecked: Bool) -> QuizParts {
        var parts = QuizParts(question: prose.html(quiz.question), hint: prose.html(quiz.hint))
        let explanation = prose.html(quiz.explanation)
        guard isChecked else { return parts }
        let answer: String
        switch quiz.kind {
        case .number(let right, let tolerance, let feedback):
            answer = right.plainText
            (parts.answer, parts.tolerance) = (answer, tolerance.plainText)
            parts.remarks = feedback.map {
                RemarkView(value: $0.value.plainText, remarkHTML: prose.phrasing($0.text, at: quiz.position))
            }
        case .choice(let choices):
            answer = "Answer \(Quiz.letter(at: choices.firstIndex(where: \.isRight) ?? 0))"
        case .drawn: return parts
        }
        parts.solution = HTML("p", [:], HTML("strong", [:], HTML(escaping: answer))) + explanation
        return parts
    }
}

/// What a quiz says, with the numbers that its reader is asked.
private struct QuizParts {
    var question: HTML
    var hint: HTML
    var answer: String?
    var tolerance: String?
    var remarks: [RemarkView] = []
    var solution = HTML()
}

extension QuizVariantView {
    fileprivate init(_ parts: QuizParts) {
        self.init(
            variantQuestionHTML: parts.question, variantAnswer: parts.answer, variantRemarks: parts.remarks,
            variantHintHTML: parts.hint, variantAnswerHTML: parts.solution)
    }
}

extension Double {
    /// The number without an empty fraction.
    fileprivate var plainText: String { Int(exactly: self).map(String.init) ?? String(self) }
}
