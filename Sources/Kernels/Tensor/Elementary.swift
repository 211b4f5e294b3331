/// `e` to the power of every value; infinite above 88.72.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func exp(_ x: Tensor) -> Tensor {
    struct Exponential: LaneFunction {
        @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x.exponential() }
    }
    return x.mapLanes(cost: 3, Exponential())
}

/// The gradient before an exponential: `gradient * y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func expBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("expBackward", gradient, output)
    return gradient.mapLanes(with: output, cost: 1, LaneProduct())
}

/// The natural logarithm of every value, `log x`; minus infinity of 0, NaN of what is below.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func log(_ x: Tensor) -> Tensor {
    struct Logarithm: LaneFunction {
        @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x.naturalLogarithm() }
    }
    return x.mapLanes(cost: 3, Logarithm())
}

/// The gradient before a logarithm: `gradient / x`, from its input x.
///
/// - Parameters: gradient, and input x as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func logBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("logBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ x: Lanes) -> Lanes { gradient / x }
    }
    return gradient.mapLanes(with: input, cost: 1, Passed())
}

/// The square root of every value, `√x`; NaN of what is below 0.
///
/// - Parameters: x of any shape.
/// - Returns: the same shape.
public func sqrt(_ x: Tensor) -> Tensor {
    struct Root: LaneFunction {
        @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x.squareRoot() }
    }
    return x.mapLanes(cost: 1, Root())
}

/// The gradient before a square root: `gradient / 2y`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sqrtBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sqrtBackward", gradient, output)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ root: Lanes) -> Lanes { gradient / (2 * root) }
    }
    return gradient.mapLanes(with: output, cost: 1, Passed())
}
