/// What connects the ranks of a training: processes, on one machine or on several, that learn together from parts of every batch.
///
/// A training of one process has ``OneRank``. Among several, each step adds up what all ranks computed, in one buffer, or in some that
/// follow one another, the same on all ranks:
///
///     try ranks.sum(&flat)
public protocol GradientSum: Sendable {
    /// Which of the ranks this is: 0 to `count - 1`.
    var rank: Int { get }
    /// How many ranks there are.
    var count: Int { get }
    /// Replaces every value by the sum of all ranks' values at its place, added up in the order of the ranks, so that all of them have
    /// the same bits afterwards. Returns when all ranks have called it with as many values, and throws where one of them cannot.
    ///
    /// Not always called from the same thread: gradients of the last layers are added up while those of earlier ones are computed. But
    /// never called before the call before it has returned.
    func sum(_ flat: inout [Float]) throws
}

extension GradientSum {
    /// This rank's part of `total` things that lie side by side; parts differ by one at most.
    func part(of total: Int) -> Range<Int> { total * rank / count..<total * (rank + 1) / count }
}

/// One process that learns by itself.
public struct OneRank: GradientSum {
    /// The only rank.
    public init() {}

    /// 0.
    public var rank: Int { 0 }
    /// 1.
    public var count: Int { 1 }
    /// Leaves the values as they are: there are no others to add.
    public func sum(_ flat: inout [Float]) {}
}
