/// Philox4x32-10, a counter-based generator: number `i` of a seed is computed from `i` and the seed alone, so that any
/// part of a sequence can be made on any thread and comes out the same.
///
/// - Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, 2011.
struct Philox {
    let key: SIMD2<UInt32>

    init(seed: UInt64) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    }

    /// Block `counter`: four independent, uniform 32-bit numbers.
    func block(_ counter: UInt64, stream: UInt64 = 0) -> SIMD4<UInt32> {
        var x = SIMD4(
            UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32),
            UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
        var key = key
        for _ in 0..<10 {
            let a = UInt64(x.x) * 0xD251_1F53
            let b = UInt64(x.z) * 0xCD9E_8D57
            x = SIMD4(
                UInt32(truncatingIfNeeded: b >> 32) ^ x.y ^ key.x, UInt32(truncatingIfNeeded: b),
                UInt32(truncatingIfNeeded: a >> 32) ^ x.w ^ key.y, UInt32(truncatingIfNeeded: a))
            key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
        }
        return x
    }

    /// Number `i` of the sequence, uniform in 0..<1, in steps of 2^-24.
    func unit(_ i: Int) -> Float {
        Float(block(UInt64(i / 4))[i % 4] >> 8) * 0x1p-24
    }
}
