extension Tensor {
    /// The sum of all values, 0 for none. Gathered in Double, so that the order of the values hardly matters.
    public func sum() -> Float { Float(sumOfVectors(with: self) { values, _ in values }) }

    /// The mean of all values; NaN for none.
    public func mean() -> Float { Float(sumOfVectors(with: self) { values, _ in values } / Double(count)) }

    /// The greatest value; minus infinity for none, NaN where there is one.
    public func max() -> Float {
        withValues { greatest($0) }
    }

    /// The least value; infinity for none, NaN where there is one.
    public func min() -> Float { -(-self).max() }

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
                parallel(outer * inner, cost: size) { range in
                    for place in range {
                        let first = place / inner * size * inner + place % inner
                        var state = start
                        for k in 0..<size { state = next(state, source[first + k * inner]) }
                        target[place] = finish(state, size)
                    }
                }
            }
        }
    }
}

/// The greatest of some values; minus infinity of none, NaN where there is one.
func greatest(_ values: UnsafeBufferPointer<Float>) -> Float {
    guard let base = values.baseAddress else { return -.infinity }
    var (most, isNumber) = (Vector(repeating: -.infinity), SIMDMask<SIMD16<Int32>>(repeating: true))
    var i = 0
    while i + Vector.scalarCount <= values.count {
        let next = UnsafeRawPointer(base + i).loadUnaligned(as: Vector.self)
        most.replace(with: next, where: next .> most)
        isNumber .&= next .== next
        i += Vector.scalarCount
    }
    var result = most.max()
    if isNumber != SIMDMask(repeating: true) { return .nan }
    while i < values.count {
        result = result >= values[i] ? result : values[i]
        if result.isNaN { return .nan }
        i += 1
    }
    return result
}
