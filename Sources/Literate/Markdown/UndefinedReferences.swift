/// Finds `[text][label]`, `[label][]`, `![label]` and `[^label]` in a text that the parser took for words: then nothing defines the
/// label. (`[label]` alone is often meant as it is: an interval, a place in a list.)
struct UndefinedReferences {
    /// What is wrong at which offset.
    private(set) var found: [(mistake: Mistake, offset: Int)] = []
    private let source: [UInt8]
    private let range: Range<Int>

    /// - Parameter range: the text in `source`, with its escapes.
    init(in source: [UInt8], range: Range<Int>) {
        self.source = source
        self.range = range
        var index = range.lowerBound
        while index < range.upperBound {
            if source[index] == UInt8(ascii: "\\") {
                index += 2
            } else if source[index] == UInt8(ascii: "["), let end = check(at: index) {
                index = end
            } else {
                index += 1
            }
        }
    }

    /// Checks the bracket at `open`; returns the end of what it belongs to.
    private mutating func check(at open: Int) -> Int? {
        guard let close = end(ofBracketAt: open) else { return nil }
        let label = text(open, close)
        guard !label.allSatisfy(\.isWhitespace) else { return nil }
        let before = open > range.lowerBound ? source[open - 1] : 0
        if label.hasPrefix("^"), label.count > 1, !label.contains(where: \.isWhitespace) {
            found.append((.undefinedFootnote(label: String(label.dropFirst())), open))
            return close + 1
        }
        let second =
            close + 1 < range.upperBound && source[close + 1] == UInt8(ascii: "[") ? end(ofBracketAt: close + 1) : nil
        let isEmptySecond = second == close + 2
        let target = second.map { isEmptySecond ? label : text(close + 1, $0) }
        if before == UInt8(ascii: "!"), open < 2 || source[open - 2] != UInt8(ascii: "\\") {
            found.append((.undefinedImage(label: target ?? label), open - 1))
            return (second ?? close) + 1
        }
        // After a word or a bracket it is a place in a list: a[i][j].
        guard let second, let target, !isWord(before), before != UInt8(ascii: "]") else { return nil }
        found.append((.undefinedReference(label: target), open))
        return second + 1
    }

    private func text(_ open: Int, _ close: Int) -> String {
        String(decoding: source[(open + 1)..<close], as: UTF8.self)
    }

    private func end(ofBracketAt open: Int) -> Int? {
        var index = open + 1
        // A label has at most 999 characters.
        while index < min(range.upperBound, open + 1000) {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "]"): return index
            default: index += 1
            }
        }
        return nil
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
    }
}
