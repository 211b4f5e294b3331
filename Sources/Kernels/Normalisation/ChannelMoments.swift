/// The mean and variance of one channel of `[N, C, …]`.
///
/// In Double, as all that batch normalisation computes: a channel's values may be near to each other and far from 0, and
/// what a gradient leaves when its means are taken away is small.
struct Moments {
    let mean: Double
    let variance: Double

    init(mean: Double, variance: Double) { (self.mean, self.variance) = (mean, variance) }

    init(of input: Tensor, channel: Int) {
        let size = Double(max(input.count / max(input.shape[1], 1), 1))
        let mean = sumOverChannel(input, input, channel) { x, _ in x } / size
        self.mean = mean
        variance = sumOverChannel(input, input, channel) { x, _ in (x - mean) * (x - mean) } / size
    }

    func deviation(_ epsilon: Float) -> Double { (variance + Double(epsilon)).squareRoot() }
}

/// `scale (x - mean) / deviation + shift`, channel by channel.
func normalised(_ input: Tensor, _ moments: [Moments], scale: Tensor, shift: Tensor, epsilon: Float) -> Tensor {
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

/// The sum of `term` over all pairs of values in one channel.
@inline(__always)
func sumOverChannel(_ a: Tensor, _ b: Tensor, _ channel: Int, _ term: (Double, Double) -> Double) -> Double {
    let (batch, channels, area) = (a.shape[0], a.shape[1], a.shape[2...].reduce(1, *))
    return a.withValues { a in
        b.withValues { b in
            // Eight sums side by side, for one alone waits for each addition to end.
            var sums = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
            for image in 0..<batch {
                let start = (image * channels + channel) * area
                let whole = start + area / 8 * 8
                for i in stride(from: start, to: whole, by: 8) {
                    sums.0 += term(Double(a[i]), Double(b[i]))
                    sums.1 += term(Double(a[i + 1]), Double(b[i + 1]))
                    sums.2 += term(Double(a[i + 2]), Double(b[i + 2]))
                    sums.3 += term(Double(a[i + 3]), Double(b[i + 3]))
                    sums.4 += term(Double(a[i + 4]), Double(b[i + 4]))
                    sums.5 += term(Double(a[i + 5]), Double(b[i + 5]))
                    sums.6 += term(Double(a[i + 6]), Double(b[i + 6]))
                    sums.7 += term(Double(a[i + 7]), Double(b[i + 7]))
                }
                for i in whole..<(start + area) { sums.0 += term(Double(a[i]), Double(b[i])) }
            }
            return ((sums.0 + sums.1) + (sums.2 + sums.3)) + ((sums.4 + sums.5) + (sums.6 + sums.7))
        }
    }
}

/// `Σ gradient x̂` and `Σ gradient` of every channel, with x̂ the normalised input.
func gradientSums(
    _ gradient: Tensor, _ input: Tensor, _ moments: [Moments], epsilon: Float
) -> (scale: [Double], shift: [Double]) {
    let pairs = forEachChannel(of: input) { channel in
        let shift = sumOverChannel(gradient, gradient, channel) { gradient, _ in gradient }
        let sum = sumOverChannel(gradient, input, channel) { $0 * ($1 - moments[channel].mean) }
        return (scale: sum / moments[channel].deviation(epsilon), shift: shift)
    }
    return (pairs.map(\.scale), pairs.map(\.shift))
}
