import Random
import Kernels
import Networks

/// What each anchor is to say, given the boxes that are there.
struct AnchorMatching {
    /// What one anchor is to say.
    enum Verdict: Hashable {
        /// A thing: the box of this number.
        case thing(Int)
        /// None.
        case background
        /// Between the two: it is not asked.
        case undecided
    }

    let verdicts: [Verdict]

    /// An anchor stands for the box that it overlaps most, if by at least `positive`; for nothing, if by less than
    /// `negative` each. Each box's best anchor stands for it even so, that none goes unlearned.
    init(_ anchors: [BoundingBox], _ boxes: [BoundingBox], positive: Float, negative: Float) {
        var verdicts: [Verdict] = []
        var best = [(anchor: Int, overlap: Float)](repeating: (-1, 0), count: boxes.count)
        for (place, anchor) in anchors.enumerated() {
            var (closest, overlap): (Int, Float) = (-1, 0)
            for (number, box) in boxes.enumerated() {
                let shared = intersectionOverUnion(anchor, box)
                if shared > overlap { (closest, overlap) = (number, shared) }
                if shared > best[number].overlap { best[number] = (place, shared) }
            }
            verdicts.append(
                closest >= 0 && overlap >= positive ? .thing(closest) : overlap < negative ? .background : .undecided)
        }
        for (number, found) in best.enumerated() where found.anchor >= 0 { verdicts[found.anchor] = .thing(number) }
        self.verdicts = verdicts
    }

    /// Places to learn from: at most `count`, at most `things` of them standing for things.
    func sample(_ count: Int, things: Int, seed: Int) -> [Int] {
        var random = SplitMix64(seed: seed)
        func places(_ isWanted: (Verdict) -> Bool) -> [Int] {
            verdicts.indices.filter { isWanted(verdicts[$0]) }.shuffled(using: &random)
        }
        let chosen = places { if case .thing = $0 { true } else { false } }.prefix(things)
        return Array(chosen) + places { $0 == .background }.prefix(max(count - chosen.count, 0))
    }
}
