/// What this machine's processors and memory give at most, measured: no step of a program is quicker than its products at the one rate,
/// or its bytes at the other.
///
/// - Source: Williams, Waterman and Patterson, *Roofline: an insightful visual performance model for multicore architectures*, 2009.
package struct MachineLimits: Sendable {
    /// Multiplications with an addition each, a second.
    package let productsPerSecond: Double
    /// Bytes a second that all threads together read from memory.
    package let bytesPerSecond: Double

    /// Measures for some tenths of a second, on as many threads as operators use.
    package static func measured() -> MachineLimits {
        MachineLimits(productsPerSecond: products(), bytesPerSecond: bytes())
    }

    /// The least seconds that a step may take.
    package func leastSeconds(products: Int, bytes: Int) -> Double {
        max(Double(products) / productsPerSecond, Double(bytes) / bytesPerSecond)
    }

    /// The inner loop of all convolutions, on values that stay in the first cache.
    private static func products() -> Double {
        let (channels, calls) = (64, 5_000)
        let (placements, blocks) = BlockedProduct.most
        let product = BlockedProduct(taps: (0..<(channels / 16)).map { $0 * placements * 16 }, depth: 16, step: 16)
        let rate = best {
            parallel(Threads.count, parts: Threads.count) { _ in
                let values = Tensor.zeros([channels * placements + channels * blocks * 16 + placements * blocks * 16])
                let start = values.storage.base
                let factors = UnsafeMutableRawPointer(start + channels * placements).assumingMemoryBound(to: Lanes.self)
                let target = BlockedProduct.Target(output: factors + channels * blocks, blockStride: placements)
                for _ in 0..<calls {
                    product(start, factors, width: placements, blocks: blocks, into: target)
                }
                withExtendedLifetime(values) {}
            }
        }
        return Double(Threads.count * calls * channels * 16 * placements * blocks) * rate
    }

    /// The sum of more values than the caches hold.
    private static func bytes() -> Double {
        let values = Tensor.zeros([24 << 20])
        let lanes = Lanes.count(for: values.count)
        let sums = Tensor.zeros([Threads.count * 16])
        let rate = best {
            parallel(lanes, parts: Threads.count) { range in
                var (a, b, c, d) = (Lanes(), Lanes(), Lanes(), Lanes())
                for i in stride(from: range.lowerBound, to: range.upperBound - 3, by: 4) {
                    a += values.lanes[i]
                    b += values.lanes[i + 1]
                    c += values.lanes[i + 2]
                    d += values.lanes[i + 3]
                }
                sums.lanes[range.lowerBound * Threads.count / lanes] = (a + b) + (c + d)
            }
        }
        return Double(values.count * MemoryLayout<Float>.stride) * rate
    }

    /// How often a second `body` ends, at best.
    private static func best(_ body: () -> Void) -> Double {
        var least = Duration.seconds(1000)
        for _ in 0..<20 { least = min(least, ContinuousClock().measure(body)) }
        return 1 / least.seconds
    }
}

extension Duration {
    /// The duration in seconds.
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
