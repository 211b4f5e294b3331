import CellEvents
import Evaluation
import Literate
import Wording

extension ChapterOutputs {
    /// Cells that failed and checks that do not hold, at their places.
    func failures(of chapter: Chapter) -> [Diagnostic] {
        let notRun = cells.count { $0.status == .notRun }
        return zip(chapter.cells, cells).flatMap { cell, output -> [Diagnostic] in
            let checks = output.checks.filter { !$0.passed }.map { check in
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: cell.line(ofCheck: check.name)),
                    message: "check '\(check.name)' does not hold",
                    advice: check.counterexample?.replacing("\n", with: "\n  "))
            }
            guard output.status == .failed else { return checks }
            let error = output.error ?? CellError(kind: .trap, message: "the cell failed", line: cell.source.start.line)
            let rest = notRun > 0 ? notRun.counted("cell") + " after it did not run" : nil
            return checks + [
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: error.line, column: error.column ?? 1),
                    message: error.message.replacing("\n", with: "\n  "), advice: rest)
            ]
        }
    }
}

extension Cell {
    /// The line of the Markdown in which a check's name is written, or the cell's first.
    fileprivate func line(ofCheck name: String) -> Int {
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
        return source.start.line + (lines.firstIndex { $0.contains("\"\(name)\"") } ?? 0)
    }
}
