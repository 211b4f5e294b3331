import Outputs
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
            Line("\(file):\(check.line ?? cell.source.start.line)", .muted).indented(2)
        ]
    }
}
