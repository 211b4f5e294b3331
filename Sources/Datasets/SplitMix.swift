/// A small generator of which each seed gives its own sequence, the same everywhere.
///
/// - Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    /// The sequence of one member of a family: image 7 of a seed is the same, whatever is drawn before it.
    init(seed: Int, stream: Int) {
        var parent = SplitMix(seed: seed)
        state = parent.next() ^ (UInt64(bitPattern: Int64(stream)) &* 0xD1B5_4A32_D192_ED03)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number of 0..<1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number of -1...1.
    mutating func signed() -> Double { Double(Int64(bitPattern: next()) >> 11) * 0x1p-52 }
}
