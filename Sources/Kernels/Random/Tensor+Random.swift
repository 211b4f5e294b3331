internal import Glibc

extension Tensor {
    /// Values spread evenly over `range`; the same for the same seed, on every machine and number of threads.
    public static func uniform(_ shape: [Int], in range: ClosedRange<Float> = 0...1, seed: Int) -> Tensor {
        let random = Philox(seed: UInt64(bitPattern: Int64(seed)))
        let width = range.upperBound - range.lowerBound
        return Tensor(shape: sound(shape)) { values in
            eachBlock(of: values.count) { block, places in
                let numbers = random.block(block)
                for (lane, i) in places.enumerated() {
                    values[i] = Swift.min(
                        range.lowerBound + width * (Float(numbers[lane] >> 8) * 0x1p-24), range.upperBound)
                }
            }
        }
    }

    /// Values of the normal distribution, by Box and Muller's transform; the same for the same seed, on any number of
    /// threads.
    ///
    /// - Source: Box and Muller, *A note on the generation of random normal deviates*, 1958.
    public static func normal(
        _ shape: [Int], mean: Float = 0, standardDeviation: Float = 1, seed: Int
    ) -> Tensor {
        let random = Philox(seed: UInt64(bitPattern: Int64(seed)))
        return Tensor(shape: sound(shape)) { values in
            eachBlock(of: values.count) { block, places in
                let numbers = random.block(block, stream: 1)
                for (lane, i) in places.enumerated() {
                    // Half a step above 0, for the logarithm.
                    let radius = sqrtf(-2 * logf((Float(numbers[lane & 2] >> 8) + 0.5) * 0x1p-24))
                    let angle = 2 * Float.pi * (Float(numbers[(lane & 2) + 1] >> 8) * 0x1p-24)
                    values[i] = mean + standardDeviation * radius * (lane & 1 == 0 ? cosf(angle) : sinf(angle))
                }
            }
        }
    }

    private static func eachBlock(of count: Int, _ body: (UInt64, Range<Int>) -> Void) {
        for start in stride(from: 0, to: count, by: 4) { body(UInt64(start / 4), start..<Swift.min(start + 4, count)) }
    }
}
