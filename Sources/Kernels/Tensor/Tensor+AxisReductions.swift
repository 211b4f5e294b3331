extension Tensor {
    /// Sums along `axis`, which disappears from the shape.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func sum(axis: Int) throws(ShapeError) -> Tensor { try sum(axis: axis, scale: 1) }

    /// The mean along `axis`, which disappears from the shape; NaN where the axis is empty.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func mean(axis: Int) throws(ShapeError) -> Tensor {
        try sum(axis: axis, scale: 1 / Double(shape[resolve(axis: axis)]))
    }

    /// The greatest value along `axis`, which disappears from the shape.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func max(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: -Float.infinity, of: { greatest($0) }) { best, value, _ in
            best = best >= value ? best : best.isNaN ? best : value
        } _: {
            $0
        }
    }

    /// The index along `axis` of the greatest value, the first of equals, as a tensor of whole numbers.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func argmax(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: Champion(), of: { Float(placeOfGreatest($0)) }) { champion, value, place in
            let wins = value > champion.value
            champion.value = wins ? value : champion.value
            champion.place = wins ? Float(place) : champion.place
        } _: {
            $0.place
        }
    }

    private func sum(axis: Int, scale: Double) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: 0.0) { row in
            Float((row.baseAddress.map { sumOfValues($0, count: row.count) } ?? 0) * scale)
        } _: { total, value, _ in
            total += Double(value)
        } _: {
            Float($0 * scale)
        }
    }

    private struct Champion {
        var value = -Float.infinity
        var place: Float = 0
    }

    /// Along the last axis, `whole` of each row. Along another, neighbouring sums lie side by side, and are carried on
    /// together: `next` takes one more value into a state, and `finish` makes the result of it.
    @inline(__always)
    private func reduce<State>(
        axis: Int, start: State, of whole: (UnsafeBufferPointer<Float>) -> Float,
        _ next: (inout State, Float, Int) -> Void, _ finish: (State) -> Float
    ) throws(ShapeError) -> Tensor {
        let axis = try resolve(axis: axis)
        let size = shape[axis]
        let (outer, inner) = around(axis: axis)
        var newShape = shape
        newShape.remove(at: axis)
        return Tensor(shape: newShape) { target in
            withValues { source in
                parallel(outer, cost: size * inner) { range in
                    if inner == 1 {
                        for i in range {
                            target[i] = whole(UnsafeBufferPointer(rebasing: source[(i * size)..<((i + 1) * size)]))
                        }
                        return
                    }
                    withUnsafeTemporaryAllocation(of: State.self, capacity: inner) { states in
                        states.initialize(repeating: start)
                        for i in range {
                            for j in 0..<inner { states[j] = start }
                            for k in 0..<size {
                                let row = (i * size + k) * inner
                                for j in 0..<inner { next(&states[j], source[row + j], k) }
                            }
                            for j in 0..<inner { target[i * inner + j] = finish(states[j]) }
                        }
                    }
                }
            }
        }
    }
}

private func placeOfGreatest(_ row: UnsafeBufferPointer<Float>) -> Int {
    var best = 0
    for i in 0..<row.count where row[i] > row[best] { best = i }
    return best
}
