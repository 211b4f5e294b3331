/// The bytes of a chapter's file, line by line, each with its own line end.
struct FileLines {
    struct Line {
        var content: [UInt8]
        var end: [UInt8]
    }

    var lines: [Line] = []

    init(_ bytes: [UInt8]) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let isReturn = bytes[index] == UInt8(ascii: "\r")
            guard isReturn || bytes[index] == UInt8(ascii: "\n") else {
                index += 1
                continue
            }
            let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
            let next = index + (isPair ? 2 : 1)
            lines.append(Line(content: Array(bytes[start..<index]), end: Array(bytes[index..<next])))
            (start, index) = (next, next)
        }
        if start < bytes.count { lines.append(Line(content: Array(bytes[start...]), end: [])) }
    }

    var bytes: [UInt8] { lines.flatMap { $0.content + $0.end } }

    /// Puts `text` into the fence around `old`, and makes the fence longer where a line of the text would close it.
    mutating func replace(_ old: SourceText, by text: String) {
        let open = old.fence.line - 1
        let close = open + old.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        guard lines.indices.contains(close) else { return }
        let indentation = lines[open].content.prefix(old.fence.column - 1)
        let mark = lines[open].content[indentation.count]
        let length = lines[open].content.dropFirst(indentation.count).prefix { $0 == mark }.count
        let printed = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Array($0.utf8) }
        let longest = printed.map { Self.run(of: mark, in: $0) }.max() ?? 0
        if longest >= length {
            for line in [open, close] {
                let start = lines[line].content.prefix { $0 != mark }.count
                let end = start + lines[line].content.dropFirst(start).prefix { $0 == mark }.count
                lines[line].content.replaceSubrange(start..<end, with: Array(repeating: mark, count: longest + 1))
            }
        }
        let end = lines[open].end
        lines.replaceSubrange(
            open + 1..<close,
            with: printed.map { Line(content: $0.isEmpty ? [] : indentation + $0, end: end) })
    }

    /// Writes the lines of a fence as one writes them: backquotes, no more than its content needs, and one space between words.
    mutating func normalizeFence(around source: SourceText) {
        let open = source.fence.line - 1
        let close = open + source.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        guard lines.indices.contains(close) else { return }
        let margin = lines[open].content.prefix(source.fence.column - 1)
        let mark = lines[open].content[margin.count]
        let info = Self.normalized(info: lines[open].content.dropFirst(margin.count).drop { $0 == mark })
        // A backquote in the line of a fence of backquotes would end it.
        let usual = info.contains(UInt8(ascii: "`")) ? mark : UInt8(ascii: "`")
        let needed = Self.marksNeeded(around: lines[open + 1..<close].map(\.content), mark: usual)
        let marks = Array(repeating: usual, count: needed)
        lines[open].content = margin + marks + info
        lines[close].content = margin + marks
    }

    /// The words of a fence's line with one space between them, but for what is in quotes.
    private static func normalized(info: ArraySlice<UInt8>) -> [UInt8] {
        let (space, quote, escape) = (UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "\\"))
        var all: [UInt8] = []
        var (isQuoted, isEscaped) = (false, false)
        for byte in info {
            let isBlank = !isQuoted && (byte == space || byte == UInt8(ascii: "\t"))
            if isBlank, all.isEmpty || all.last == space { continue }
            all.append(isBlank ? space : byte)
            if byte == quote, !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && byte == escape && !isEscaped
        }
        while all.last == space { all.removeLast() }
        return all
    }

    /// How many marks a fence around these lines has.
    static func marksNeeded(around lines: [[UInt8]], mark: UInt8) -> Int {
        max(3, (lines.map { run(of: mark, in: $0) }.max() ?? 0) + 1)
    }

    /// How many marks a line begins with.
    private static func run(of mark: UInt8, in line: [UInt8]) -> Int {
        let isMargin = { (byte: UInt8) in [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")].contains(byte) }
        return line.drop(while: isMargin).prefix { $0 == mark }.count
    }
}
