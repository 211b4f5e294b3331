extension Tensor {
    /// Sums along `axis`.
    ///
    /// - Parameters: the axis; a negative one counts from the last; `keepingDimensions`, whether it stays with size 1, so that
    ///   the result can be broadcast against this tensor.
    /// - Returns: the shape without that axis, or with 1 in its place.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func sum(axis: Int, keepingDimensions: Bool = false) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, by: Summing.self, keepingDimensions)
    }

    /// The mean along `axis`; NaN where the axis is empty.
    ///
    /// - Parameters: the axis; a negative one counts from the last; `keepingDimensions`, whether it stays with size 1, so that
    ///   the result can be broadcast against this tensor.
    /// - Returns: the shape without that axis, or with 1 in its place.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func mean(axis: Int, keepingDimensions: Bool = false) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, by: Averaging.self, keepingDimensions)
    }

    /// The greatest value along `axis`.
    ///
    /// - Parameters: the axis; a negative one counts from the last; `keepingDimensions`, whether it stays with size 1, so that
    ///   the result can be broadcast against this tensor.
    /// - Returns: the shape without that axis, or with 1 in its place.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func max(axis: Int, keepingDimensions: Bool = false) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, by: Maximum.self, keepingDimensions)
    }

    /// The index along `axis` of the greatest value, the first of equals, as a tensor of whole numbers; of the first NaN
    /// where there is one.
    ///
    /// - Parameters: the axis; a negative one counts from the last; `keepingDimensions`, whether it stays with size 1, so that
    ///   the result can be broadcast against this tensor.
    /// - Returns: the shape without that axis, or with 1 in its place.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``.
    public func argmax(axis: Int, keepingDimensions: Bool = false) throws(ShapeError) -> Tensor {
        try reduce(axis: axis, by: PlaceOfMaximum.self, keepingDimensions)
    }

    /// Along the last axis, row by row. Along another, neighboring results lie side by side, and are carried on together.
    private func reduce<R: AxisReduction>(
        axis: Int, by reduction: R.Type, _ keepingDimensions: Bool
    ) throws(ShapeError) -> Tensor {
        let axis = try resolve(axis: axis)
        let size = shape[axis]
        let (outer, inner) = around(axis: axis)
        var newShape = shape
        if keepingDimensions { newShape[axis] = 1 } else { newShape.remove(at: axis) }
        return Tensor(shape: newShape) { target in
            withValues { source in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                parallel(outer, cost: size * inner) { range in
                    if inner == 1 {
                        for i in range {
                            target[i] = R.reduce(UnsafeBufferPointer(start: source + i * size, count: size))
                        }
                        return
                    }
                    if R.reduceColumns(source, target, range, size: size, inner: inner) { return }
                    withUnsafeTemporaryAllocation(of: R.State.self, capacity: inner) { states in
                        guard let states = states.baseAddress else { return }
                        states.initialize(repeating: R.start, count: inner)
                        for i in range {
                            for j in 0..<inner { states[j] = R.start }
                            for k in 0..<size {
                                let row = source + (i * size + k) * inner
                                for j in 0..<inner { R.take(row[j], at: k, into: &states[j]) }
                            }
                            for j in 0..<inner { target[i * inner + j] = R.finish(states[j], count: size) }
                        }
                    }
                }
            }
        }
    }
}

/// A way to make one number of many. A type and not closures, so that every loop over it is compiled for it.
private protocol AxisReduction {
    associatedtype State
    static var start: State { get }
    static func take(_ value: Float, at place: Int, into state: inout State)
    static func finish(_ state: State, count: Int) -> Float
    static func reduce(_ row: UnsafeBufferPointer<Float>) -> Float
    /// Reduces `size` rows of `inner` values to one, for each of `range`; false where it has no quicker way than value by value.
    static func reduceColumns(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int,
        inner: Int
    ) -> Bool
}

extension AxisReduction {
    static func reduceColumns(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int,
        inner: Int
    ) -> Bool { false }
}

private enum Summing: AxisReduction {
    static var start: Double { 0 }
    static func take(_ value: Float, at place: Int, into total: inout Double) { total += Double(value) }
    static func finish(_ total: Double, count: Int) -> Float { Float(total) }
    static func reduceColumns(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int,
        inner: Int
    ) -> Bool {
        sumColumns(source, target, range, size: size, inner: inner, divisor: nil)
        return true
    }
    static func reduce(_ row: UnsafeBufferPointer<Float>) -> Float {
        Float(row.baseAddress.map { sumOfValues($0, count: row.count) } ?? 0)
    }
}

private enum Averaging: AxisReduction {
    static var start: Double { 0 }
    static func take(_ value: Float, at place: Int, into total: inout Double) { total += Double(value) }
    static func finish(_ total: Double, count: Int) -> Float { Float(total / Double(count)) }
    static func reduceColumns(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int,
        inner: Int
    ) -> Bool {
        sumColumns(source, target, range, size: size, inner: inner, divisor: Double(size))
        return true
    }
    static func reduce(_ row: UnsafeBufferPointer<Float>) -> Float {
        Float((row.baseAddress.map { sumOfValues($0, count: row.count) } ?? 0) / Double(row.count))
    }
}

private enum Maximum: AxisReduction {
    static var start: Float { -.infinity }
    static func take(_ value: Float, at place: Int, into best: inout Float) {
        // Written so that a NaN, once met, stays.
        best = best >= value || best != best ? best : value
    }
    static func finish(_ best: Float, count: Int) -> Float { best }
    static func reduce(_ row: UnsafeBufferPointer<Float>) -> Float { greatest(row) }
}

private enum PlaceOfMaximum: AxisReduction {
    static var start: (value: Float, place: Float) { (-.infinity, 0) }
    static func take(_ value: Float, at place: Int, into best: inout (value: Float, place: Float)) {
        let wins = beats(value, best.value)
        best.value = wins ? value : best.value
        best.place = wins ? Float(place) : best.place
    }
    static func finish(_ best: (value: Float, place: Float), count: Int) -> Float { best.place }
    static func reduce(_ row: UnsafeBufferPointer<Float>) -> Float {
        Float(placeOfGreatest(row))
    }
}
