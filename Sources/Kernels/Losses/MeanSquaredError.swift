/// The mean over all values of `(prediction - target)²`.
///
/// - Parameters: prediction and target, of one shape.
/// - Returns: the mean; 0 for none.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Widrow and Hoff, *Adaptive switching circuits*, 1960.
public func meanSquaredError(_ prediction: Tensor, target: Tensor) throws(ShapeError) -> Float {
    try requireShape("meanSquaredError", "the target", target, prediction.shape)
    let total = prediction.withValues { a in
        target.withValues { b in
            prediction.sumOverParts { range in sumOfSquaredDistances(a, b, range) }
        }
    }
    return Float(total / Double(max(prediction.count, 1)))
}

/// The gradient of ``meanSquaredError(_:target:)`` for the prediction: `2 (prediction - target) / count`.
///
/// - Parameters: prediction and target, of one shape.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Widrow and Hoff, *Adaptive switching circuits*, 1960.
public func meanSquaredErrorBackward(_ prediction: Tensor, target: Tensor) throws(ShapeError) -> Tensor {
    try requireShape("meanSquaredErrorBackward", "the target", target, prediction.shape)
    let factor = 2 / Float(max(prediction.count, 1))
    struct Slope: LanePairFunction {
        let factor: Float
        @inline(__always) func callAsFunction(_ prediction: Lanes, _ target: Lanes) -> Lanes {
            (prediction - target) * factor
        }
    }
    return prediction.mapLanes(with: target, cost: 1, Slope(factor: factor))
}

private func sumOfSquaredDistances(
    _ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>, _ range: Range<Int>
) -> Double {
    guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
    let (x, y) = (UnsafeRawPointer(a + range.lowerBound), UnsafeRawPointer(b + range.lowerBound))
    // Beyond the last value both hold zeros, whose distance adds nothing.
    return sumOfLanes(Lanes.count(for: range.count)) { i in
        let difference =
            x.load(fromByteOffset: i * 64, as: Lanes.self) - y.load(fromByteOffset: i * 64, as: Lanes.self)
        return difference * difference
    }
}
