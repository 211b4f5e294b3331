import Literate

/// Writes parsed Markdown as text that reads the same again.
///
/// Footnotes, which notebooks do not have, become numbers, with the notes at the end of the text.
struct MarkdownWriter {
    /// Footnotes of all texts so far.
    var noteCount = 0
    /// The footnotes of this text, with their numbers.
    var notes: [(number: Int, blocks: [Block])] = []

    /// The text of `blocks`, without a newline at its end.
    mutating func text(_ blocks: [Block]) -> String {
        var all = lines(blocks, isTight: false)
        while !notes.isEmpty {
            let note = notes.removeFirst()
            all += [""] + prefixed(lines(note.blocks, isTight: false), by: Self.mark(note.number) + " ", then: "")
        }
        return all.joined(separator: "\n")
    }

    /// The text of one line.
    mutating func line(_ inlines: [Inline]) -> String { text(inlines).replacing("\n", with: " ") }

    private mutating func lines(_ blocks: [Block], isTight: Bool) -> [String] {
        var all: [String] = []
        var isAfterList = false
        for (index, block) in blocks.enumerated() {
            if index > 0, !isTight { all.append("") }
            all += lines(block, isAfterList: isAfterList)
            // Two lists in a row would be one if their marks were the same.
            if case .list = block { isAfterList.toggle() } else { isAfterList = false }
        }
        return all
    }

    private mutating func lines(_ block: Block, isAfterList: Bool) -> [String] {
        switch block {
        case .heading(let level, let content, _, _):
            return [String(repeating: "#", count: level) + " " + line(content)]
        case .paragraph(let content):
            return text(content).split(separator: "\n").map { Self.escapingStart(String($0)) }
        case .quote(let content):
            return prefixed(lines(content, isTight: false), by: "> ", then: "> ")
        case .list(let start, let items, let isTight):
            var all: [String] = []
            for (index, item) in items.enumerated() {
                if index > 0, !isTight { all.append("") }
                let mark =
                    start.map { "\($0 + index)" + (isAfterList ? ") " : ". ") } ?? (isAfterList ? "* " : "- ")
                let indent = String(repeating: " ", count: mark.count)
                all += prefixed(lines(item, isTight: isTight), by: mark, then: indent)
            }
            return all
        case .code(let language, let code):
            let fence = String(repeating: "`", count: max(3, Self.longestRun(of: "`", in: code) + 1))
            let content = code.hasSuffix("\n") ? code.dropLast() : code[...]
            return [fence + (language ?? "")]
                + content.split(separator: "\n", omittingEmptySubsequences: false).map(
                    String.init) + [fence]
        case .table(let alignments, let header, let rows):
            let rule = alignments.map { alignment in
                switch alignment {
                case .none: "---"
                case .left: ":--"
                case .center: ":-:"
                case .right: "--:"
                }
            }
            return [row(header), "| " + rule.joined(separator: " | ") + " |"] + rows.map { row($0) }
        case .math(let tex, _): return ["$$"] + tex.split(separator: "\n").map(String.init) + ["$$"]
        case .rule: return ["***"]
        }
    }

    private mutating func row(_ cells: [[Inline]]) -> String {
        "| " + cells.map { line($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    private func prefixed(_ lines: [String], by first: String, then others: String) -> [String] {
        (lines.isEmpty ? [""] : lines).enumerated().map { index, line in
            let prefix = index == 0 ? first : others
            return line.isEmpty ? String(prefix.trimmingSuffix { $0 == " " }) : prefix + line
        }
    }

    /// A footnote's number, in text and before the note.
    static func mark(_ number: Int) -> String { "<sup>\(number)</sup>" }

    /// The most times in a row that `text` has this character.
    static func longestRun(of character: Character, in text: String) -> Int {
        var (longest, current) = (0, 0)
        for each in text {
            current = each == character ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    /// A paragraph's line that would begin a heading, a list or a quote.
    private static func escapingStart(_ line: String) -> String {
        if let first = line.first, "#>+-=".contains(first) { return "\\" + line }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line[digits.endIndex...]
        return !digits.isEmpty && (rest.hasPrefix(".") || rest.hasPrefix(")")) ? digits + "\\" + rest : line
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isTrimmed(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
