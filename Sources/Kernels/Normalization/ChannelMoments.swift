/// The mean and variance of one channel of `[N, C, …]`.
///
/// In Double, as all that batch normalization computes: a channel's values may be near to each other and far from 0, and
/// what a gradient leaves when its means are taken away is small.
struct Moments {
    let mean: Double
    let variance: Double

    init(mean: Double, variance: Double) { (self.mean, self.variance) = (mean, variance) }

    init(of input: Tensor, channel: Int) {
        let size = Double(max(input.count / max(input.shape[1], 1), 1))
        // Counted from one of the values, so that one pass does and nothing cancels.
        let origin = input.count > 0 ? Double(input[channel * input.shape[2...].reduce(1, *)]) : 0
        let sums = sumOverChannel(input, input, channel) { x, _ in (x - origin, (x - origin) * (x - origin)) }
        mean = origin + sums.0 / size
        variance = max(sums.1 / size - (sums.0 / size) * (sums.0 / size), 0)
    }

    func deviation(_ epsilon: Float) -> Double { (variance + Double(epsilon)).squareRoot() }
}

/// `scale (x - mean) / deviation + shift`, channel by channel.
func normalized(_ input: Tensor, _ moments: [Moments], scale: Tensor, shift: Tensor, epsilon: Float) -> Tensor {
    Tensor(shape: input.shape) { output in
        input.withValues { values in
            forEachPlane(of: input) { range, channel in
                let factor = Double(scale[channel]) / moments[channel].deviation(epsilon)
                let (middle, offset) = (moments[channel].mean, Double(shift[channel]))
                for i in range { output[i] = Float((Double(values[i]) - middle) * factor + offset) }
            }
        }
    }
}

/// Calls `body` with the places of each image's channel, and the channel, on the pool's threads.
@inline(__always)
func forEachPlane(of tensor: Tensor, _ body: (_ places: Range<Int>, _ channel: Int) -> Void) {
    let (channels, area) = (tensor.shape[1], tensor.shape[2...].reduce(1, *))
    parallel(area > 0 ? tensor.count / area : 0, cost: 2 * area) { planes in
        for plane in planes { body((plane * area)..<((plane + 1) * area), plane % channels) }
    }
}

/// What `body` makes of every channel, on the pool's threads.
@inline(__always)
func forEachChannel<Result>(of tensor: Tensor, _ body: (Int) -> Result) -> [Result] {
    let channels = tensor.shape[1]
    return [Result](unsafeUninitializedCapacity: channels) { results, count in
        parallel(channels, cost: tensor.count / Swift.max(channels, 1)) { range in
            for channel in range { results.initializeElement(at: channel, to: body(channel)) }
        }
        count = channels
    }
}

/// The sums of `term` over all pairs of values in one channel, eight pairs at a time.
@inline(__always)
func sumOverChannel(
    _ a: Tensor, _ b: Tensor, _ channel: Int,
    _ term: (Doubles, Doubles) -> (Doubles, Doubles)
) -> (Double, Double) {
    let (batch, channels, area) = (a.shape[0], a.shape[1], a.shape[2...].reduce(1, *))
    return a.withValues { a in
        b.withValues { b in
            guard let a = a.baseAddress, let b = b.baseAddress else { return (0, 0) }
            var (first, second) = (Doubles(), Doubles())
            for image in 0..<batch {
                let start = (image * channels + channel) * area
                let (x, y) = (a + start, b + start)
                for i in stride(from: 0, to: area / 8 * 8, by: 8) {
                    let (p, q) = term(Doubles(x + i), Doubles(y + i))
                    first += p
                    second += q
                }
                for i in (area / 8 * 8)..<area {
                    let (p, q) = term(Doubles(repeating: Double(x[i])), Doubles(repeating: Double(y[i])))
                    first[0] += p[0]
                    second[0] += q[0]
                }
            }
            return (first.total(), second.total())
        }
    }
}

/// `Σ gradient x̂` and `Σ gradient` of every channel, with x̂ the normalized input.
func gradientSums(
    _ gradient: Tensor, _ input: Tensor, _ moments: [Moments], epsilon: Float
) -> (scale: [Double], shift: [Double]) {
    let pairs = forEachChannel(of: input) { channel in
        let mean = moments[channel].mean
        let sums = sumOverChannel(gradient, input, channel) { gradient, x in (gradient, gradient * (x - mean)) }
        return (scale: sums.1 / moments[channel].deviation(epsilon), shift: sums.0)
    }
    return (pairs.map(\.scale), pairs.map(\.shift))
}
