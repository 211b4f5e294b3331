extension Tensor {
    /// The part of the tensor in a range of each of its first axes, the other axes whole: of a matrix `x`, `x[0..<2]` are its
    /// first two rows, and `x[0..<2, 1...]` are those without their first column.
    ///
    /// Like an array, a tensor stops the program at a range outside it; ``slice(axis:from:to:)`` throws.
    public subscript(ranges: any RangeExpression<Int>...) -> Tensor {
        guard ranges.count <= rank else {
            fatalError("\(ranges.count) ranges are too many for a tensor of shape \(shape)")
        }
        var part = self
        for (axis, range) in ranges.enumerated() {
            let range = range.relative(to: 0..<shape[axis])
            do throws(ShapeError) {
                part = try part.slice(axis: axis, from: range.lowerBound, to: range.upperBound)
            } catch {
                fatalError("range \(range) is outside axis \(axis) of a tensor of shape \(shape)")
            }
        }
        return part
    }

    /// The parts of the tensor at `indices` along `axis`, in that order, and as often as they are named: of a matrix its rows,
    /// of `[N, C, H, W]` its images. NumPy's `take`.
    ///
    /// - Parameters: indices in `0..<shape[axis]`; a negative axis counts from the last.
    /// - Returns: the shape with `indices.count` in place of the size of `axis`.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``, ``ShapeError/indexOutside(operation:index:size:)``.
    public func gather(_ indices: [Int], axis: Int = 0) throws(ShapeError) -> Tensor {
        let axis = try resolve(axis: axis)
        try requireIndices("gather", indices, size: shape[axis])
        var newShape = shape
        newShape[axis] = indices.count
        _ = try elementCount(of: newShape)
        let (outer, inner) = around(axis: axis)
        let size = shape[axis]
        return Tensor(shape: newShape) { target in
            withValues { source in
                guard inner > 0, let source = source.baseAddress, let target = target.baseAddress else { return }
                parallel(outer * indices.count, cost: inner / 2) { parts in
                    for part in parts {
                        let (row, place) = part.quotientAndRemainder(dividingBy: indices.count)
                        (target + part * inner)
                            .update(from: source + (row * size + indices[place]) * inner, count: inner)
                    }
                }
            }
        }
    }

    /// The gradient before ``gather(_:axis:)``: back to where the parts were taken from; where one was taken several times,
    /// the sum.
    ///
    /// - Parameters: gradient of the gathered shape; `shape` of what was gathered from.
    /// - Returns: `shape`.
    /// - Throws: ``ShapeError`` where the shapes and indices do not go together.
    public static func gatherBackward(
        _ gradient: Tensor, indices: [Int], shape: [Int], axis: Int = 0
    ) throws(ShapeError) -> Tensor {
        _ = try elementCount(of: shape)
        let axis = try resolve(axis: axis, rank: shape.count)
        try requireIndices("gatherBackward", indices, size: shape[axis])
        var gathered = shape
        gathered[axis] = indices.count
        try requireShape("gatherBackward", "the gradient", gradient, gathered)
        let (outer, inner) = gradient.around(axis: axis)
        return Tensor(shape: shape) { target in
            target.update(repeating: 0)
            gradient.withValues { gradient in
                for row in 0..<outer {
                    for (place, index) in indices.enumerated() {
                        let (source, start) = (
                            (row * indices.count + place) * inner, (row * shape[axis] + index) * inner
                        )
                        for i in 0..<inner { target[start + i] += gradient[source + i] }
                    }
                }
            }
        }
    }
}

private func requireIndices(_ operation: String, _ indices: [Int], size: Int) throws(ShapeError) {
    if let index = indices.first(where: { $0 < 0 || $0 >= size }) {
        throw .indexOutside(operation: operation, index: Float(index), size: size)
    }
}
