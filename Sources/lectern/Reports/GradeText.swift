import Outputs
import Grading
import Literate
import Terminal
import Wording

/// Renders a grading: each answer with its checks and what to think about, and the sum last.
struct GradeText {
    let report: GradeReport
    let style: TerminalStyle
    var invocation = Invocation()
    /// What the learner does next, where all that was graded is right; nil for a class.
    var next: NextStepText?
    /// The author's solutions, to be shown beside answers that are right.
    var solutions: [SolutionText] = []

    var lines: [Line] { report.answers.flatMap { lines($0) + [Line()] } + students + last }

    private func lines(_ answer: AnswerReport) -> [Line] {
        let (mark, look) = Self.mark(answer.status)
        let isGraded = answer.status != .notGraded
        let worth = isGraded ? " · \(ScoreText.number(answer.score)) of \(answer.points) · " : " · not graded · "
        let head = wrap(
            [
                StyledRun("\(mark) \(answer.exercise.printableLine)", look), StyledRun(worth),
                StyledRun(answer.file.printableLine, .muted),
            ],
            width: style.columns)
        return head
            + (answer.problems.flatMap(ProblemText(file: answer.file, style: style).lines)
            + answer.checks.flatMap(check) + printed(answer) + solution(answer) + numbers(answer) + explanation(answer)
            + hint(answer) + furtherTask(answer))
            .indented(2)
    }

    private func check(_ check: CheckResult) -> [Line] {
        let name = check.name.printable + (check.isFinal ? " (final)" : "")
        if check.passed {
            return [Line("✓ \(name)", .passed) + Line(check.cases > 1 ? " · \(check.cases) cases" : "", .muted)]
        }
        let reason = (check.counterexample ?? "").printable.split(separator: "\n").map { Line(String($0)).indented(2) }
        return [Line("✗ \(name)", .failed)] + reason
    }

    private func printed(_ answer: AnswerReport) -> [Line] {
        guard let printed = answer.printed else { return [] }
        let head = printed.ofFailedCase ? "In the failed case the answer printed:" : "The answer printed:"
        return PrintedLines(printed.text, isCut: printed.isCut, head: head, style: style).lines
    }

    private func hint(_ answer: AnswerReport) -> [Line] {
        guard let hint = answer.hint else { return [] }
        return prose([StyledRun("Hint: ", TextStyle(color: .gold, isBold: true))], hint)
    }

    /// What a learner may do next, who is told it once the answer is right; in a class what came of it.
    private func furtherTask(_ answer: AnswerReport) -> [Line] {
        guard let further = answer.furtherTask, answer.student == nil || further.checks != nil else { return [] }
        let task = prose([StyledRun("A further task: ", TextStyle(color: .gold, isBold: true))], further.task)
        guard let checks = further.checks else {
            let command = invocation.command("grade \(answer.file.printableLine) --extra")
            return task + [Line("→ ", .muted) + Line(command, .bold) + Line("  tries it, for no points", .muted)]
        }
        return task + checks.flatMap(check)
    }

    private func solution(_ answer: AnswerReport) -> [Line] {
        guard answer.status == .passed else { return [] }
        return solutions.first { $0.file == answer.file }?.lines(style) ?? []
    }

    private func numbers(_ answer: AnswerReport) -> [Line] {
        guard let numbers = answer.numbers else { return [] }
        let whose = answer.student.map { "The numbers of \($0.printableLine):" } ?? "Your numbers:"
        return [Line("\(whose) \(numbers)", .muted)]
    }

    private func explanation(_ answer: AnswerReport) -> [Line] { answer.explanation.map { prose([], $0) } ?? [] }

    private func prose(_ head: [StyledRun], _ words: String) -> [Line] {
        var text = InlineText(style: style)
        return wrap(head + text.runs(MarkdownText.inlines(of: words.printable)), width: style.measure - 2)
    }

    private static func mark(_ status: AnswerReport.Status) -> (String, TextStyle) {
        switch status {
        case .passed: ("✓", .passed)
        case .notStarted: ("○", .muted)
        case .failed, .compileError, .refused: ("✗", .failed)
        case .notGraded: ("!", .failed)
        }
    }

    private var students: [Line] {
        guard report.students.count > 1 else { return [] }
        let names = report.students.map(\.student.printableLine)
        let width = (names.map(\.displayWidth).max() ?? 0) + 2
        let rows = zip(names, report.students).map { name, student in
            Line(name + String(repeating: " ", count: width - name.displayWidth))
                + Line("\(ScoreText.number(student.score)) of \(student.points) points", .muted)
                + ungraded(student.notGraded)
        }
        return rows + [Line()]
    }

    /// What is in no sum.
    private func ungraded(_ count: Int) -> Line {
        count > 0 ? Line(" · \(count.counted("answer")) not graded", .failed) : Line()
    }

    private var last: [Line] {
        let sum =
            Line("\(ScoreText.number(report.score)) of \(report.points) points", .bold)
            + ungraded(report.notGraded)
            + Line(" · seed \(report.seed)", .muted)
        let open = report.answers.count { $0.status == .notStarted }
        if report.notGraded > 0 { return [sum, Line("Next: grade what has a ! again", .bold)] }
        let wrong = report.answers.count { $0.status != .passed && $0.status != .notStarted }
        if wrong > 0 { return [sum, Line("Next: fix what has a ✗ and grade again", .bold)] }
        if open > 0 { return [sum, Line("Next: answer what has a ○", .bold)] }
        return [sum] + (next.map { [$0.line] } ?? [])
    }
}
