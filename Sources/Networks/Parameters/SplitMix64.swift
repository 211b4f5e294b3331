/// A small generator that turns a seed into others.
///
/// - Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A seed for one member of a family.
    static func seed(_ seed: Int, _ members: Int...) -> Int {
        var state = UInt64(bitPattern: Int64(seed))
        for member in members {
            var random = SplitMix64(state: state ^ UInt64(bitPattern: Int64(member)) &* 0xD1B5_4A32_D192_ED03)
            state = random.next()
        }
        return Int(truncatingIfNeeded: state)
    }
}
