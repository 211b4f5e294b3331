/// The mean over all values of `(prediction - target)²`; 0 for none.
///
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func meanSquaredError(_ prediction: Tensor, target: Tensor) throws(ShapeError) -> Float {
    try requireShape("meanSquaredError", "the target", target, prediction.shape)
    let total = prediction.sumOfVectors(with: target) { ($0 - $1) * ($0 - $1) }
    return Float(total / Double(max(prediction.count, 1)))
}

/// The gradient of ``meanSquaredError(_:target:)`` for the prediction: `2 (prediction - target) / count`.
///
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
public func meanSquaredErrorBackward(_ prediction: Tensor, target: Tensor) throws(ShapeError) -> Tensor {
    try requireShape("meanSquaredErrorBackward", "the target", target, prediction.shape)
    let factor = 2 / Float(max(prediction.count, 1))
    return prediction.mapVectors(with: target, cost: 1) { ($0 - $1) * factor }
}
