import Random

/// The whole numbers that a generator's draws come from, recorded so that a value can be drawn again or made smaller.
public struct Choices {
    /// What was chosen so far.
    private(set) var record: [UInt64] = []
    private var maxima: [UInt64] = []
    /// How far the run has come, from 0 to 1: early cases are small, late ones large.
    public let size: Double
    private var origin: Origin

    private enum Origin {
        case random(SplitMix64)
        case replay([UInt64])
    }

    /// Fresh choices that follow from `seed`.
    public init(seed: UInt64, size: Double = 1) {
        self.size = size
        origin = .random(SplitMix64(seed: seed))
    }

    /// The choices of an earlier record; what goes beyond its end is 0, the simplest choice.
    init(replaying record: [UInt64]) {
        size = 1
        origin = .replay(record)
    }

    /// A choice from 0 to `maximum`, in which 0 is the simplest.
    ///
    /// - Parameter distribution: how a fresh choice is drawn; a replayed one is only held within `maximum`.
    public mutating func choose(
        upTo maximum: UInt64, _ distribution: (inout SplitMix64) -> UInt64
    ) -> UInt64 {
        let choice: UInt64
        switch origin {
        case .random(var generator):
            let fresh = min(distribution(&generator), maximum)
            choice = Self.repeated(from: record, maxima, maximum, &generator) ?? fresh
            origin = .random(generator)
        case .replay(let earlier):
            choice = record.count < earlier.count ? min(earlier[record.count], maximum) : 0
        }
        record.append(choice)
        maxima.append(maximum)
        return choice
    }

    /// Now and then an earlier choice of the same kind: equal arguments and repeated elements hardly come by chance.
    private static func repeated(
        from record: [UInt64], _ maxima: [UInt64], _ maximum: UInt64, _ random: inout SplitMix64
    ) -> UInt64? {
        guard maximum > 9, UInt64.random(in: 0..<12, using: &random) == 0 else { return nil }
        let alike = maxima.indices.suffix(16).filter { maxima[$0] == maximum }
        return random.element(of: alike).map { record[$0] }
    }

    /// A choice from 0 to `maximum`, each as likely as any other.
    public mutating func choose(upTo maximum: UInt64) -> UInt64 {
        choose(upTo: maximum) { UInt64.random(in: 0...maximum, using: &$0) }
    }

    /// Whether something happens that fresh choices make happen with `probability`; `false` is the simpler outcome.
    public mutating func flip(probability: Double) -> Bool {
        choose(upTo: 1) { Double.random(in: 0..<1, using: &$0) < probability ? 1 : 0 } == 1
    }
}
