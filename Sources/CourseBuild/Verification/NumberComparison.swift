/// Two texts that may differ in their numbers.
struct NumberComparison {
    /// How many numbers the text has.
    private(set) var count = 0
    /// The numbers that differ by more than is allowed, in their order; nil where the texts differ in more than numbers.
    private(set) var different: [Pair]? = []

    /// A number with the one in its place in the other text.
    struct Pair: Hashable {
        /// The line of the text, from 1.
        var line: Int
        /// As they are written.
        var here: String
        var there: String
        /// The share of the larger one by which they differ.
        var share: Double
    }

    /// - Parameter tolerance: the share of a number by which another may differ from it; 0 for texts that are the same.
    init(_ here: String, _ there: String, tolerance: Double) {
        let numbers = here.matches(of: Self.number)
        let others = there.matches(of: Self.number).map(\.output)
        count = numbers.count
        if here == there { return }
        guard numbers.count == others.count,
            here.replacing(Self.number, with: "#") == there.replacing(Self.number, with: "#")
        else {
            different = nil
            return
        }
        var line = 1
        var start = here.startIndex
        for (match, other) in zip(numbers, others) where match.output != other {
            line += here[start..<match.range.lowerBound].count { $0 == "\n" }
            start = match.range.lowerBound
            let share = Self.share(Self.value(of: match.output), Self.value(of: other))
            if tolerance > 0, share <= tolerance { continue }
            different?.append(Pair(line: line, here: String(match.output), there: String(other), share: share))
        }
    }

    /// By how much of the larger two numbers differ.
    private static func share(_ a: Double, _ b: Double) -> Double {
        a == b ? 0 : abs(a - b) / max(abs(a), abs(b))
    }

    private static func value(of text: Substring) -> Double {
        Double(text.replacing(",", with: "").replacing("\u{2212}", with: "-")) ?? 0
    }

    nonisolated(unsafe) private static let number = /[-\u{2212}]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?/
}
