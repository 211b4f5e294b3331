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

    /// The first line in which the cell's transcript differs from what was promised, in words; nil where they agree.
    public func difference(fromPromised promised: String) -> String? {
        let (promised, printed) = (Self.normalized(promised), transcript)
        guard promised != printed else { return nil }
        let left = promised.split(separator: "\n", omittingEmptySubsequences: false)
        let right = printed.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(left, right).prefix { $0 == $1 }.count
        func text(_ lines: [Substring]) -> String { line < lines.count ? "\"\(lines[line])\"" : "nothing" }
        return "line \(line + 1): expected \(text(left)), printed \(text(right))"
    }

    /// The text as a terminal shows it, without spaces at the ends of lines and without empty lines at its end.
    private static func normalized(_ text: String) -> String {
        var lines = text.asOnScreen.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }
}
