extension Tensor {
    /// The sum of all values, 0 for none. Summed in Double, so that the order of the values hardly matters.
    public func sum() -> Float {
        withValues { values in
            var total = 0.0
            for value in values { total += Double(value) }
            return Float(total)
        }
    }

    /// The mean of all values; NaN for none.
    public func mean() -> Float {
        withValues { values in
            var total = 0.0
            for value in values { total += Double(value) }
            return Float(total / Double(values.count))
        }
    }

    /// The greatest value; minus infinity for none, NaN where there is one.
    public func max() -> Float {
        withValues { $0.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) } }
    }

    /// The least value; infinity for none, NaN where there is one.
    public func min() -> Float {
        withValues { $0.reduce(.infinity) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) } }
    }

    /// The row-major index of the greatest value, the first of equals; 0 for none.
    public func argmax() -> Int {
        withValues { values in
            var best = 0
            for i in 0..<values.count where values[i] > values[best] { best = i }
            return best
        }
    }

    /// Sums along `axis`, which disappears from the shape.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func sum(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: 0.0, { $0 + Double($1) }, { total, _ in Float(total) })
    }

    /// The mean along `axis`, which disappears from the shape.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func mean(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: 0.0, { $0 + Double($1) }, { total, size in Float(total / Double(size)) })
    }

    /// The greatest value along `axis`, which disappears from the shape.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func max(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: -Float.infinity, { $0.isNaN || $1 <= $0 ? $0 : $1 }, { best, _ in best })
    }

    /// The index along `axis` of the greatest value, the first of equals, as a tensor of whole numbers.
    ///
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func argmax(axis: Int) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, start: (place: 0, best: 0, value: -Float.infinity)) { state, value in
            (state.place + 1, value > state.value ? state.place : state.best, Swift.max(value, state.value))
        } _: { state, _ in
            Float(state.best)
        }
    }

    @inline(__always)
    private func reduce<State>(
        axis: Int, start: State, _ next: (State, Float) -> State, _ finish: (State, Int) -> Float
    ) throws(ShapeError) -> Tensor {
        let axis = try resolve(axis: axis)
        let size = shape[axis]
        let (outer, inner) = around(axis: axis)
        var newShape = shape
        newShape.remove(at: axis)
        return Tensor(shape: newShape) { target in
            withValues { source in
                for i in 0..<outer {
                    for j in 0..<inner {
                        var state = start
                        for k in 0..<size { state = next(state, source[(i * size + k) * inner + j]) }
                        target[i * inner + j] = finish(state, size)
                    }
                }
            }
        }
    }
}
