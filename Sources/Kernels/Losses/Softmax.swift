internal import Glibc

/// Scores as probabilities: `exp(z) / sum(exp(z))` over the last axis. The greatest score is subtracted first, which
/// changes nothing but the range, so that no score overflows.
///
/// - Parameters: z `[..., classes]`.
/// - Returns: the same shape; every row sums to 1.
public func softmax(_ z: Tensor) -> Tensor {
    let classes = max(z.shape.last ?? 1, 1)
    return Tensor(shape: z.shape) { p in
        z.withValues { z in
            for row in stride(from: 0, to: z.count, by: classes) {
                var most = -Float.infinity
                for i in row..<(row + classes) { most = max(most, z[i]) }
                var total: Float = 0
                for i in row..<(row + classes) {
                    p[i] = expf(z[i] - most)
                    total += p[i]
                }
                for i in row..<(row + classes) { p[i] /= total }
            }
        }
    }
}
