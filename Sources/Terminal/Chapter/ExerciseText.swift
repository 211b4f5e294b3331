import Wording
import Literate

/// Renders what is asked of the learner, and how to begin.
struct ExerciseText {
    let style: TerminalStyle
    let chapter: Chapter
    var invocation = Invocation()

    func lines(_ exercise: Exercise) -> [Line] {
        let prose = ProseText(style: style).lines(exercise.statement, width: style.measure)
        let code = CodeText(style: style).lines(exercise.starter.text).indented(CellText.margin)
        let start = command(
            invocation.command("start \(exercise.id)"), "writes Answers/\(chapter.name)/\(exercise.id).swift")
        return join([title("Exercise", exercise.title, exercise.points), prose, code, scope(exercise), start])
    }

    /// What of the chapter an answer sees; nothing where it sees none of it, as usual.
    private func scope(_ exercise: Exercise) -> [Line] {
        guard !exercise.uses.isEmpty else { return [] }
        var text = InlineText(style: style)
        return wrap(text.runs(MarkdownText.inlines(of: exercise.scope)), width: style.measure)
    }

    func lines(_ quiz: Quiz) -> [Line] {
        let prose = ProseText(style: style)
        var choices: [Line] = []
        if case .choice(let list) = quiz.kind {
            for (index, choice) in list.enumerated() {
                let body = prose.lines(choice.text, width: style.measure - 6)
                let mark = Line("  \(Quiz.letter(at: index))  ", .muted)
                choices += body.enumerated().map {
                    $0.offset == 0 ? mark + $0.element : $0.element.indented(mark.width)
                }
            }
        }
        let answer = command(
            invocation.command("start \(quiz.id)"), "writes Answers/\(chapter.name)/quizzes.yml")
        return join([
            title("Question", nil, quiz.points), prose.lines(quiz.question, width: style.measure), choices, answer,
        ])
    }

    private func title(_ kind: String, _ title: String?, _ points: Int) -> [Line] {
        let value = points.counted("point")
        return wrap(
            [StyledRun(kind, TextStyle(color: .gold, isBold: true))]
                + (title.map { [StyledRun("  " + $0, .bold)] } ?? []) + [
                    StyledRun(" · " + value, .muted)
                ],
            width: style.measure)
    }

    /// What begins the learner's work; nothing in a document, whose exercises no command asks for.
    private func command(_ command: String, _ what: String) -> [Line] {
        guard chapter.form == .chapter else { return [] }
        return wrap(
            [StyledRun("→ ", .muted), StyledRun(command, .bold), StyledRun("  " + what, .muted)], width: style.measure)
    }

    private func join(_ parts: [[Line]]) -> [Line] { Array(parts.filter { !$0.isEmpty }.joined(separator: [Line()])) }
}
