/// The sum of `count` registers: sixteen partial sums in Float, gathered in Double before they grow large.
///
/// Places are counted without checks for overflow: beside two additions these are most of what a processor looks ahead over, and it
/// would not begin the next sum while it gathers this one.
@inline(__always)
func sumOfLanes(_ count: Int, _ term: (Int) -> Lanes) -> Double {
    var (total, i) = (0.0, 0)
    while i < count {
        let end = min(i &+ 128, count)
        var (even, odd) = (Lanes(), Lanes())
        while i &+ 1 < end {
            even += term(i)
            odd += term(i &+ 1)
            i &+= 2
        }
        if i < end {
            even += term(i)
            i &+= 1
        }
        let pairs = even.widened() + odd.widened()
        for lane in 0..<Lanes.scalarCount { total += pairs[lane] }
    }
    return total
}

/// The sum of `count` values, wherever they begin.
func sumOfValues(_ values: UnsafePointer<Float>, count: Int) -> Double {
    if count < 256 { return sumOfFewValues(values, count: count) }
    let whole = count / Lanes.scalarCount
    var total = sumOfLanes(whole) { i in
        Lanes(at: values + i &* Lanes.scalarCount)
    }
    for i in (whole * Lanes.scalarCount)..<count { total += Double(values[i]) }
    return total
}

/// In Double from the start: to gather partial sums would take longer than to make them.
@inline(__always)
private func sumOfFewValues(_ values: UnsafePointer<Float>, count: Int) -> Double {
    var (sums, rest, i) = (Doubles(), 0.0, 0)
    while i + Doubles.scalarCount <= count {
        sums += Doubles(values + i)
        i += Doubles.scalarCount
    }
    while i < count {
        rest += Double(values[i])
        i += 1
    }
    return sums.total() + rest
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
    /// The sum of `part(range)` over ranges of 65,536 places, which do not depend on the number of threads.
    func sumOverParts(_ part: (Range<Int>) -> Double) -> Double {
        let size = 65_536
        let parts = (count + size - 1) / size
        if parts <= 1 { return part(0..<count) }
        var sums = [Double](repeating: 0, count: parts)
        sums.withUnsafeMutableBufferPointer { sums in
            parallel(parts, cost: size / 2) { range in
                for i in range { sums[i] = part((i * size)..<Swift.min((i + 1) * size, count)) }
            }
        }
        return sums.reduce(0, +)
    }

    /// The sum of all values.
    func total() -> Double {
        withValues { values in
            guard let base = values.baseAddress else { return 0 }
            return sumOverParts { sumOfValues(base + $0.lowerBound, count: $0.count) }
        }
    }
}
