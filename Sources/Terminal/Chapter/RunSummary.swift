import Outputs
import Wording
import Literate

/// The last lines of a run: what happened, and what to do next.
struct RunSummary {
    let chapter: Chapter
    let outputs: ChapterOutputs
    let style: TerminalStyle
    var invocation = Invocation()
    /// How long the reader waited.
    var seconds = 0.0

    var text: String { style.encode(lines.flatMap { wrap($0.runs, width: style.measure) }) }

    private var lines: [Line] {
        if let failed = outputs.cells.first(where: { $0.status == .failed }) { return failure(of: failed) }
        let checks = outputs.cells.flatMap(\.checks)
        let broken = checks.count { !$0.passed }
        if broken > 0 {
            return [
                Line("✗ \(broken) of \(checks.count.counted("check")) failed", .failed)
                    + Line(" · fix them, then \(command)", .muted)
            ]
        }
        return [success(checks.count), next].compactMap { $0 }
    }

    private var command: String {
        switch chapter.form {
        case .chapter: invocation.command("run \(chapter.number.padded)")
        case .document: invocation.command("run", path: chapter.file)
        }
    }

    private func success(_ checks: Int) -> Line {
        let ran = outputs.cells.count { $0.status == .completed }
        let isReused = !outputs.cells.isEmpty && outputs.cells.allSatisfy(\.reused)
        let time = isReused ? "from the cache" : seconds.asSeconds
        let words = [ran.counted("cell"), checks > 0 ? checks.counted("check") : nil].compactMap { $0 }.joined(
            separator: ", ")
        return Line("✓ \(words)", .passed) + Line(" · \(time)", .muted)
    }

    private var next: Line? {
        guard chapter.points > 0, chapter.form == .chapter else { return nil }
        return Line("Next: \(invocation.command("start \(chapter.number.padded)"))", .bold)
            + Line(" · \(chapter.points.counted("point")) to earn in this chapter", .muted)
    }

    private func failure(of output: CellOutput) -> [Line] {
        let after = outputs.cells.count { $0.status == .notRun }
        let place = output.error.map { ErrorText.place($0, in: chapter.file) } ?? chapter.file
        let rest = after > 0 ? "; \(after.counted("cell")) after it did not run" : ""
        return [
            Line("✗ cell \(output.index + 1) failed at \(place)\(rest)", .failed),
            Line("Next: fix it, then \(command)", .bold),
        ]
    }

}
