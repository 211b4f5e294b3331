/// A piece of code as a report and a mark show it: on one line, and not longer than people read.
enum Fragment {
    private static let longest = 72
    /// What is left at each end of a piece that is cut.
    private static let kept = 32

    /// Both states of a changed piece.
    static func pair(_ before: String, _ after: String) -> (before: String, after: String) {
        let (first, second) = (oneLine(before), oneLine(after))
        guard first.count > longest || second.count > longest, !second.isEmpty else { return (cut(first), second) }
        // What both begin and end with is the least interesting.
        let head = zip(first, second).prefix { $0 == $1 }.count
        let rest = (first.dropFirst(head), second.dropFirst(head))
        let tail = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
        func around(_ text: String) -> String {
            let middle = text.dropFirst(head).dropLast(tail)
            let (left, right) = (text.prefix(head), text.suffix(tail))
            return (left.count > kept ? "…" + left.suffix(kept - 8) : left) + cut(String(middle))
                + (right.count > kept ? right.prefix(kept - 8) + "…" : right)
        }
        return (around(first), around(second))
    }

    /// The text with each run of white space made one space.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func cut(_ text: String) -> String {
        text.count > longest ? text.prefix(kept) + "…" + text.suffix(kept) : text
    }
}
