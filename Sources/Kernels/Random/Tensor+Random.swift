extension Tensor {
    /// Values spread evenly over `range`; the same for the same seed, on any number of threads.
    ///
    /// - Parameters: the shape; `range`, both ends included; the seed.
    /// - Returns: a tensor of that shape. A negative size stops the program, as `Array(repeating:count:)` does.
    /// - Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, 2011.
    public static func uniform(_ shape: [Int], in range: ClosedRange<Float> = 0...1, seed: Int) -> Tensor {
        let width = range.upperBound - range.lowerBound
        return random(shape, seed: seed, stream: 0) { numbers in
            let units = (
                Lanes(unit: numbers.0), Lanes(unit: numbers.1), Lanes(unit: numbers.2), Lanes(unit: numbers.3)
            )
            func spread(_ unit: Lanes) -> Lanes {
                let value = Lanes(repeating: range.lowerBound).addingProduct(unit, Lanes(repeating: width))
                return value.replacing(with: range.upperBound, where: value .> range.upperBound)
            }
            return (spread(units.0), spread(units.1), spread(units.2), spread(units.3))
        }
    }

    /// Values of the normal distribution, by Box and Muller's transform; the same for the same seed, on any number of
    /// threads.
    ///
    /// - Parameters: the shape; mean and standard deviation; the seed.
    /// - Returns: a tensor of that shape. A negative size stops the program, as `Array(repeating:count:)` does.
    /// - Source: Box and Muller, *A note on the generation of random normal deviates*, 1958.
    public static func normal(
        _ shape: [Int], mean: Float = 0, standardDeviation: Float = 1, seed: Int
    ) -> Tensor {
        func scaled(_ value: Lanes) -> Lanes {
            Lanes(repeating: mean).addingProduct(value, Lanes(repeating: standardDeviation))
        }
        return random(shape, seed: seed, stream: 1) { numbers in
            let (a, b) = normalPair(numbers.0, numbers.1)
            let (c, d) = normalPair(numbers.2, numbers.3)
            return (scaled(a), scaled(b), scaled(c), scaled(d))
        }
    }

    @inline(__always)
    private static func normalPair(_ first: Philox.Words, _ second: Philox.Words) -> (Lanes, Lanes) {
        // Half a step above 0, for the logarithm.
        let radius = (-2 * (Lanes(unit: first) + 0x1p-25).naturalLogarithm()).squareRoot()
        let (sine, cosine) = Lanes(unit: second).sineAndCosineOfTurns()
        return (radius * cosine, radius * sine)
    }

    /// Sixty-four values at a time, in four registers from sixteen blocks of the generator. Where a value lies decides its
    /// block, so that a longer tensor begins as a shorter one.
    @inline(__always)
    private static func random(
        _ shape: [Int], seed: Int, stream: UInt64,
        _ values: ((Philox.Words, Philox.Words, Philox.Words, Philox.Words)) -> (Lanes, Lanes, Lanes, Lanes)
    ) -> Tensor {
        let philox = Philox(seed: UInt64(bitPattern: Int64(seed)))
        return Tensor(shape: sound(shape)) { target in
            guard let base = target.baseAddress else { return }
            let count = target.count
            parallel((count + 63) / 64, cost: 640) { range in
                for group in range {
                    let made = values(philox.blocks(from: UInt64(group * 16), stream: stream))
                    let start = group * 64
                    if start + 64 <= count {
                        let raw = UnsafeMutableRawPointer(base + start)
                        raw.storeBytes(of: made.0, as: Lanes.self)
                        raw.storeBytes(of: made.1, toByteOffset: 64, as: Lanes.self)
                        raw.storeBytes(of: made.2, toByteOffset: 128, as: Lanes.self)
                        raw.storeBytes(of: made.3, toByteOffset: 192, as: Lanes.self)
                    } else {
                        let lanes = [made.0, made.1, made.2, made.3]
                        for i in start..<count { base[i] = lanes[(i - start) / 16][(i - start) % 16] }
                    }
                }
            }
        }
    }
}
