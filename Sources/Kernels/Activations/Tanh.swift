/// The hyperbolic tangent of every value, `(exp(z) - exp(-z)) / (exp(z) + exp(-z))`, from -1 to 1; of a number, the C
/// library's `tanh`.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: LeCun, Bottou, Orr and Müller, *Efficient BackProp*, 1998, section 4.4.
public func tanh(_ z: Tensor) -> Tensor {
    struct Tangent: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes { z.hyperbolicTangent() }
    }
    return z.mapLanes(cost: 4, Tangent())
}

/// The gradient before a tanh: `gradient * (1 - y²)`, from its output y. Where y is near 1 or -1, this has lost digits
/// that ``tanhBackward(_:input:)`` keeps.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func tanhBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("tanhBackward", gradient, output)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ y: Lanes) -> Lanes { gradient * (1 - y) * (1 + y) }
    }
    return gradient.mapLanes(with: output, cost: 1, Passed())
}

/// The gradient before a tanh, from its input z: `gradient * 4e / (1 + e)²` with `e = exp(-2|z|)`.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func tanhBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("tanhBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            let e = (-2 * z.magnitude).exponential()
            return gradient * 4 * e / ((1 + e) * (1 + e))
        }
    }
    return gradient.mapLanes(with: input, cost: 5, Passed())
}
