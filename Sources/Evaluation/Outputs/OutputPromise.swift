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
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
        }
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
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

    /// `markdown`, the text of `chapter`, with every `output` fence rewritten to what its cell printed.
    public func updatingPromises(of chapter: Chapter, in markdown: String) -> String {
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (cell, output) in zip(chapter.cells, cells).reversed() {
            guard let expected = cell.expectedOutput, output.status == .completed,
                CellOutput.normalized(expected.text) != output.transcript
            else { continue }
            let first = expected.start.line - 1
            let count = expected.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            let printed = output.transcript.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            lines.replaceSubrange(first..<first + count, with: printed.map(String.init))
        }
        return lines.joined(separator: "\n")
    }
}
