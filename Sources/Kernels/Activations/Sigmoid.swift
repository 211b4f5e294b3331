internal import Glibc

/// The logistic function, `1 / (1 + exp(-z))`, from 0 to 1.
///
/// - Source: Rumelhart, Hinton and Williams, *Learning representations by back-propagating errors*, 1986.
public func sigmoid(_ z: Float) -> Float {
    // exp of a negative number only: exp(1e4) would be infinite.
    let e = expf(-abs(z))
    return z < 0 ? e / (1 + e) : 1 / (1 + e)
}

/// The logistic function of every value: `1 / (1 + exp(-z))`.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Rumelhart, Hinton and Williams, *Learning representations by back-propagating errors*, 1986.
public func sigmoid(_ z: Tensor) -> Tensor {
    struct Logistic: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes { z.logistic() }
    }
    return z.mapLanes(cost: 4, Logistic())
}

/// The gradient before a sigmoid: `gradient * y (1 - y)`, from its output y. Where y is near 1, `1 - y` has lost digits that
/// ``sigmoidBackward(_:input:)`` keeps.
///
/// - Parameters: gradient, and output y of the forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sigmoidBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sigmoidBackward", gradient, output)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ y: Lanes) -> Lanes { gradient * y * (1 - y) }
    }
    return gradient.mapLanes(with: output, cost: 1, Passed())
}

/// The gradient before a sigmoid, from its input z: `gradient * e / (1 + e)²` with `e = exp(-|z|)`.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sigmoidBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sigmoidBackward", gradient, input)
    struct Passed: LanePairFunction {
        @inline(__always) func callAsFunction(_ gradient: Lanes, _ z: Lanes) -> Lanes {
            let e = (-z.magnitude).exponential()
            return gradient * e / ((1 + e) * (1 + e))
        }
    }
    return gradient.mapLanes(with: input, cost: 5, Passed())
}
