import Outputs
import Literate

/// Renders why a cell failed: what happened, the line of code with a mark under the column, and the place in the Markdown last.
struct ErrorText {
    let style: TerminalStyle
    let file: String
    let cell: Cell

    func lines(_ error: CellError, _ status: CellOutput.Status) -> [Line] {
        let message = error.message.printable.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if status == .completed {
            return [Line("fails, as it should: ", .muted) + Line(message.first ?? "")]
                + message.dropFirst().map { Line($0) }
        }
        let head = Line("✗ \(error.kind.heading): ", .failed) + Line(message.first ?? "")
        return [head] + message.dropFirst().map { Line($0) } + excerpt(error) + [
            Line(Self.place(error, in: file), .muted).indented(2)
        ]
    }

    /// The line of code that has the error, with a mark under its column.
    private func excerpt(_ error: CellError) -> [Line] {
        let code = cell.source.text.split(separator: "\n", omittingEmptySubsequences: false)
        let offset = error.line - cell.source.start.line
        guard code.indices.contains(offset), !code[offset].allSatisfy(\.isWhitespace) else { return [] }
        let line = String(code[offset])
        guard let column = error.column, column > 0, column <= line.utf8.count + 1 else {
            return [Line(line).indented(2)]
        }
        let before = String(decoding: line.utf8.prefix(column - 1), as: UTF8.self)
        let mark = String(repeating: " ", count: before.displayWidth) + "^"
        return [Line(line).indented(2), Line(mark, .failed).indented(2)]
    }

    static func place(_ error: CellError, in file: String) -> String {
        "\(file):\(error.line)" + (error.column.map { ":\($0)" } ?? "")
    }
}
