/// `e` to the power of every value; infinite above 88.72.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func exp(_ x: Tensor) -> Tensor {
    @inline(__always) func exponential(_ x: Lanes) -> Lanes { x.exponential() }
    return x.mapLanes(cost: 3, exponential)
}

/// The gradient before an exponential: `gradient * y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func expBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("expBackward", gradient, output)
    return gradient.mapLanes(with: output, cost: 1, Lanes.times)
}

/// The natural logarithm of every value, `log x`; minus infinity of 0, NaN of what is below.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func log(_ x: Tensor) -> Tensor {
    @inline(__always) func logarithm(_ x: Lanes) -> Lanes { x.naturalLogarithm() }
    return x.mapLanes(cost: 3, logarithm)
}

/// The gradient before a logarithm: `gradient / x`, from its input x.
///
/// - Parameters: gradient, and input x as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func logBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("logBackward", gradient, input)
    @inline(__always) func passed(_ gradient: Lanes, _ x: Lanes) -> Lanes { gradient / x }
    return gradient.mapLanes(with: input, cost: 1, passed)
}

/// The square root of every value, `√x`; NaN of what is below 0.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func sqrt(_ x: Tensor) -> Tensor {
    @inline(__always) func root(_ x: Lanes) -> Lanes { x.squareRoot() }
    return x.mapLanes(cost: 1, root)
}

/// The gradient before a square root: `gradient / 2y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sqrtBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sqrtBackward", gradient, output)
    @inline(__always) func passed(_ gradient: Lanes, _ root: Lanes) -> Lanes { gradient / (2 * root) }
    return gradient.mapLanes(with: output, cost: 1, passed)
}
