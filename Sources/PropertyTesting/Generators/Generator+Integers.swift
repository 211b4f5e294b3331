import Random

extension Generator where Value: FixedWidthInteger {
    /// Whole numbers within `range`, both ends included, which shrink towards the one nearest to 0.
    ///
    /// Both ends, their neighbors and small numbers come more often than chance has it: that is where formulas break.
    public static func integer(in range: ClosedRange<Value>) -> Generator {
        let lowest = Int128(range.lowerBound), highest = Int128(range.upperBound)
        let origin = min(max(0, lowest), highest)
        let below = UInt64(origin - lowest), above = UInt64(highest - origin)
        return Generator { (choices) throws(Discarded) in
            let size = choices.size
            let distance = choices.choose(upTo: max(below, above)) { random in
                distribution(upTo: max(below, above), other: min(below, above), size: size, &random)
            }
            let isBelow: Bool
            if below == 0 || above == 0 {
                isBelow = above == 0 && below > 0
            } else {
                // Drawn even where only one side is far enough, so that the record's length stays the same.
                let prefersBelow = choices.flip(probability: 0.5)
                isBelow = distance > above || (prefersBelow && distance <= below)
            }
            return Value(truncatingIfNeeded: isBelow ? origin - Int128(distance) : origin + Int128(distance))
        }
    }

    private static func distribution(
        upTo most: UInt64, other: UInt64, size: Double, _ random: inout SplitMix64
    ) -> UInt64 {
        switch UInt64.random(in: 0..<16, using: &random) {
        case 0: return 0
        case 1: return most
        case 2: return most == 0 ? 0 : random.element(of: [most - 1, other]) ?? most
        case 3...6: return UInt64.random(in: 0...min(most, 10), using: &random)
        case 7...9:
            // Every order of magnitude alike: for a range as wide as Int's, even chances would give none but huge numbers.
            let bits = 64 - most.leadingZeroBitCount
            let shift = 64 - random.number(in: 0...bits)
            return UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64(shift)
        default:
            let reach = most < 256 ? most : UInt64(min(Double(most) * max(size, 0.05), 0x1p63)) + 10
            return UInt64.random(in: 0...min(most, reach), using: &random)
        }
    }
}

extension Generator where Value == Int {
    /// Whole numbers within `range`, which shrink towards the one nearest to 0.
    public static func int(in range: ClosedRange<Int>) -> Generator { integer(in: range) }

    /// Whole numbers within `range`, which shrink towards the one nearest to 0. An empty range discards every case.
    public static func int(in range: Range<Int>) -> Generator {
        range.isEmpty ? .oneOf([]) : integer(in: range.lowerBound...range.upperBound - 1)
    }

    /// Whole numbers from -1000 to 1000: what lessons count with. Ask for `.int(in: Int.min...Int.max)` to try overflow.
    public static var int: Generator { integer(in: -1000...1000) }
}
