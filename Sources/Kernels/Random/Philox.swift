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
        let low = Words(repeating: UInt32(truncatingIfNeeded: first)) &+ Words(0..<16)
        var x = low
        // The counter's upper half, with what a lane carries over.
        var y = Words(repeating: UInt32(truncatingIfNeeded: first >> 32))
        if UInt32(truncatingIfNeeded: first) > .max - 15 {
            for lane in 0..<16 where low[lane] < UInt32(truncatingIfNeeded: first) { y[lane] &+= 1 }
        }
        var z = Words(repeating: UInt32(truncatingIfNeeded: stream))
        var w = Words(repeating: UInt32(truncatingIfNeeded: stream >> 32))
        var (k0, k1) = key
        for _ in 0..<10 {
            let (aLow, aHigh) = Self.product(x, 0xD251_1F53)
            let (bLow, bHigh) = Self.product(z, 0xCD9E_8D57)
            (x, y, z, w) = (bHigh ^ y ^ k0, bLow, aHigh ^ w ^ k1, aLow)
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return (x, y, z, w)
    }

    /// The lower and upper halves of 64-bit products.
    @inline(__always)
    private static func product(_ x: Words, _ factor: UInt64) -> (low: Words, high: Words) {
        // Lanes of even and of odd number apart, each as the lower half of a 64-bit one.
        let pairs = unsafeBitCast(x, to: SIMD8<UInt64>.self)
        let (even, odd) = ((pairs & 0xFFFF_FFFF) &* factor, (pairs &>> 32) &* factor)
        return (
            unsafeBitCast((even & 0xFFFF_FFFF) | (odd &<< 32), to: Words.self),
            unsafeBitCast((even &>> 32) | (odd & 0xFFFF_FFFF_0000_0000), to: Words.self)
        )
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
