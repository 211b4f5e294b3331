/// The shape that two shapes have in common: axes are matched from the last one, and a size of 1, or a missing axis,
/// is repeated to fit the other.
///
/// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where sizes differ and neither is 1.
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
    return result
}

extension Tensor {
    /// The tensor repeated to fill `newShape`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where it does not fit.
    public func broadcast(to newShape: [Int]) throws(ShapeError) -> Tensor {
        guard try broadcastShape(shape, newShape) == newShape else {
            throw .cannotBroadcast(left: shape, right: newShape)
        }
        if shape == newShape { return self }
        let strides = broadcastStrides(to: newShape)
        return Tensor(shape: newShape) { target in
            withValues { source in forEachOffset(shape: newShape, strides: strides) { target[$0] = source[$1] } }
        }
    }

    /// The backward of ``broadcast(to:)``: what was repeated is summed, so that the result has `oldShape`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` unless `oldShape` can be broadcast to this shape.
    public func sum(to oldShape: [Int]) throws(ShapeError) -> Tensor {
        guard try broadcastShape(oldShape, shape) == shape else {
            throw .cannotBroadcast(left: oldShape, right: shape)
        }
        if shape == oldShape { return self }
        let strides = Tensor.zeros(oldShape).broadcastStrides(to: shape)
        var sums = [Double](repeating: 0, count: oldShape.reduce(1, *))
        withValues { source in forEachOffset(shape: shape, strides: strides) { sums[$1] += Double(source[$0]) } }
        return Tensor(shape: oldShape) { target in for i in sums.indices { target[i] = Float(sums[i]) } }
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
    @inline(__always)
    func combined(with other: Tensor, _ operation: (Float, Float) -> Float) throws(ShapeError) -> Tensor {
        let target = try broadcastShape(shape, other.shape)
        return combined(with: other, shape: target, operation)
    }

    @inline(__always)
    private func combined(with other: Tensor, shape target: [Int], _ operation: (Float, Float) -> Float) -> Tensor {
        Tensor(shape: target) { result in
            withValues { a in
                other.withValues { b in
                    if shape == other.shape {
                        for i in 0..<result.count { result[i] = operation(a[i], b[i]) }
                    } else if other.count == 1 {
                        let b = b[0]
                        for i in 0..<result.count { result[i] = operation(a[i], b) }
                    } else {
                        combineRows(a, b, other, target, result, operation)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func combineRows(
        _ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>, _ other: Tensor, _ target: [Int],
        _ result: UnsafeMutableBufferPointer<Float>, _ operation: (Float, Float) -> Float
    ) {
        let (aStrides, bStrides) = (broadcastStrides(to: target), other.broadcastStrides(to: target))
        let width = target.last ?? 1
        let (aStep, bStep) = (aStrides.last ?? 0, bStrides.last ?? 0)
        let rows = target.dropLast().reduce(1, *)
        var bStarts = [Int](repeating: 0, count: rows)
        forEachOffset(shape: target.dropLast(), strides: bStrides.dropLast()) { bStarts[$0] = $1 }
        forEachOffset(shape: target.dropLast(), strides: aStrides.dropLast()) { row, aStart in
            let bStart = bStarts[row]
            if aStep == 1, bStep == 1 {
                for x in 0..<width { result[row * width + x] = operation(a[aStart + x], b[bStart + x]) }
            } else {
                for x in 0..<width { result[row * width + x] = operation(a[aStart + x * aStep], b[bStart + x * bStep]) }
            }
        }
    }
}
