/// Two texts that may differ in their numbers.
struct NumberComparison {
    /// How many numbers the text has.
    private(set) var count = 0
    /// How many of them differ by more than is allowed; nil where the texts differ in more than numbers.
    private(set) var different: Int? = 0
    /// The pair that differs most, as written, with the share of the larger one by which it does.
    private(set) var largest: (here: Substring, there: Substring, share: Double)?

    /// - Parameter tolerance: the share of a number by which another may differ from it; 0 for texts that are the same.
    init(_ here: String, _ there: String, tolerance: Double) {
        let numbers = here.matches(of: Self.number).map(\.output)
        let others = there.matches(of: Self.number).map(\.output)
        count = numbers.count
        if here == there { return }
        guard numbers.count == others.count,
            here.replacing(Self.number, with: "#") == there.replacing(Self.number, with: "#")
        else {
            different = nil
            return
        }
        for (number, other) in zip(numbers, others) where number != other {
            let share = Self.share(Self.value(of: number), Self.value(of: other))
            if tolerance > 0, share <= tolerance { continue }
            different = (different ?? 0) + 1
            if share >= largest?.share ?? 0 { largest = (number, other, share) }
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
