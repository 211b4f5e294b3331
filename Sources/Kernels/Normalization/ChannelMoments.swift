internal import CProcessor

/// The mean and variance of one channel of `[N, C, …]`.
///
/// In Double, as all that batch normalization computes: a channel's values may be near to each other and far from 0, and
/// what a gradient leaves when its means are taken away is small.
struct Moments {
    let mean: Double
    let variance: Double

    init(mean: Double, variance: Double) { (self.mean, self.variance) = (mean, variance) }

    init(of input: Tensor, channel: Int) {
        let origin = Self.origin(of: input, channel)
        var (distances, squares) = (HalvedDoubles(), HalvedDoubles())
        let one = lectern_one
        @inline(__always) func add(_ x: HalvedDoubles, _: HalvedDoubles) {
            let distance = x - origin
            distances += distance
            squares.addProduct(distance * distance, one)
        }
        forEachEight(of: input, input, channel, missing: (origin, 0), add)
        let size = channelSize(of: input)
        self.init(origin: origin, distance: distances.total() / size, square: squares.total() / size)
    }

    /// From the means of distances from `origin`, and of their squares.
    fileprivate init(origin: Double, distance: Double, square: Double) {
        self.init(mean: origin + distance, variance: max(square - distance * distance, 0))
    }

    /// Where distances are counted from: one of the values, so that one pass does and nothing cancels.
    fileprivate static func origin(of input: Tensor, _ channel: Int) -> Double {
        input.count > 0 ? Double(input[channel * input.shape[2...].reduce(1, *)]) : 0
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
                let one = lectern_one
                for i in range { output[i] = Float(offset.addingProduct((Double(values[i]) - middle) * factor, one)) }
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

/// Calls `body` with the places of one channel in each image.
@inline(__always)
func forEachPlane(of tensor: Tensor, _ channel: Int, _ body: (_ places: Range<Int>) -> Void) {
    let (channels, area) = (tensor.shape[1], tensor.shape[2...].reduce(1, *))
    for image in 0..<tensor.shape[0] {
        let first = (image * channels + channel) * area
        body(first..<(first + area))
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

/// Calls `body`, a function that is always inlined, for a closure would be called, with all pairs of values in one channel, eight at a
/// time; what the last ones lack is `missing`.
@inline(__always)
func forEachEight(
    of a: Tensor, _ b: Tensor, _ channel: Int, missing: (Double, Double), _ body: (HalvedDoubles, HalvedDoubles) -> Void
) {
    let (batch, channels, area) = (a.shape[0], a.shape[1], a.shape[2...].reduce(1, *))
    a.withValues { a in
        b.withValues { b in
            guard let a = a.baseAddress, let b = b.baseAddress else { return }
            let whole = area / 8 * 8
            for image in 0..<batch {
                let start = (image * channels + channel) * area
                let (x, y) = (a + start, b + start)
                for i in stride(from: 0, to: whole, by: 8) { body(HalvedDoubles(x + i), HalvedDoubles(y + i)) }
                guard whole < area else { continue }
                var (p, q) = (HalvedDoubles(repeating: missing.0), HalvedDoubles(repeating: missing.1))
                for i in whole..<area { (p[i - whole], q[i - whole]) = (Double(x[i]), Double(y[i])) }
                body(p, q)
            }
        }
    }
}

/// How many values a channel has, or 1.
private func channelSize(of input: Tensor) -> Double { Double(max(input.count / max(input.shape[1], 1), 1)) }

/// What goes back through one channel's own moments needs, from one pass.
struct ChannelGradients {
    let moments: Moments
    /// `Σ gradient x̂`, with x̂ the normalized input.
    let scale: Double
    /// `Σ gradient`.
    let shift: Double

    init(_ gradient: Tensor, _ input: Tensor, _ channel: Int, epsilon: Float) {
        let origin = Moments.origin(of: input, channel)
        var (distances, squares, gradients, products) = (
            HalvedDoubles(), HalvedDoubles(), HalvedDoubles(), HalvedDoubles()
        )
        let one = lectern_one
        @inline(__always) func add(_ gradient: HalvedDoubles, _ x: HalvedDoubles) {
            let distance = x - origin
            distances += distance
            squares.addProduct(distance * distance, one)
            gradients += gradient
            products.addProduct(gradient * distance, one)
        }
        forEachEight(of: gradient, input, channel, missing: (0, origin), add)
        let size = channelSize(of: input)
        let distance = distances.total() / size
        moments = Moments(origin: origin, distance: distance, square: squares.total() / size)
        shift = gradients.total()
        scale = (products.total() - distance * shift) / moments.deviation(epsilon)
    }
}

/// `Σ gradient x̂` and `Σ gradient` of every channel, with x̂ the normalized input.
func gradientSums(
    _ gradient: Tensor, _ input: Tensor, _ moments: [Moments], epsilon: Float
) -> (scale: [Double], shift: [Double]) {
    let pairs = forEachChannel(of: input) { channel in
        let (mean, one) = (moments[channel].mean, lectern_one)
        var (gradients, products) = (HalvedDoubles(), HalvedDoubles())
        @inline(__always) func add(_ gradient: HalvedDoubles, _ x: HalvedDoubles) {
            gradients += gradient
            products.addProduct(gradient * (x - mean), one)
        }
        forEachEight(of: gradient, input, channel, missing: (0, mean), add)
        return (scale: products.total() / moments[channel].deviation(epsilon), shift: gradients.total())
    }
    return (pairs.map(\.scale), pairs.map(\.shift))
}
