/// The gradients of two operands, each in its operand's shape.
public struct OperandGradients: Sendable, Equatable {
    /// For the operand on the left.
    public var left: Tensor
    /// For the operand on the right.
    public var right: Tensor
}

/// The gradients before `left + right`: the gradient itself, summed where an operand was repeated.
///
/// - Throws: ``ShapeError`` unless the gradient has the shape of the sum; as do the backwards of `-`, `*` and `/`.
public func addBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("addBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(left: try gradient.sum(to: left.shape), right: try gradient.sum(to: right.shape))
}

/// The gradients before `left - right`: the gradient, and its opposite.
public func subtractBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("subtractBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(left: try gradient.sum(to: left.shape), right: try (-gradient).sum(to: right.shape))
}

/// The gradients before `left * right`: the gradient times the other operand.
public func multiplyBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("multiplyBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(
        left: try (gradient * right).sum(to: left.shape), right: try (gradient * left).sum(to: right.shape))
}

/// The gradients before `left / right`: `gradient / right`, and `-gradient left / right²`.
public func divideBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("divideBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    let overRight = try gradient / right
    return OperandGradients(
        left: try overRight.sum(to: left.shape), right: try (-overRight * (left / right)).sum(to: right.shape))
}
