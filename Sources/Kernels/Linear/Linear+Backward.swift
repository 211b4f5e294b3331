/// The gradients of a layer: for what went in, and for what it learns.
public struct LayerGradients: Sendable, Equatable {
    /// For the layer's input.
    public var input: Tensor
    /// For its weight.
    public var weight: Tensor
    /// For its bias.
    public var bias: Tensor
}

/// The gradients before `left right`: `gradient rightᵀ` and `leftᵀ gradient`; of stacks, summed where a matrix was repeated.
///
/// - Parameters: gradient `[M, N]`, left `[M, K]`, right `[K, N]`; or vectors or stacks, as ``matmul(_:_:)`` takes
///   them.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` where the shapes do not go together.
/// - Source: Giles, *Collected matrix derivative results for forward and reverse mode algorithmic differentiation*,
///   2008.
public func matmulBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    if left.rank > 2 || right.rank > 2 {
        let sizes = try StackSizes("matmulBackward", left, right)
        try requireShape("matmulBackward", "the gradient", gradient, sizes.shape)
        return try sizes.gradients(gradient, left, right)
    }
    let (m, n, k) = try matmulSizes("matmulBackward", left, right)
    try requireShape(
        "matmulBackward", "the gradient", gradient, Array(left.shape.dropLast() + right.shape.dropFirst()))
    return OperandGradients(
        left: product(gradient, right, bTransposed: true, m: m, n: k, k: n, shape: left.shape),
        right: product(left, gradient, aTransposed: true, m: k, n: n, k: m, shape: right.shape))
}

/// The gradients before a fully connected layer: for x `gradient W`, for W `gradientᵀ x`, for the bias the sum over the
/// batch.
///
/// - Parameters: gradient `[N, out]`; x `[N, in]`; weight `[out, in]`.
/// - Returns: the gradients, each in its argument's shape; of the bias `[out]`.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` and others.
/// - Source: Rumelhart, Hinton and Williams, *Learning representations by back-propagating errors*, 1986.
public func linearBackward(_ gradient: Tensor, input x: Tensor, weight: Tensor) throws(ShapeError) -> LayerGradients {
    let (batch, inputs, outputs) = try linearSizes("linearBackward", x, weight: weight)
    try requireShape("linearBackward", "the gradient", gradient, [batch, outputs])
    return LayerGradients(
        input: product(gradient, weight, m: batch, n: inputs, k: outputs, shape: x.shape),
        weight: product(gradient, x, aTransposed: true, m: outputs, n: inputs, k: batch, shape: weight.shape),
        bias: sumOfRows(gradient))
}

private func sumOfRows(_ matrix: Tensor) -> Tensor {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    return Tensor(shape: [columns]) { sums in
        sums.update(repeating: 0)
        matrix.withValues { values in
            for row in 0..<rows {
                for column in 0..<columns { sums[column] += values[row * columns + column] }
            }
        }
    }
}
