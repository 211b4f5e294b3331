import Grading
import Terminal
import Wording

/// Renders groups of failing answers: the largest first, each with what shows it.
struct ReviewText {
    let classes: AnswerClasses
    let style: TerminalStyle

    /// More names and lines are not read.
    private static let mostNames = 8, mostLines = 12

    var lines: [Line] {
        guard !classes.groups.isEmpty else { return [Line("No answer runs and fails.")] }
        let open = classes.groups.contains { $0.hint == nil }
        let next =
            open
            ? "Next: --exercise NAME --group N --hint 'a sentence' names what a group believes"
            : "Next: 'lectern check' proves that each misconception is caught"
        return classes.groups.flatMap { lines($0) + [Line()] } + [Line(next, .bold)]
    }

    private func lines(_ group: AnswerClasses.Group) -> [Line] {
        let names = group.students.prefix(Self.mostNames).map(\.printableLine).joined(separator: ", ")
        let more = group.students.count - Self.mostNames
        let head =
            Line("\(group.exercise) \(group.number)", .bold) + Line(" · \(group.count.counted("answer"))")
            + Line(names.isEmpty ? "" : " · \(names)\(more > 0 ? " and \(more) more" : "")", .muted)
        let hint =
            group.hint.map { wrap([StyledRun("Hint: \($0.printable)")], width: style.measure) }
            ?? [Line("no hint: no known misconception does the same", .failed)]
        let code = group.code.printable.split(separator: "\n").map(String.init)
        let shown = code.prefix(Self.mostLines).map { Line("│ ", .rule) + Line($0) }
        return [head]
            + ([Line("✗ \(group.check.printableLine)", .failed)]
            + group.counterexample.printable.split(separator: "\n").map { Line(String($0)).indented(2) } + hint + shown
            + (code.count > Self.mostLines ? [Line("│ ", .rule) + Line("… and more", .muted)] : [])).indented(2)
    }
}
