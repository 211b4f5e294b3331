extension Tensor {
    /// The gradient before ``sum(axis:keepingDimensions:)``: the same for every value that was summed.
    ///
    /// - Parameters: gradient of the sum's shape, with or without the axis; `shape` of what was summed.
    /// - Returns: `shape`.
    /// - Throws: ``ShapeError`` where the shapes do not go together.
    public static func sumBackward(_ gradient: Tensor, shape: [Int], axis: Int) throws(ShapeError) -> Tensor {
        _ = try elementCount(of: shape)
        let axis = try resolve(axis: axis, rank: shape.count)
        var kept = shape
        kept[axis] = 1
        if gradient.shape != kept { try requireShape("sumBackward", "the gradient", gradient, shape.without(axis)) }
        return try gradient.reshaped(kept).broadcast(to: shape)
    }

    /// The gradient before ``mean(axis:keepingDimensions:)``: an equal part, `gradient / size`, for every value.
    ///
    /// - Parameters: gradient of the mean's shape, with or without the axis; `shape` of what was averaged.
    /// - Returns: `shape`.
    /// - Throws: ``ShapeError`` where the shapes do not go together.
    public static func meanBackward(_ gradient: Tensor, shape: [Int], axis: Int) throws(ShapeError) -> Tensor {
        let sum = try sumBackward(gradient, shape: shape, axis: axis)
        return sum / Float(shape[axis < 0 ? axis + shape.count : axis])
    }

    /// The gradient before ``max(axis:keepingDimensions:)``: all of it to the greatest value, the first of equals.
    ///
    /// - Parameters: gradient of the maximum's shape, with or without the axis; input as it went forward.
    /// - Returns: the input's shape.
    /// - Throws: ``ShapeError`` where the shapes do not go together.
    public static func maxBackward(_ gradient: Tensor, input: Tensor, axis: Int) throws(ShapeError) -> Tensor {
        let axis = try input.resolve(axis: axis)
        let winners = try input.argmax(axis: axis)
        var kept = input.shape
        kept[axis] = 1
        if gradient.shape != kept { try requireShape("maxBackward", "the gradient", gradient, winners.shape) }
        let (size, inner) = (input.shape[axis], input.around(axis: axis).inner)
        var result = zeros(input.shape)
        result.withMutableValues { target in
            gradient.withValues { gradient in
                winners.withValues { winners in
                    for i in 0..<(size > 0 ? gradient.count : 0) {
                        target[(i / inner * size + Int(winners[i])) * inner + i % inner] = gradient[i]
                    }
                }
            }
        }
        return result
    }
}

extension [Int] {
    /// The shape without an axis.
    fileprivate func without(_ axis: Int) -> [Int] { Array(self[..<axis] + self[(axis + 1)...]) }
}
