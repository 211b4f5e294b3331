/// Drops each value with probability `rate`, and divides those that stay by `1 - rate`, so that sums keep their mean. The
/// same seed drops the same places, on any number of threads.
///
/// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the rate is in `0..<1`.
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public func dropout(_ x: Tensor, rate: Float, seed: Int) throws(ShapeError) -> Tensor {
    guard rate >= 0, rate < 1 else { throw .valueOutside(name: "rate", value: Double(rate), range: "0..<1") }
    let random = Philox(seed: UInt64(bitPattern: Int64(seed)))
    let scale = 1 / (1 - rate)
    return Tensor(shape: x.shape) { y in
        x.withValues { x in
            parallel(x.count, cost: 10, multipleOf: 4) { range in
                for start in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
                    let numbers = random.block(UInt64(start / 4), stream: 2)
                    for i in start..<min(start + 4, range.upperBound) {
                        y[i] = Float(numbers[i - start] >> 8) * 0x1p-24 < rate ? 0 : x[i] * scale
                    }
                }
            }
        }
    }
}

/// The gradient before a dropout: 0 where its seed dropped, else divided by `1 - rate`.
///
/// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the rate is in `0..<1`.
public func dropoutBackward(_ gradient: Tensor, rate: Float, seed: Int) throws(ShapeError) -> Tensor {
    try dropout(gradient, rate: rate, seed: seed)
}
