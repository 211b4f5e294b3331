/// The hyperbolic tangent of every value, from -1 to 1; of a number, the C library's `tanh`.
public func tanh(_ z: Tensor) -> Tensor { z.mapVectors(cost: 4) { $0.hyperbolicTangent() } }

/// The gradient before a tanh: `gradient * (1 - y²)`, from its output y.
///
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func tanhBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("tanhBackward", gradient, output)
    return gradient.mapVectors(with: output, cost: 1) { gradient, y in gradient * (1 - y) * (1 + y) }
}
