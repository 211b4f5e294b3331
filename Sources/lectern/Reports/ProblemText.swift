import Grading
import Literate
import Terminal

/// Renders what is wrong with an answer: the place, the line with a mark under the column, a teacher's sentence, and the compiler's
/// words last.
struct ProblemText {
    /// The answer's file, as the user knows it.
    let file: String
    let style: TerminalStyle

    func lines(_ problem: AnswerReport.Problem) -> [Line] {
        let place = problem.line.map { "\(file.printableLine):\($0):\(problem.column ?? 1): " } ?? ""
        let code = problem.code.map { excerpt($0, column: problem.column ?? 1) } ?? []
        if problem.advice == nil, code.isEmpty {
            return wrap([StyledRun(place, .muted), StyledRun(problem.message.printable)], width: style.columns - 2)
        }
        let says = problem.advice == nil ? "" : "The compiler says: "
        return wrap([StyledRun(String(place.dropLast()), .muted)], width: style.columns - 2) + code
            + (problem.advice.map(advice) ?? [])
            + wrap([StyledRun(says, .muted), StyledRun(problem.message.printable)], width: style.columns - 2)
    }

    /// The line with a mark under the column. Of a line that is too wide, the part with the mark is shown.
    private func excerpt(_ code: String, column: Int) -> [Line] {
        let before = String(decoding: code.utf8.prefix(max(0, column - 1)), as: UTF8.self).printableLine
        let after = String(decoding: code.utf8.dropFirst(max(0, column - 1)), as: UTF8.self).printableLine
        let room = max(20, style.columns - 6)
        var head = Substring(before)
        while head.displayWidth > room * 2 / 3 { head = head.dropFirst() }
        var tail = Substring(after)
        while head.displayWidth + tail.displayWidth > room { tail = tail.dropLast() }
        let mark = String(repeating: " ", count: head.displayWidth) + "^"
        return [Line(String(head + tail)).indented(2), Line(mark, .failed).indented(2)]
    }

    private func advice(_ sentence: String) -> [Line] {
        var text = InlineText(style: style)
        return wrap(text.runs(MarkdownText.inlines(of: sentence.printable)), width: style.measure - 2)
    }
}
