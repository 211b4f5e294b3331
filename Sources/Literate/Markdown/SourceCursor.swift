/// Reads a text's source along with the parser's tree, to tell where the pieces of its lines begin.
///
/// The C parser's columns are wrong in lines that are indented or follow a code span over two lines, and are missing for bare
/// links. But between two pieces of text there is nothing but punctuation.
struct SourceCursor {
    let source: [UInt8]
    /// How far the source has been read.
    var offset = 0

    /// Moves past `literal` where it comes next, with the escapes, entities and line ends that the parser resolved.
    ///
    /// - Returns: where it is written; nil where it does not come next.
    @discardableResult
    mutating func skip(_ literal: String, isCode: Bool = false) -> Range<Int>? {
        let wanted = Array(literal.utf8)
        guard !wanted.isEmpty else { return nil }
        var index = offset
        while index < source.count {
            if let end = end(of: wanted, from: index, isCode: isCode) {
                offset = end
                return index..<end
            }
            if isWord(source[index]) { return nil }
            index += 1
        }
        return nil
    }

    /// Moves to what opens a link, an image, a footnote reference or HTML, or to the first letter of a bare link.
    mutating func skipToMark() -> Int {
        var index = offset
        while index < source.count, !isWord(source[index]) {
            let next = index + 1 < source.count ? source[index + 1] : 0
            let isImage = source[index] == UInt8(ascii: "!") && next == UInt8(ascii: "[")
            if isImage || source[index] == UInt8(ascii: "[") || source[index] == UInt8(ascii: "<") { break }
            index += 1
        }
        index = min(index, max(source.count - 1, 0))
        offset = index < source.count && isWord(source[index]) ? index : min(index + 1, source.count)
        return index
    }

    /// Moves to a bare link, which has no mark: its own text tells where it begins. Nil for other links.
    mutating func skipToBareLink(_ text: String, near start: Int) -> Int? {
        guard start < source.count, isWord(source[start]) else { return nil }
        let scheme = Array(text.utf8.prefix { isWord($0) })
        guard let found = source[start...].firstRange(of: scheme), !scheme.isEmpty else { return nil }
        offset = found.lowerBound
        return offset
    }

    mutating func skipPast(_ byte: UInt8) {
        if let index = source[min(offset, source.count)...].firstIndex(of: byte) { offset = index + 1 }
    }

    /// Moves past the destination of a link or an image that opens at `start`.
    mutating func skipDestination(openedAt start: Int) {
        guard start < source.count, source[start] == UInt8(ascii: "[") || source[start] == UInt8(ascii: "!") else {
            if start < source.count, source[start] == UInt8(ascii: "<") { skipPast(UInt8(ascii: ">")) }
            return
        }
        skipPast(UInt8(ascii: "]"))
        guard offset < source.count else { return }
        if source[offset] == UInt8(ascii: "(") {
            var open = 0
            while offset < source.count {
                let byte = source[offset]
                offset += 1
                if byte == UInt8(ascii: "\\") { offset += 1 }
                if byte == UInt8(ascii: "(") { open += 1 }
                if byte == UInt8(ascii: ")") { open -= 1 }
                if open == 0 { break }
            }
            offset = min(offset, source.count)
        } else if source[offset] == UInt8(ascii: "[") {
            skipPast(UInt8(ascii: "]"))
        }
    }

    private func end(of wanted: [UInt8], from start: Int, isCode: Bool) -> Int? {
        var index = start
        var matched = 0
        while matched < wanted.count {
            guard index < source.count else { return nil }
            if !isCode, let end = endOfEntity(at: index) {
                index = end
                matched += 1
                // One character for an entity, of however many bytes.
                while matched < wanted.count, wanted[matched] & 0xC0 == 0x80 { matched += 1 }
            } else if source[index] == wanted[matched] {
                index += 1
                matched += 1
            } else if !isCode, source[index] == UInt8(ascii: "\\"), index + 1 < source.count,
                source[index + 1] == wanted[matched]
            {
                index += 2
                matched += 1
            } else if isCode, source[index] == UInt8(ascii: "\n"), wanted[matched] == UInt8(ascii: " ") {
                index += 1
                matched += 1
                while index < source.count, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: ">") {
                    index += 1
                }
            } else {
                return nil
            }
        }
        return index
    }

    private func endOfEntity(at start: Int) -> Int? {
        guard source[start] == UInt8(ascii: "&") else { return nil }
        let name = source[(start + 1)...].prefix(32).prefix { isWord($0) || $0 == UInt8(ascii: "#") }
        guard !name.isEmpty, name.endIndex < source.count, source[name.endIndex] == UInt8(ascii: ";") else {
            return nil
        }
        return name.endIndex + 1
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte < 0x09
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
}
