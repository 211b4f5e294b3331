/// A function of each value, written for sixteen at a time. A type and not a closure: a closure that holds a number would be called for each
/// register on the pool's threads, and that takes longer than a sum.
protocol LaneFunction: Sendable {
    func callAsFunction(_ x: Lanes) -> Lanes
}

/// A function of each pair of values, written for sixteen at a time.
protocol LanePairFunction: Sendable {
    func callAsFunction(_ a: Lanes, _ b: Lanes) -> Lanes
}

/// `a b`.
struct LaneProduct: LanePairFunction {
    @inline(__always) func callAsFunction(_ a: Lanes, _ b: Lanes) -> Lanes { a * b }
}

extension Tensor {
    /// A tensor of the same shape with `transform` of all values, on the pool's threads.
    ///
    /// - Parameter cost: about how many simple operations it takes.
    @inline(__always)
    func mapLanes(cost: Int, _ transform: some LaneFunction) -> Tensor {
        let result = Tensor(unfilledLike: self)
        let (source, target) = (lanes, result.lanes)
        parallel(Lanes.count(for: count), cost: cost * Lanes.scalarCount) { range in
            for i in range { target[i] = transform(source[i]) }
        }
        return withExtendedLifetime(storage) { result }
    }

    /// The same for all pairs of values of this tensor and `other`, of equal shape.
    @inline(__always)
    func mapLanes(with other: Tensor, cost: Int, _ transform: some LanePairFunction) -> Tensor {
        let result = Tensor(unfilledLike: self)
        let (a, b, target) = (lanes, other.lanes, result.lanes)
        parallel(Lanes.count(for: count), cost: cost * Lanes.scalarCount) { range in
            for i in range { target[i] = transform(a[i], b[i]) }
        }
        return withExtendedLifetime((storage, other.storage)) { result }
    }
}
