/// The perceptron's threshold: 1 where `z > 0`, else 0.
///
/// - Source: Rosenblatt, *The perceptron*, 1958.
public func step(_ z: Float) -> Float { z > 0 ? 1 : 0 }

/// The perceptron's threshold of every value: 1 where `z > 0`, else 0.
///
/// - Parameters: z of any shape.
/// - Returns: the same shape.
/// - Source: Rosenblatt, *The perceptron*, 1958.
public func step(_ z: Tensor) -> Tensor {
    struct Threshold: LaneFunction {
        @inline(__always) func callAsFunction(_ z: Lanes) -> Lanes { Lanes().replacing(with: 1, where: z .> 0) }
    }
    return z.mapLanes(cost: 1, Threshold())
}

/// The gradient before a threshold: 0, for a step is flat wherever it has a slope. No network learns through it, which
/// is why the sigmoid took its place.
///
/// - Parameters: gradient, and input z as it went forward, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func stepBackward(_ gradient: Tensor, input: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("stepBackward", gradient, input)
    return .zeros(gradient.shape)
}
