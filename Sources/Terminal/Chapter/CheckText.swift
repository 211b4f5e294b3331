import CellEvents
import Literate

/// Renders the outcome of a check.
struct CheckText {
    let style: TerminalStyle
    let file: String
    let cell: Cell

    func lines(_ check: CheckResult) -> [Line] {
        let name = check.name.printable
        let cases = check.cases > 1 ? Line(" · \(check.cases) cases", .muted) : Line()
        if check.passed { return [Line("✓ \(name)", .passed) + cases] }
        let reason = (check.counterexample ?? "").printable.split(separator: "\n").map { Line(String($0)).indented(2) }
        return [Line("✗ \(name)", .failed)] + reason + [
            Line("\(file):\(cell.line(ofCheck: check.name))", .muted).indented(2)
        ]
    }
}

extension Cell {
    /// The line of the Markdown in which a check's name is written, or the cell's first.
    package func line(ofCheck name: String) -> Int {
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
        return source.start.line + (lines.firstIndex { $0.contains("\"\(name)\"") } ?? 0)
    }
}
