/// Philox4x32-10, a counter-based generator: block `i` of a seed is computed from `i` and the seed alone, so that any part
/// of a sequence can be made on any thread and comes out the same.
///
/// - Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, 2011.
struct Philox {
    /// Sixteen independent, uniform 32-bit numbers.
    typealias Words = SIMD16<UInt32>

    private let key: (UInt32, UInt32)

    init(seed: UInt64) {
        key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    }

    /// Blocks `first ..< first + 16`, one in each lane: four independent, uniform 32-bit numbers in each.
    @inline(__always)
    func blocks(from first: UInt64, stream: UInt64 = 0) -> (Words, Words, Words, Words) {
        // Blocks of even and of odd number apart until the end: a product of 64 bits has no place in a lane of 32.
        let even = rounds(Numbers(repeating: first) &+ Numbers(0, 2, 4, 6, 8, 10, 12, 14), stream)
        let odd = rounds(Numbers(repeating: first) &+ Numbers(1, 3, 5, 7, 9, 11, 13, 15), stream)
        return (
            Self.merged(even.0, odd.0), Self.merged(even.1, odd.1), Self.merged(even.2, odd.2),
            Self.merged(even.3, odd.3)
        )
    }

    /// Eight numbers, each in the lower half of its lane; what the upper half holds does not matter.
    private typealias Numbers = SIMD8<UInt64>

    @inline(__always)
    private func rounds(_ counters: Numbers, _ stream: UInt64) -> (Numbers, Numbers, Numbers, Numbers) {
        var (x, y) = (counters, counters &>> 32)
        var (z, w) = (Numbers(repeating: stream), Numbers(repeating: stream >> 32))
        var (k0, k1) = key
        for _ in 0..<10 {
            let (a, b) = (Self.product(x, 0xD251_1F53), Self.product(z, 0xCD9E_8D57))
            (x, y) = ((b &>> 32) ^ y ^ Numbers(repeating: UInt64(k0)), b)
            (z, w) = ((a &>> 32) ^ w ^ Numbers(repeating: UInt64(k1)), a)
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return (x, y, z, w)
    }

    /// All 64 bits of the products.
    @inline(__always)
    private static func product(_ x: Numbers, _ factor: UInt64) -> Numbers { (x & 0xFFFF_FFFF) &* factor }

    @inline(__always)
    private static func merged(_ even: Numbers, _ odd: Numbers) -> Words {
        unsafeBitCast((even & 0xFFFF_FFFF) | (odd &<< 32), to: Words.self)
    }
}

extension Lanes {
    /// Numbers in 0..<1 in steps of 2^-24, from 32 random bits each.
    @inline(__always)
    init(unit bits: Philox.Words) {
        // As the fraction of a number between 1 and 2 they have 23 bits; the 24th is added, as 0 or 2^-24. (Conversion from
        // whole numbers, and their comparison, would go lane by lane.)
        let above = unsafeBitCast((bits &>> 9) | 0x3F80_0000, to: Lanes.self) - 1
        self = above + unsafeBitCast(((bits &>> 8) & 1) &* 0x3380_0000, to: Lanes.self)
    }
}
