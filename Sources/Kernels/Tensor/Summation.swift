/// The sum of `count` vectors: sixteen partial sums in Float, gathered in Double before they grow large.
@inline(__always)
func sumOfVectors(_ count: Int, _ term: (Int) -> Vector) -> Double {
    var (total, i) = (0.0, 0)
    while i < count {
        let end = min(i + 128, count)
        var (even, odd) = (Vector(), Vector())
        while i + 1 < end {
            even += term(i)
            odd += term(i + 1)
            i += 2
        }
        if i < end {
            even += term(i)
            i += 1
        }
        let low = SIMD8<Double>(even.lowHalf) + SIMD8<Double>(odd.lowHalf)
        let high = SIMD8<Double>(even.highHalf) + SIMD8<Double>(odd.highHalf)
        total += (low + high).sum()
    }
    return total
}

/// The sum of `count` values, wherever they begin.
func sumOfValues(_ values: UnsafePointer<Float>, count: Int) -> Double {
    let whole = count / Vector.scalarCount
    var total = sumOfVectors(whole) { i in
        UnsafeRawPointer(values + i * Vector.scalarCount).loadUnaligned(as: Vector.self)
    }
    for i in (whole * Vector.scalarCount)..<count { total += Double(values[i]) }
    return total
}

/// The sum of every channel of `[N, C, …]` over images and places: `[C]`.
func sumOfPlanes(_ tensor: Tensor) -> Tensor {
    let (batch, channels) = (tensor.shape[0], tensor.shape[1])
    let area = tensor.shape[2...].reduce(1, *)
    return Tensor(shape: [channels]) { sums in
        tensor.withValues { values in
            parallel(channels, cost: batch * area / 8) { range in
                for channel in range {
                    var sum = 0.0
                    for image in 0..<(area > 0 ? batch : 0) {
                        guard let base = values.baseAddress else { continue }
                        sum += sumOfValues(base + (image * channels + channel) * area, count: area)
                    }
                    sums[channel] = Float(sum)
                }
            }
        }
    }
}

extension Tensor {
    /// The sum over all vectors of two tensors of one shape; beyond the last value both hold zeros.
    @inline(__always)
    func sumOfVectors(with other: Tensor, _ term: (Vector, Vector) -> Vector) -> Double {
        let (a, b) = (vectors, other.vectors)
        // Fixed parts, so that the sum does not depend on the number of threads.
        let size = 4096
        let parts = (Vector.vectors(for: count) + size - 1) / size
        var sums = [Double](repeating: 0, count: parts)
        sums.withUnsafeMutableBufferPointer { sums in
            parallel(parts, cost: size * 8) { range in
                for part in range {
                    let first = part * size
                    let end = Swift.min(first + size, Vector.vectors(for: count))
                    sums[part] = Kernels.sumOfVectors(end - first) { term(a[first + $0], b[first + $0]) }
                }
            }
        }
        return withExtendedLifetime((storage, other.storage)) { sums.reduce(0, +) }
    }
}
