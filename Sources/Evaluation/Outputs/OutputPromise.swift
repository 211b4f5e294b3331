import Literate

extension CellOutput {
    /// What an `output` fence promises: the text that the cell prints and the values that it displays, a line each. Spaces at
    /// the ends of lines do not count.
    public var transcript: String {
        var text = ""
        for item in items {
            switch item {
            case .text(let printed, .standardOutput): text += printed
            case .value(let value):
                if !text.isEmpty && !text.hasSuffix("\n") { text += "\n" }
                text += value.text + "\n"
            default: break
            }
        }
        return Self.normalized(text)
    }

    fileprivate static func normalized(_ text: String) -> String {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let shown = overwritten(String(decoding: line, as: UTF8.self))
            return String(shown.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What a terminal shows of a line in which carriage returns go back to its beginning.
    private static func overwritten(_ line: String) -> String {
        var shown: [Character] = []
        for part in line.split(separator: "\r") { shown.replaceSubrange(0..<min(part.count, shown.count), with: part) }
        return String(shown)
    }
}

extension ChapterOutputs {
    /// Where cells print something else than the `output` fence below them says.
    public func brokenPromises(of chapter: Chapter) -> [Diagnostic] {
        zip(chapter.cells, cells).compactMap { cell, output in
            guard let expected = cell.expectedOutput, output.status == .completed else { return nil }
            let promised = CellOutput.normalized(expected.text)
            guard promised != output.transcript else { return nil }
            return Diagnostic(
                file: chapter.file, position: expected.fence, message: "the cell above prints something else",
                advice: Self.comparison(promised: promised, printed: output.transcript)
                    + "\nmend the cell, or rewrite the fence with 'lectern check --update'")
        }
    }

    /// The first line that differs, with its number.
    private static func comparison(promised: String, printed: String) -> String {
        let left = promised.split(separator: "\n", omittingEmptySubsequences: false)
        let right = printed.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(left, right).prefix { $0 == $1 }.count
        func text(_ lines: [Substring]) -> String { line < lines.count ? "\"\(lines[line])\"" : "nothing" }
        return "line \(line + 1): expected \(text(left)), printed \(text(right))"
    }

    /// What cells print where it is not what the `output` fence below them says, by the cells' indices.
    public func newPromises(of chapter: Chapter) -> [Int: String] {
        let changed = zip(chapter.cells, cells).filter { cell, output in
            guard let expected = cell.expectedOutput, output.status == .completed else { return false }
            return CellOutput.normalized(expected.text) != output.transcript
        }
        return Dictionary(uniqueKeysWithValues: changed.map { ($0.index, $1.transcript) })
    }
}
