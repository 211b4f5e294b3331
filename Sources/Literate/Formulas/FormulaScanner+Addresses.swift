// Addresses, in which a dollar sign opens no formula.
extension FormulaScanner {
    /// Where the end of an address is not looked for any longer.
    private static let longestAddress = 4096

    /// The end of the address that begins at `index`; nil where none does.
    func endOfAddress(at index: Int, in paragraph: Range<Int>) -> Int? {
        let end = paragraph.upperBound
        let isLineStart = index == paragraph.lowerBound || bytes[index - 1] == UInt8(ascii: "\n")
        if isLineStart, let definition = endOfDefinition(at: skipMarks(from: index, to: end), to: end) {
            return definition
        }
        switch bytes[index] {
        case UInt8(ascii: "<"): return endOfAutolink(at: index, to: end)
        case UInt8(ascii: "]"): return endOfDestination(at: index + 1, to: end)
        case UInt8(ascii: "h"), UInt8(ascii: "w"):
            let isWordStart = index == paragraph.lowerBound || !isLetterOrDigit(bytes[index - 1])
            let isBare = ["https://", "http://", "www."].contains { bytes[index..<end].starts(with: $0.utf8) }
            guard isWordStart, isBare else { return nil }
            return bytes[index..<end].firstIndex { isSpace($0) || $0 == UInt8(ascii: "<") } ?? end
        default: return nil
        }
    }

    /// `<https://…>`: two letters or more before the colon, no spaces.
    private func endOfAutolink(at open: Int, to end: Int) -> Int? {
        let scheme = bytes[(open + 1)..<end].prefix(33).prefix {
            isLetterOrDigit($0) || "+.-".utf8.contains($0)
        }
        guard 2...32 ~= scheme.count, scheme.endIndex < end, bytes[scheme.endIndex] == UInt8(ascii: ":") else {
            return nil
        }
        let close = bytes[scheme.endIndex..<end].firstIndex {
            isSpace($0) || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
        }
        guard let close, bytes[close] == UInt8(ascii: ">") else { return nil }
        return close + 1
    }

    /// `(https://…)` after the `]` of a link, in one line.
    private func endOfDestination(at open: Int, to end: Int) -> Int? {
        guard open < end, bytes[open] == UInt8(ascii: "(") else { return nil }
        var depth = 0
        var index = open
        while index < end, index - open < Self.longestAddress, !isSpace(bytes[index]) {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        // A title may follow the address.
        return index < end && bytes[index] == UInt8(ascii: " ") && index > open + 1 ? index : nil
    }

    /// The line `[label]: https://…`.
    private func endOfDefinition(at start: Int, to end: Int) -> Int? {
        guard start + 1 < end, bytes[start] == UInt8(ascii: "["), bytes[start + 1] != UInt8(ascii: "^") else {
            return nil
        }
        let line = bytes[start..<min(endOfLine(from: start), end)]
        guard let close = line.firstIndex(of: UInt8(ascii: "]")), close + 1 < line.endIndex,
            bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        return line.endIndex
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
}
