import Kernels
import Random

extension Trainer {
    /// Holds all ranks against each other, once, before they begin: another seed, or a checkpoint that one of them does not see, would
    /// spoil the network and nothing else would tell.
    mutating func requireAgreement() throws {
        guard ranks.count > 1, !ranksAgree else { return }
        let own = try digest()
        // Each rank has its own places, and 0 at the others': their sum is a list of all.
        var all = [Float](repeating: 0, count: ranks.count * own.count)
        all.replaceSubrange(ranks.rank * own.count..<(ranks.rank + 1) * own.count, with: own)
        try ranks.sum(&all)
        for rank in 1..<ranks.count where all[rank * own.count..<(rank + 1) * own.count] != all[..<own.count] {
            throw NetworkError(.ranksDiffer(rank: 0, other: rank))
        }
        ranksAgree = true
    }

    /// What tells this training and its place from others, in numbers that a Float holds.
    private func digest() throws -> [Float] {
        var hash = StableHash(try record())
        for (place, entry) in network.parameters.entries.enumerated() {
            var mixed: UInt64 = 0
            network.parameters[place].withValues { values in
                for value in values { mixed = (mixed ^ UInt64(value.bitPattern)) &* 0x9E37_79B9_7F4A_7C15 }
            }
            hash.add("\(entry.name) \(mixed)")
        }
        return stride(from: 0, to: 64, by: 16).map { Float(hash.value >> UInt64($0) & 0xFFFF) }
    }
}
