internal import Glibc

/// The logistic function, `1 / (1 + exp(-z))`, from 0 to 1.
public func sigmoid(_ z: Float) -> Float {
    // exp of a negative number only: exp(1e4) would be infinite.
    let e = expf(-abs(z))
    return z < 0 ? e / (1 + e) : 1 / (1 + e)
}

/// The logistic function of every value.
public func sigmoid(_ z: Tensor) -> Tensor { z.mapVectors(cost: 4) { $0.logistic() } }

/// The gradient before a sigmoid: `gradient * y (1 - y)`, from its output y.
///
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func sigmoidBackward(_ gradient: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
    try requireSameShape("sigmoidBackward", gradient, output)
    return gradient.mapVectors(with: output, cost: 1) { gradient, y in gradient * y * (1 - y) }
}
