import Random

extension [UInt8] {
    /// The bytes with one to four of them changed, a part of them cut out or doubled, or the end cut off.
    func damaged(using random: inout SplitMix64) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = Swift.min(place + Int.random(in: 1...16, using: &random), bytes.count)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes[place] = [0, 1, 0x7f, 0x80, 0xff].randomElement(using: &random)!
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        return bytes
    }
}
