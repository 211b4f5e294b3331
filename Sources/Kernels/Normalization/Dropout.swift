/// Drops each value with probability `rate`, and divides those that stay by `1 - rate`, so that sums keep their mean. The
/// same seed drops the same places, on any number of threads.
///
/// - Parameters: x of any shape; `rate`, the probability of being dropped, in steps of 1/65,536; `seed`, which decides the
///   places.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the rate is in `0..<1`.
/// - Source: Srivastava et al., *Dropout: a simple way to prevent neural networks from overfitting*, 2014.
public func dropout(_ x: Tensor, rate: Float, seed: Int) throws(ShapeError) -> Tensor {
    guard rate >= 0, rate < 1 else { throw .valueOutside(name: "rate", value: Double(rate), range: "0..<1") }
    let philox = Philox(seed: UInt64(bitPattern: Int64(seed)))
    // Sixteen random bits decide a place: the numbers take most of the time, and each 32-bit one is enough for two.
    let threshold = min((rate * 65_536).rounded(), 65_535)
    let (limit, scale) = (Philox.Words(repeating: UInt32(threshold)), 65_536 / (65_536 - threshold))
    let result = Tensor(unfilledLike: x)
    let (source, target, count) = (x.lanes, result.lanes, Lanes.count(for: x.count))
    parallel((count + 7) / 8, cost: 640) { groups in
        for group in groups {
            let numbers = philox.blocks(from: UInt64(group * 16), stream: 2)
            @inline(__always) func write(_ chance: Philox.Words, _ place: Int) {
                if place < count {
                    target[place] = (source[place] * scale).kept(where: chance, isAtLeast: limit)
                }
            }
            let first = group * 8
            write(numbers.0 & 0xFFFF, first)
            write(numbers.1 & 0xFFFF, first + 1)
            write(numbers.2 & 0xFFFF, first + 2)
            write(numbers.3 & 0xFFFF, first + 3)
            write(numbers.0 &>> 16, first + 4)
            write(numbers.1 &>> 16, first + 5)
            write(numbers.2 &>> 16, first + 6)
            write(numbers.3 &>> 16, first + 7)
        }
    }
    return withExtendedLifetime(x) { result }
}

extension Lanes {
    /// 0 where `number` is below `limit`, both less than 2^31.
    @inline(__always)
    fileprivate func kept(where number: Philox.Words, isAtLeast limit: Philox.Words) -> Lanes {
        // By the difference's sign, for whole numbers are compared lane by lane.
        let isBelow = unsafeBitCast(number &- limit, to: SIMD16<Int32>.self) &>> 31
        return unsafeBitCast(unsafeBitCast(self, to: SIMD16<Int32>.self) & ~isBelow, to: Lanes.self)
    }
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
