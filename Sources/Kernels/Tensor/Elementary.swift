/// `e` to the power of every value; infinite above 88.72.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func exp(_ x: Tensor) -> Tensor { x.mapLanes(cost: 3) { $0.exponential() } }

/// The gradient before an exponential: `gradient * y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func expBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("expBackward", gradient, output)
    return gradient.mapLanes(with: output, cost: 1) { $0 * $1 }
}

/// The natural logarithm of every value, `log x`; minus infinity of 0, NaN of what is below.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func log(_ x: Tensor) -> Tensor { x.mapLanes(cost: 3) { $0.naturalLogarithm() } }

/// The gradient before a logarithm: `gradient / x`, from its input x.
///
/// - Parameters: gradient, and input x as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func logBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("logBackward", gradient, input)
    return gradient.mapLanes(with: input, cost: 1) { $0 / $1 }
}

/// The square root of every value, `√x`; NaN of what is below 0.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func sqrt(_ x: Tensor) -> Tensor { x.mapLanes(cost: 1) { $0.squareRoot() } }

/// The gradient before a square root: `gradient / 2y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sqrtBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sqrtBackward", gradient, output)
    return gradient.mapLanes(with: output, cost: 1) { $0 / (2 * $1) }
}
