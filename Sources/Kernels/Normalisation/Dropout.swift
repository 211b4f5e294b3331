/// Drops each value with probability `rate`, and divides those that stay by `1 - rate`, so that sums keep their mean. The
/// same seed drops the same places, on any number of threads.
///
/// - Parameters: x of any shape; `rate`, the probability of being dropped; `seed`, which decides the places.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the rate is in `0..<1`.
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public func dropout(_ x: Tensor, rate: Float, seed: Int) throws(ShapeError) -> Tensor {
    guard rate >= 0, rate < 1 else { throw .valueOutside(name: "rate", value: Double(rate), range: "0..<1") }
    let scale = 1 / (1 - rate)
    let chances = Tensor.uniform(x.shape, seed: seed)
    return x.mapVectors(with: chances, cost: 1) { x, chance in (x * scale).replacing(with: 0, where: chance .< rate) }
}

/// The gradient before a dropout: 0 where its seed dropped, else divided by `1 - rate`.
///
/// - Parameters: gradient of the shape that went forward; rate and seed as they were.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the rate is in `0..<1`.
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public func dropoutBackward(_ gradient: Tensor, rate: Float, seed: Int) throws(ShapeError) -> Tensor {
    try dropout(gradient, rate: rate, seed: seed)
}
