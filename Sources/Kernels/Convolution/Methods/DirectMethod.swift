/// Convolution tap by tap: each adds a multiple of the input's rows to the output's. It copies nothing, and is the method
/// for a few filters of a few channels, whose matrix product would have a single row or so.
struct DirectMethod: ConvolutionMethod {
    let name = "direct"

    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
    ) {
        let stride = g.window.stride
        parallel(g.batch * g.filters, cost: g.placements * g.patchSize) { planes in
            for plane in planes {
                let start = plane * g.placements
                epilogue.begin(output, at: start, count: g.placements, filter: plane % g.filters)
                g.forEachPair(plane) { channel, taps in
                    let source = input + channel * g.inputArea
                    let target = output + start
                    g.forEachTap { tap in
                        let w = packed[taps + tap.index]
                        for y in tap.rows {
                            let row = source + (y * stride.height + tap.top) * g.input.width + tap.left
                            let result = target + y * g.output.width
                            if stride.width == 1 {
                                for x in tap.columns { result[x] += w * row[x] }
                            } else {
                                for x in tap.columns { result[x] += w * row[x &* stride.width] }
                            }
                        }
                    }
                }
                epilogue.finish(output, at: start, count: g.placements)
            }
        }
    }

    /// The gradient for the input: each tap carries the output's gradient back, times its weight.
    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let stride = g.window.stride
        // By groups, for two groups have no input channel in common.
        parallel(g.batch * g.groups, cost: g.placements * g.patchSize * g.groupFilters) { groups in
            (input + groups.lowerBound * g.groupChannels * g.inputArea)
                .update(repeating: 0, count: groups.count * g.groupChannels * g.inputArea)
            for plane in (groups.lowerBound * g.groupFilters)..<(groups.upperBound * g.groupFilters) {
                g.forEachPair(plane) { channel, taps in
                    let source = gradient + plane * g.placements
                    let target = input + channel * g.inputArea
                    g.forEachTap { tap in
                        let w = weight[taps + tap.index]
                        for y in tap.rows {
                            let row = target + (y * stride.height + tap.top) * g.input.width + tap.left
                            let values = source + y * g.output.width
                            if stride.width == 1 {
                                for x in tap.columns { row[x] += w * values[x] }
                            } else {
                                for x in tap.columns { row[x &* stride.width] += w * values[x] }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The gradient for the weight: each tap's is the sum of products of what it saw and the output's gradient.
    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let stride = g.window.stride
        parallel(g.filters, cost: g.batch * g.placements * g.patchSize) { filters in
            (weight + filters.lowerBound * g.patchSize).update(repeating: 0, count: filters.count * g.patchSize)
            for image in 0..<g.batch {
                for filter in filters {
                    let plane = image * g.filters + filter
                    g.forEachPair(plane) { channel, taps in
                        let source = input + channel * g.inputArea
                        let values = gradient + plane * g.placements
                        g.forEachTap { tap in
                            var sum: Float = 0
                            for y in tap.rows {
                                let row = source + (y * stride.height + tap.top) * g.input.width + tap.left
                                sum += dot(
                                    values + y * g.output.width + tap.columns.lowerBound,
                                    row + tap.columns.lowerBound * stride.width, stride: stride.width,
                                    count: tap.columns.count)
                            }
                            weight[taps + tap.index] += sum
                        }
                    }
                }
            }
        }
    }
}

/// The sum of `a[i] b[i stride]`, sixteen at a time.
@inline(__always)
private func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, stride: Int, count: Int) -> Float {
    var i = 0
    var sums = Lanes()
    if stride == 1 {
        while i + Lanes.scalarCount <= count {
            let (x, y) = (UnsafeRawPointer(a + i), UnsafeRawPointer(b + i))
            sums += x.loadUnaligned(as: Lanes.self) * y.loadUnaligned(as: Lanes.self)
            i += Lanes.scalarCount
        }
    }
    var sum = sums.total()
    while i < count {
        sum += a[i] * b[i * stride]
        i += 1
    }
    return sum
}

extension ConvolutionGeometry {
    /// Calls `body` with every input plane that output plane `plane` sees, and the place of their taps in the weight.
    @inline(__always)
    fileprivate func forEachPair(_ plane: Int, _ body: (_ channel: Int, _ taps: Int) -> Void) {
        let (image, filter) = plane.quotientAndRemainder(dividingBy: filters)
        let first = image * channels + filter / groupFilters * groupChannels
        let taps = self.filter.height * self.filter.width
        for c in 0..<groupChannels { body(first + c, (filter * groupChannels + c) * taps) }
    }
}
