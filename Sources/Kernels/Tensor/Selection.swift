/// The greater of two values, place by place, after broadcasting; NaN where one is.
///
/// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
/// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
public func maximum(_ a: Tensor, _ b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, Greater.self) }

/// The lesser of two values, place by place, after broadcasting; NaN where one is.
///
/// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
/// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
public func minimum(_ a: Tensor, _ b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, Lesser.self) }

/// The gradients before ``maximum(_:_:)``: to the greater of two, half to each of equals; summed where an operand was
/// repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func maximumBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("maximumBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return try shared(gradient, left, right, toLeft: left.combined(with: right, ShareOfGreater.self))
}

/// The gradients before ``minimum(_:_:)``: to the lesser of two, half to each of equals; summed where an operand was
/// repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func minimumBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("minimumBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return try shared(gradient, left, right, toLeft: right.combined(with: left, ShareOfGreater.self))
}

/// Values of `a` where the mask is not 0, and of `b` where it is, after broadcasting: NumPy's `where`.
///
///     try select(where: x .> 0, x, Tensor(0))        // relu
///
/// - Returns: the shape that all three have in common.
/// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
public func select(where mask: Tensor, _ a: Tensor, _ b: Tensor) throws(ShapeError) -> Tensor {
    let shape = try selectionShape(mask, a, b)
    let (mask, a, b) = try (mask.broadcast(to: shape), a.broadcast(to: shape), b.broadcast(to: shape))
    return Tensor(shape: shape) { target in
        mask.withValues { mask in
            withPointers(a, b, to: target) { a, b, target in
                parallel(mask.count, cost: 1, multipleOf: Lanes.scalarCount) { range in
                    for i in range { target[i] = mask[i] != 0 ? a[i] : b[i] }
                }
            }
        }
    }
}

/// The gradients before ``select(where:_:_:)``: to `a` where the mask is not 0, to `b` where it is; summed where an operand
/// was repeated. The mask has none.
///
/// - Parameters: gradient of the common shape; mask, left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that all three have in common.
public func selectBackward(
    _ gradient: Tensor, where mask: Tensor, left: Tensor, right: Tensor
) throws(ShapeError) -> OperandGradients {
    try requireShape("selectBackward", "the gradient", gradient, selectionShape(mask, left, right))
    let none = Tensor(0)
    return OperandGradients(
        left: try select(where: mask, gradient, none).sum(to: left.shape),
        right: try select(where: mask, none, gradient).sum(to: right.shape))
}

private func selectionShape(_ mask: Tensor, _ a: Tensor, _ b: Tensor) throws(ShapeError) -> [Int] {
    try broadcastShape(mask.shape, broadcastShape(a.shape, b.shape))
}

private func shared(
    _ gradient: Tensor, _ left: Tensor, _ right: Tensor, toLeft share: Tensor
) throws(ShapeError) -> OperandGradients {
    OperandGradients(
        left: try (gradient * share).sum(to: left.shape), right: try (gradient * (1 - share)).sum(to: right.shape))
}

private enum Greater: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a >= b || a != a ? a : b }
}

private enum Lesser: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a <= b || a != a ? a : b }
}

/// How much of a gradient the first of two has for being greater.
private enum ShareOfGreater: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a > b ? 1 : a == b ? 0.5 : a == a && b == b ? 0 : .nan }
}
