/// The shape that two shapes have in common: axes are matched from the last one, and a size of 1, or a missing axis,
/// is repeated to fit the other.
///
/// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where sizes differ and neither is 1; ``ShapeError/tooLarge(shape:)``
///   where no memory would hold the result.
/// - Source: Harris et al., *Array programming with NumPy*, 2020.
public func broadcastShape(_ left: [Int], _ right: [Int]) throws(ShapeError) -> [Int] {
    let rank = max(left.count, right.count)
    var result = [Int](repeating: 1, count: rank)
    for i in 1..<(rank + 1) {
        let l = i <= left.count ? left[left.count - i] : 1
        let r = i <= right.count ? right[right.count - i] : 1
        guard l == r || l == 1 || r == 1 else { throw .cannotBroadcast(left: left, right: right) }
        result[rank - i] = l == 1 ? r : l
    }
    _ = try elementCount(of: result)
    return result
}

extension Tensor {
    /// The tensor repeated to fill `newShape`.
    ///
    /// - Returns: `newShape`.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where it does not fit.
    public func broadcast(to newShape: [Int]) throws(ShapeError) -> Tensor {
        guard try broadcastShape(shape, newShape) == newShape else {
            throw .cannotBroadcast(left: shape, right: newShape)
        }
        if shape == newShape { return self }
        let strides = broadcastStrides(to: newShape)
        let walk = PairWalk(shape: newShape, strides, strides)
        return Tensor(shape: newShape) { target in
            withValues { source in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                parallel(walk.rows, cost: walk.width / 4) { rows in
                    walk.forEachStart(of: rows) { row, starts in
                        let (start, place) = (source + starts.0, target + row * walk.width)
                        if walk.steps.0 == 0 {
                            place.update(repeating: start[0], count: walk.width)
                        } else {
                            place.update(from: start, count: walk.width)
                        }
                    }
                }
            }
        }
    }

    /// The backward of ``broadcast(to:)``: what was repeated is summed, so that the result has `oldShape`.
    ///
    /// - Returns: `oldShape`.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` unless `oldShape` can be broadcast to this shape.
    public func sum(to oldShape: [Int]) throws(ShapeError) -> Tensor {
        guard try broadcastShape(oldShape, shape) == shape else {
            throw .cannotBroadcast(left: oldShape, right: shape)
        }
        if shape == oldShape { return self }
        return sumOverRepeats(of: .zeros(oldShape), beside: Tensor(0), self, GradientAlone.self)
    }

    /// Strides that walk this tensor in the order of `newShape`, standing still on repeated axes.
    func broadcastStrides(to newShape: [Int]) -> [Int] {
        let own = rowMajorStrides(of: shape)
        let missing = newShape.count - rank
        return newShape.indices.map { axis in
            axis < missing || shape[axis - missing] == 1 ? 0 : own[axis - missing]
        }
    }

    /// `operation` on every pair of values, after broadcasting.
    func combined<Operation: PairOperation>(with other: Tensor, _ operation: Operation.Type) throws(ShapeError)
        -> Tensor
    {
        let target = try broadcastShape(shape, other.shape)
        return combined(with: other, shape: target, operation)
    }

    private func combined<Operation: PairOperation>(
        with other: Tensor, shape target: [Int], _ operation: Operation.Type
    ) -> Tensor {
        let walk = PairWalk(shape: target, broadcastStrides(to: target), other.broadcastStrides(to: target))
        return Tensor(shape: target) { result in
            withValues { a in
                other.withValues { b in
                    if walk.rows == 1, walk.steps == (1, 1) {
                        parallel(walk.width, cost: 1, multipleOf: 16) { range in
                            for i in range { result[i] = Operation.apply(a[i], b[i]) }
                        }
                    } else {
                        parallel(walk.rows, cost: walk.width) { rows in
                            walk.forEachStart(of: rows) { row, starts in
                                combine(row, starts, of: walk, a, b, result, operation)
                            }
                        }
                    }
                }
            }
        }
    }

    private func combine<Operation: PairOperation>(
        _ row: Int, _ starts: (Int, Int), of walk: PairWalk, _ a: UnsafeBufferPointer<Float>,
        _ b: UnsafeBufferPointer<Float>,
        _ result: UnsafeMutableBufferPointer<Float>, _ operation: Operation.Type
    ) {
        guard let a = a.baseAddress, let b = b.baseAddress, let result = result.baseAddress else { return }
        // From pointers: the check of a sum of indices would keep the loops from being vectorized.
        let (a0, b0, target) = (a + starts.0, b + starts.1, result + row * walk.width)
        switch walk.steps {
        case (1, 1): for x in 0..<walk.width { target[x] = Operation.apply(a0[x], b0[x]) }
        case (1, 0):
            let b = b0[0]
            for x in 0..<walk.width { target[x] = Operation.apply(a0[x], b) }
        case (0, 1):
            let a = a0[0]
            for x in 0..<walk.width { target[x] = Operation.apply(a, b0[x]) }
        case let (aStep, bStep):
            for x in 0..<walk.width { target[x] = Operation.apply(a0[x &* aStep], b0[x &* bStep]) }
        }
    }
}

/// A walk through two tensors at once, in the order of a common shape: row by row, where a row is as long as both can
/// be walked in equal steps.
struct PairWalk {
    private var outer: [Int] = []
    private var aStrides: [Int] = []
    private var bStrides: [Int] = []
    private(set) var rows = 1
    private(set) var width = 1
    private(set) var steps = (1, 1)

    init(shape: [Int], _ a: [Int], _ b: [Int]) {
        var axes: [(size: Int, a: Int, b: Int)] = []
        for axis in shape.indices where shape[axis] != 1 {
            let next = (size: shape[axis], a: a[axis], b: b[axis])
            // Two axes are one where stepping over the inner one's end is a step of the outer one, in both.
            if let last = axes.last, last.a == next.a * next.size, last.b == next.b * next.size {
                axes[axes.count - 1] = (last.size * next.size, next.a, next.b)
            } else {
                axes.append(next)
            }
        }
        if let inner = axes.popLast() { (width, steps) = (inner.size, (inner.a, inner.b)) }
        outer = axes.map(\.size)
        aStrides = axes.map(\.a)
        bStrides = axes.map(\.b)
        rows = outer.reduce(1, *)
    }

    /// Calls `body` with each of `rows` and where it begins in both tensors. Divisions for each would take as long as a short row.
    @inline(__always)
    func forEachStart(of rows: Range<Int>, _ body: (_ row: Int, _ starts: (Int, Int)) -> Void) {
        let (size, aStride, bStride) = (outer.last ?? 1, aStrides.last ?? 0, bStrides.last ?? 0)
        var row = rows.lowerBound
        while row < rows.upperBound {
            var starts = starts(of: row)
            let end = min(row + size - row % size, rows.upperBound)
            while row < end {
                body(row, starts)
                starts = (starts.0 + aStride, starts.1 + bStride)
                row += 1
            }
        }
    }

    func starts(of row: Int) -> (Int, Int) {
        var (rest, aStart, bStart) = (row, 0, 0)
        for axis in outer.indices.reversed() {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: outer[axis])
            aStart += digit * aStrides[axis]
            bStart += digit * bStrides[axis]
            rest = quotient
        }
        return (aStart, bStart)
    }
}

private enum GradientAlone: GradientTerm {
    @inline(__always)
    static func term(_ gradient: Doubles, _ value: Doubles, _ other: Doubles) -> Doubles { gradient }
}
