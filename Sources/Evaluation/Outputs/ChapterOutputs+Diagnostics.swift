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

    /// What cells print where it is not what the `output` fence below them says, by the cells' indices.
    public func newPromises(of chapter: Chapter) -> [Int: String] {
        let changed = zip(chapter.cells, cells).filter { cell, output in
            guard let expected = cell.expectedOutput, output.status == .completed else { return false }
            return output.difference(fromPromised: expected.text) != nil
        }
        return Dictionary(uniqueKeysWithValues: changed.map { ($0.index, $1.transcript) })
    }
}
