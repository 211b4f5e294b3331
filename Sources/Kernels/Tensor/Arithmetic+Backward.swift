/// The gradients of two operands, each in its operand's shape.
public struct OperandGradients: Sendable, Equatable {
    /// For the operand on the left.
    public var left: Tensor
    /// For the operand on the right.
    public var right: Tensor
}

/// The gradients before `left + right`: the gradient itself, summed where an operand was repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func addBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("addBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(left: try gradient.sum(to: left.shape), right: try gradient.sum(to: right.shape))
}

/// The gradients before `left - right`: the gradient, and its opposite; each summed where its operand was repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func subtractBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("subtractBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(left: try gradient.sum(to: left.shape), right: try (-gradient).sum(to: right.shape))
}

/// The gradients before `left * right`: the gradient times the other operand, summed where its own was repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func multiplyBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("multiplyBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    func part(of operand: Tensor, times other: Tensor) throws(ShapeError) -> Tensor {
        if operand.shape == gradient.shape { return try gradient * other }
        return sumOverRepeats(of: operand, beside: other, gradient, GradientTimesOther.self)
    }
    return OperandGradients(left: try part(of: left, times: right), right: try part(of: right, times: left))
}

/// The gradients before `left / right`: `gradient / right`, and `-gradient left / right²`; each summed where its operand
/// was repeated.
///
/// - Parameters: gradient of the common shape; left and right as they went forward.
/// - Returns: the gradients, each in its operand's shape.
/// - Throws: ``ShapeError`` unless the gradient has the shape that the operands have in common.
public func divideBackward(_ gradient: Tensor, left: Tensor, right: Tensor) throws(ShapeError) -> OperandGradients {
    try requireShape("divideBackward", "the gradient", gradient, broadcastShape(left.shape, right.shape))
    return OperandGradients(
        left: left.shape == gradient.shape
            ? try gradient / right : sumOverRepeats(of: left, beside: right, gradient, GradientOverOther.self),
        right: right.shape == gradient.shape && left.shape == right.shape
            ? gradientOfDivisor(gradient, left, right)
            : sumOverRepeats(of: right, beside: left, gradient, GradientOfDivisor.self))
}

/// In Double: in Float a quotient by a small number may be infinite, and infinity times 0 is NaN.
private func gradientOfDivisor(_ gradient: Tensor, _ left: Tensor, _ right: Tensor) -> Tensor {
    Tensor(shape: gradient.shape) { target in
        gradient.withValues { gradient in
            withPointers(left, right, to: target) { left, right, target in
                parallel(gradient.count, cost: 3, multipleOf: Lanes.scalarCount) { range in
                    for i in range {
                        let (divisor, dividend) = (Double(right[i]), Double(left[i]))
                        target[i] = Float(-Double(gradient[i]) * dividend / (divisor * divisor))
                    }
                }
            }
        }
    }
}

private enum GradientTimesOther: GradientTerm {
    @inline(__always)
    static func term(_ gradient: Doubles, _ value: Doubles, _ other: Doubles) -> Doubles { gradient * other }
}

private enum GradientOverOther: GradientTerm {
    @inline(__always)
    static func term(_ gradient: Doubles, _ value: Doubles, _ other: Doubles) -> Doubles { gradient / other }
}

private enum GradientOfDivisor: GradientTerm {
    @inline(__always)
    static func term(_ gradient: Doubles, _ divisor: Doubles, _ dividend: Doubles) -> Doubles {
        -gradient * dividend / (divisor * divisor)
    }
}
