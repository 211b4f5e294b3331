/// The sum of `count` values: sixteen partial sums in Float, gathered in Double before they grow large.
func sumOfValues(_ values: UnsafePointer<Float>, count: Int) -> Double {
    var (total, i) = (0.0, 0)
    while i + Vector.scalarCount <= count {
        let end = min(i + 64 * Vector.scalarCount, count / Vector.scalarCount * Vector.scalarCount)
        var sums = Vector()
        while i < end {
            sums += UnsafeRawPointer(values + i).loadUnaligned(as: Vector.self)
            i += Vector.scalarCount
        }
        for lane in 0..<Vector.scalarCount { total += Double(sums[lane]) }
    }
    while i < count {
        total += Double(values[i])
        i += 1
    }
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
