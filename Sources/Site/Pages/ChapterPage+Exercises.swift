import Wording
import Literate

extension ChapterPage {
    /// An exercise: what is asked, where to begin, how to have it graded; hint and solution folded.
    func html(_ exercise: Exercise) -> HTML {
        let view = ExerciseView(
            anchor: prose.identifier("exercise-\(exercise.id)"), titleAnchor: exercise.anchor,
            level: exerciseLevel, number: nextExerciseNumber(), title: exercise.title,
            points: exercise.points.counted("point"), statementHTML: prose.html(exercise.statement),
            starterHTML: prose.highlighted(exercise.starter.text.withoutLastNewline),
            scopeHTML: prose.phrasing(exercise.scope, at: exercise.position),
            startCommand: "./lectern start \(exercise.id)",
            gradeCommand: "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift",
            hintHTML: prose.html(exercise.hint),
            solutionHTML: options.solutions == .folded
                ? prose.highlighted(exercise.solution.text.withoutLastNewline) : HTML())
        return templates.render(view, with: .exercise)
    }

    /// A quiz, which the page itself checks. Without solutions the page does not know the answer and leaves it to
    /// `lectern grade`.
    func html(_ quiz: Quiz) -> HTML {
        let isChecked = options.solutions == .folded
        var view = QuizView(
            identifier: quiz.id.name, anchor: prose.identifier("exercise-\(quiz.id)"),
            titleAnchor: prose.identifier("title-\(quiz.id)"), level: exerciseLevel, number: nextExerciseNumber(),
            points: quiz.points.counted("point"), questionHTML: prose.html(quiz.question), isChecked: isChecked,
            isNumber: false, isChoice: false, unit: quiz.unit, units: quiz.unitNames.joined(separator: "|"),
            remarks: [], choices: [],
            answersFile: "Answers/\(chapter.name)/quizzes.yml", hintHTML: prose.html(quiz.hint), answerHTML: HTML())
        let explanation = prose.html(quiz.explanation)
        switch quiz.kind {
        case .number(let answer, let tolerance, let feedback):
            view.isNumber = true
            guard isChecked else { break }
            view.answer = answer.plainText
            view.tolerance = tolerance.plainText
            view.remarks = feedback.map {
                RemarkView(value: $0.value.plainText, remarkHTML: prose.phrasing($0.text, at: quiz.position))
            }
            view.answerHTML =
                HTML("p", [:], HTML("strong", [:], HTML(escaping: answer.plainText))) + explanation
        case .choice(let choices):
            view.isChoice = true
            let rendered = choices.map { prose.phrasing($0.text) }
            view.choices = zip(choices, rendered).enumerated().map { index, pair in
                let (choice, html) = pair
                return ChoiceView(
                    choiceAnchor: prose.identifier("\(quiz.id)-\(Quiz.letter(at: index))"),
                    choiceValue: Quiz.letter(at: index),
                    choiceHTML: html, isRight: isChecked && choice.isRight,
                    choiceRemarkHTML: isChecked ? prose.phrasing(choice.feedback, at: quiz.position) : HTML())
            }
            guard isChecked else { break }
            let letter = Quiz.letter(at: choices.firstIndex(where: \.isRight) ?? 0)
            view.answerHTML =
                HTML("p", [:], HTML("strong", [:], HTML(escaping: "Answer \(letter)"))) + explanation
        }
        return templates.render(view, with: .quiz)
    }
}

extension Double {
    /// The number without an empty fraction.
    fileprivate var plainText: String { Int(exactly: self).map(String.init) ?? String(self) }
}
