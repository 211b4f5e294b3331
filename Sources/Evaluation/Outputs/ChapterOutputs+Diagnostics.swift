import Literate
import Outputs

extension ChapterOutputs {
    /// Cells that failed and checks that do not hold, at their places in `chapter`.
    public func failures(of chapter: Chapter) -> [Diagnostic] {
        failures.map {
            Diagnostic(
                file: chapter.file, position: SourcePosition(line: $0.line, column: $0.column), message: $0.message,
                advice: $0.advice)
        }
    }

    /// Where cells print something else than the `output` fence below them says.
    public func brokenPromises(of chapter: Chapter) -> [Diagnostic] {
        zip(chapter.cells, cells).compactMap { cell, output in
            guard let expected = cell.expectedOutput, output.status == .completed,
                let difference = output.difference(fromPromised: expected.text)
            else { return nil }
            return Diagnostic(
                file: chapter.file, position: expected.fence, message: "the cell above prints something else",
                advice: difference + "\nfix the cell, or rewrite the fence with 'lectern check --update'")
        }
    }

    /// `markdown`, the text of `chapter`, with every `output` fence rewritten to what its cell printed.
    public func updatingPromises(of chapter: Chapter, in markdown: String) -> String {
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (cell, output) in zip(chapter.cells, cells).reversed() {
            guard let expected = cell.expectedOutput, output.status == .completed,
                output.difference(fromPromised: expected.text) != nil
            else { continue }
            let first = expected.start.line - 1
            let count = expected.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            let printed = output.transcript.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            lines.replaceSubrange(first..<first + count, with: printed.map(String.init))
        }
        return lines.joined(separator: "\n")
    }
}
