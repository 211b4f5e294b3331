/// What would cost the parser more than the length of the text says: definitions, which are copied wherever they are used, and
/// tables' rows, whose cells are counted again and again.
enum MarkdownBounds {
    /// The most bytes that all copies may have together.
    private static let most = 16 << 20

    /// More columns than a table has.
    static let mostColumns = 1000

    /// The offset of the first line with more than `mostColumns` bars; nil where there is none.
    static func longRow(in bytes: [UInt8]) -> Int? {
        var start = 0
        var bars = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"): (start, bars) = (index + 1, 0)
            case UInt8(ascii: "|"): bars += 1
            default: break
            }
            if bars > mostColumns { return start }
        }
        return nil
    }

    /// The definition in `bytes` whose copies may have more than `most` bytes; nil where there is none.
    ///
    /// A definition ends at the next one or at an empty line; every `]` may be a use of it.
    static func longDefinition(in bytes: [UInt8]) -> (offset: Int, bytes: Int)? {
        let uses = bytes.count { $0 == UInt8(ascii: "]") }
        guard uses > 0 else { return nil }
        var open: Int?
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end].drop { " \t>-*+".utf8.contains($0) }
            if line.isEmpty || isDefinition(line) {
                if let open, (start - open) * uses > most { return (open, start - open) }
                open = line.isEmpty ? nil : line.startIndex
            }
            start = end + 1
        }
        if let open, (bytes.count - open) * uses > most { return (open, bytes.count - open) }
        return nil
    }

    private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")) else { return false }
        return close + 1 < line.endIndex && line[close + 1] == UInt8(ascii: ":")
    }
}
