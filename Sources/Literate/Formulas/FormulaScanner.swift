/// Finds formulas in Markdown: `$…$` and `$$…$$` in paragraphs, outside of fences and code, not escaped, and not prices.
///
/// Dollars in addresses are dollars. As in Pandoc, `$` opens a formula where no space follows, and the next `$` must close it: no space before, no digit after.
struct FormulaScanner {
    /// A place to replace.
    struct Found {
        var kind: Formulas.Kind
        var offset: Int
        var tex: String
        var pieces: [String]
        /// The bytes of `pieces`.
        var ranges: [Range<Int>]
    }

    let bytes: [UInt8]
    private(set) var formulas: [Found] = []
    private(set) var unclosed: [Int] = []

    init(markdown: [UInt8]) { bytes = markdown }

    mutating func scan() {
        var fence: (character: UInt8, length: Int)?
        var paragraph: Range<Int>?
        var start = 0
        while start < bytes.count {
            let end = endOfLine(from: start)
            let content = skipMarks(from: start, to: end)
            if let open = fence {
                if let run = fenceRun(at: content, to: end), run.character == open.character, run.length >= open.length,
                    run.isAlone
                {
                    fence = nil
                }
            } else if let run = fenceRun(at: skipListMarks(from: content, to: end), to: end) {
                paragraph = flush(paragraph)
                fence = (run.character, run.length)
            } else if content == end {
                paragraph = flush(paragraph)
            } else {
                paragraph = (paragraph?.lowerBound ?? start)..<end
            }
            start = end + 1
        }
        _ = flush(paragraph)
    }

    private mutating func flush(_ paragraph: Range<Int>?) -> Range<Int>? {
        if let paragraph { scan(paragraph) }
        return nil
    }

    private mutating func scan(_ paragraph: Range<Int>) {
        var index = paragraph.lowerBound
        while index < paragraph.upperBound {
            if let end = endOfAddress(at: index, in: paragraph) {
                index = end
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                index = endOfCode(from: index, to: paragraph.upperBound) ?? index + runLength(at: index)
            case UInt8(ascii: "$"): index = scanFormula(at: index, to: paragraph.upperBound)
            default: index += 1
            }
        }
    }

    private mutating func scanFormula(at open: Int, to end: Int) -> Int {
        let run = runLength(at: open)
        guard run <= 2 else {
            unclosed.append(open)
            return open + run
        }
        let isDisplay = run == 2
        let width = run
        guard let close = isDisplay ? endOfDisplay(from: open + 2, to: end) : endOfInline(from: open + 1, to: end)
        else {
            if isDisplay { unclosed.append(open) }
            return open + width
        }
        add(isDisplay ? .display : .inline, from: open, to: close + width, width: width)
        return close + width
    }

    private func endOfDisplay(from start: Int, to end: Int) -> Int? {
        var index = start
        while index + 1 < end {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "$") {
                return bytes[start..<index].contains { !isSpace($0) } ? index : nil
            } else {
                index += 1
            }
        }
        return nil
    }

    private func endOfInline(from start: Int, to end: Int) -> Int? {
        guard start < end, !isSpace(bytes[start]) else { return nil }
        var index = start
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                if endOfCode(from: index, to: end) != nil { return nil }
                index += runLength(at: index)
            case UInt8(ascii: "<"), UInt8(ascii: "]"), UInt8(ascii: "h"), UInt8(ascii: "w"):
                // An address with a dollar in it ends what only looks like a formula.
                let address = endOfAddress(at: index, in: start..<end)
                if let address, bytes[index..<address].contains(UInt8(ascii: "$")) { return nil }
                index = address ?? index + 1
            case UInt8(ascii: "\n"):
                if beginsBlock(at: index + 1, to: end) { return nil }
                index += 1
            case UInt8(ascii: "$"):
                let next = index + 1 < end ? bytes[index + 1] : 0
                let isClose = !isSpace(bytes[index - 1]) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
                return isClose ? index : nil
            default: index += 1
            }
        }
        return nil
    }

    private func endOfCode(from start: Int, to end: Int) -> Int? {
        let length = runLength(at: start)
        var index = start + length
        while index < end {
            if bytes[index] == UInt8(ascii: "`") {
                let run = runLength(at: index)
                index += run
                if run == length { return index }
            } else if bytes[index] == UInt8(ascii: "\n"), beginsBlock(at: index + 1, to: end) {
                return nil
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func add(_ kind: Formulas.Kind, from start: Int, to end: Int, width: Int) {
        let depth = quoteDepth(ofLineAt: start)
        var ranges: [Range<Int>] = []
        var lineStart = start
        while lineStart < end {
            let lineEnd = min(endOfLine(from: lineStart), end)
            ranges.append(lineStart..<lineEnd)
            lineStart = lineEnd < end ? skipMarks(from: lineEnd + 1, to: end, atMostQuotes: depth) : end
        }
        let pieces = ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
        var tex = pieces.joined(separator: "\n").dropFirst(width).dropLast(width)
        if kind == .display {
            tex = tex.drop { $0.isWhitespace }
            while tex.last?.isWhitespace == true { tex.removeLast() }
        }
        formulas.append(Found(kind: kind, offset: start, tex: String(tex), pieces: pieces, ranges: ranges))
    }
}

// Lines.
extension FormulaScanner {
    func endOfLine(from start: Int) -> Int {
        bytes[min(start, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }

    private func runLength(at index: Int) -> Int {
        bytes[index...].prefix { $0 == bytes[index] }.count
    }

    func skipMarks(from start: Int, to end: Int, atMostQuotes: Int = .max) -> Int {
        var index = start
        var quotes = 0
        while index < end {
            if bytes[index] == UInt8(ascii: ">"), quotes < atMostQuotes {
                quotes += 1
            } else if bytes[index] != UInt8(ascii: " "), bytes[index] != UInt8(ascii: "\t") {
                break
            }
            index += 1
        }
        return index
    }

    private func quoteDepth(ofLineAt offset: Int) -> Int {
        let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return bytes[start..<skipMarks(from: start, to: offset)].count { $0 == UInt8(ascii: ">") }
    }

    private func skipListMarks(from start: Int, to end: Int) -> Int {
        var index = start
        while let next = afterListMark(at: index, to: end) { index = skipMarks(from: next, to: end) }
        return index
    }

    private func afterListMark(at start: Int, to end: Int) -> Int? {
        let digits = bytes[start..<max(start, end)].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .count
        let mark = start + digits
        guard mark + 1 < end, digits < 10, isSpace(bytes[mark + 1]) else { return nil }
        let marks: [UInt8] =
            digits == 0
            ? [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")] : [UInt8(ascii: "."), UInt8(ascii: ")")]
        return marks.contains(bytes[mark]) ? mark + 1 : nil
    }

    /// Whether a line begins a list item, a heading or a table's row, so that nothing inline reaches into it.
    private func beginsBlock(at start: Int, to end: Int) -> Bool {
        let content = skipMarks(from: start, to: end)
        guard content < end else { return true }
        return bytes[content] == UInt8(ascii: "|") || bytes[content] == UInt8(ascii: "#")
            || afterListMark(at: content, to: end) != nil
    }

    private func fenceRun(at start: Int, to end: Int) -> (character: UInt8, length: Int, isAlone: Bool)? {
        guard start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else { return nil }
        let length = runLength(at: start)
        let rest = bytes[min(start + length, end)..<end]
        guard length >= 3, bytes[start] == UInt8(ascii: "~") || !rest.contains(UInt8(ascii: "`")) else { return nil }
        return (bytes[start], length, rest.allSatisfy(isSpace))
    }
}
