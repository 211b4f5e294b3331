/// Numbers that cells computed and no reader moves, as a network's weights: a live figure's function gets them in the page, too.
///
///     func drawn(weights: FixedNumbers, digit: [Float]) -> Picture { … }
///     LiveFigure(drawn, FixedNumbers(trained), DrawingPad("a digit", width: 28, height: 28), …)
///
/// A page loads two bytes for each. So each is a whole number of steps, 32,767 of which are the largest number, and it is off by half a
/// step at most. Cell and page have the same ones.
public struct FixedNumbers: Sendable {
    /// The numbers, as cell and page have them.
    public let values: [Float]
    /// The largest of the numbers that were given, without its sign; not a number where one of them is not finite.
    package let largest: Float

    private static let steps: Float = 32767

    /// Rounds `numbers` to their steps.
    public init(_ numbers: [Float]) {
        let isFinite = numbers.allSatisfy { $0.isFinite }
        largest = isFinite ? numbers.reduce(0) { max($0, abs($1)) } : .nan
        let step = largest / Self.steps
        values = step > 0 && step.isFinite ? numbers.map { ($0 / step).rounded() * step } : numbers.map { _ in 0 }
    }

    /// The numbers of `words`.
    package init(words: [UInt64], count: Int, largest: Float) {
        self.largest = largest
        let step = largest / Self.steps
        var values: [Float] = []
        values.reserveCapacity(count)
        for number in 0..<count {
            let bits = UInt16(truncatingIfNeeded: words[number / 4] >> UInt64(number % 4 * 16))
            values.append(Float(Int16(bitPattern: bits)) * step)
        }
        self.values = values
    }

    /// The steps of each number, four to a word, the first in the lowest bits.
    package var words: [UInt64] {
        let step = largest / Self.steps
        guard step > 0, step.isFinite else { return [UInt64](repeating: 0, count: (values.count + 3) / 4) }
        var words: [UInt64] = []
        words.reserveCapacity((values.count + 3) / 4)
        for (number, value) in values.enumerated() {
            if number % 4 == 0 { words.append(0) }
            let bits = UInt16(bitPattern: Int16((value / step).rounded()))
            words[words.count - 1] |= UInt64(bits) << UInt64(number % 4 * 16)
        }
        return words
    }
}
