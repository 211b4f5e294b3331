import Grading
import Terminal
import Wording

/// Renders what an exercise's check makes of mistakes in the solution: a line of counts, and each mutant that lives.
struct MutantText {
    let report: MutantReport

    var lines: [Line] {
        [head]
            + report.living.flatMap { mutant in
                let place = "\(report.file):\(mutant.line):\(mutant.column): "
                let words = mutant.after.isEmpty ? "left out: \(mutant.before)" : "\(mutant.before) → \(mutant.after)"
                var lines = [Line(place, .muted) + Line("the check does not notice \(words)")]
                for line in mutant.difference {
                    lines.append(Line(line, line.hasPrefix("-") ? .failed : .passed).indented(2))
                }
                if let nearest = mutant.nearest { lines.append(Line("nearest check: \(nearest)", .muted).indented(2)) }
                return lines.map { $0.indented(2) }
            }
    }

    private var head: Line {
        let (mark, look): (String, TextStyle) = report.passed ? ("✓", .passed) : ("✗", .failed)
        let name = Line("\(mark) \(report.chapter) · \(report.exercise)", look)
        let tried = report.caught + report.living.count
        guard tried > 0 else { return name + Line(" · nothing tried", .muted) }
        var words = "\(report.caught) of \(tried) mutants caught"
        if !report.living.isEmpty { words += ", \(Self.percent(report.share))" }
        if report.equivalent > 0 { words += ", \(report.equivalent) equivalent" }
        return name + Line(" · \(words)", .muted)
    }

    /// What all reports say together.
    static func sum(_ reports: [MutantReport]) -> Line {
        let caught = reports.reduce(0) { $0 + $1.caught }, living = reports.reduce(0) { $0 + $1.living.count }
        let weak = reports.count { !$0.passed }
        let share = caught + living == 0 ? 1 : Double(caught) / Double(caught + living)
        let words =
            "\(reports.count.counted("exercise")), \(caught) of \(caught + living) mutants caught, \(percent(share))"
        guard weak > 0 else { return Line("✓ \(words)", .passed) }
        return Line(
            "✗ \(words), \(weak.counted("exercise")) below \(percent(MutantReport.neededShare)) or at fault", .failed)
    }

    /// Rounded down: 94.9% is not 95%.
    private static func percent(_ share: Double) -> String { "\(Int((share * 100 + 1e-9).rounded(.down)))%" }
}
