/// The bytes of a chapter's file, line by line, each with its own line end.
private struct FileLines {
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

    /// How many marks a line begins with.
    private static func run(of mark: UInt8, in line: [UInt8]) -> Int {
        let isMargin = { (byte: UInt8) in [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")].contains(byte) }
        return line.drop(while: isMargin).prefix { $0 == mark }.count
    }
}

extension Chapter {
    /// The bytes of the chapter's file with these texts in the `output` fences of the cells with these indices.
    ///
    /// Every other byte stays: line ends, a byte-order mark, the fences' own lines where they are long enough.
    /// - Throws: where a text cannot be in Markdown.
    func bytes(withOutputs outputs: [Int: String]) throws(ChapterErrors) -> [UInt8] {
        let log = DiagnosticLog(file: file)
        var text = FileLines(bytes)
        for cell in cells.reversed() {
            guard let printed = outputs[cell.index], let fence = cell.expectedOutput else { continue }
            if let byte = printed.utf8.first(where: SourceFile.isForbiddenControl) {
                log.report(.outputWithControl(byte), at: fence.fence)
            } else {
                text.replace(fence, by: printed)
            }
        }
        guard log.isEmpty else { throw log.errors }
        let result = text.bytes
        // Whatever was printed, the file must be read as the same chapter with the new texts.
        let read = try? Chapter.parse(result, file: file)
        for cell in cells {
            guard let fence = cell.expectedOutput, let printed = outputs[cell.index] else { continue }
            if read?.cells[at: cell.index]?.expectedOutput?.text != printed {
                log.report(.outputNotMarkdown, at: fence.fence)
            }
        }
        if log.isEmpty, read?.cells.map(\.source.text) != cells.map(\.source.text) {
            log.report(.outputNotMarkdown, at: SourcePosition(line: 1))
        }
        guard log.isEmpty else { throw log.errors }
        return result
    }
}

extension Array {
    fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
