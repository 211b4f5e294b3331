/// A small random number generator whose sequence follows from its seed, the same on every machine.
///
/// - Source: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
public struct SplitMix64: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    /// A generator whose sequence follows from the 64 bits of `seed`.
    @inlinable public init(seed: UInt64) { state = seed }

    /// A generator whose sequence follows from `seed`, which may be negative.
    @inlinable public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    /// The sequence of one member of a family: image 7 of a seed is the same, whatever is drawn before it.
    @inlinable public init(seed: Int, stream: Int) {
        var parent = SplitMix64(seed: seed)
        state = parent.next() ^ Self.spread(stream)
    }

    /// The next 64 bits.
    @inlinable public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number of 0..<1.
    @inlinable public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number of -1...1.
    @inlinable public mutating func signed() -> Double { Double(Int64(bitPattern: next()) >> 11) * 0x1p-52 }

    /// A seed for one member of a family: of an epoch, of a step in it, of a layer.
    public static func seed(_ seed: Int, _ members: Int...) -> Int {
        var state = UInt64(bitPattern: Int64(seed))
        for member in members {
            var random = SplitMix64(seed: state ^ spread(member))
            state = random.next()
        }
        return Int(truncatingIfNeeded: state)
    }

    @inlinable static func spread(_ member: Int) -> UInt64 {
        UInt64(bitPattern: Int64(member)) &* 0xD1B5_4A32_D192_ED03
    }
}
