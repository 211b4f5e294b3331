/// Convolution of sixteen images at a time, for small maps and few channels: a filter's tap is a factor for all of them,
/// and a tile of sums stays in registers over all taps.
struct BatchInterleavedMethod: ConvolutionMethod {
    let name = "batch-interleaved"

    /// Whether filters slide by one over all channels, and padding is such that the gradient's own convolution has some, too.
    func isPossible(for g: ConvolutionGeometry) -> Bool {
        let (padding, reach) = (g.window.padding, g.reach)
        return g.groups == 1 && g.window.stride == Extent(1) && max(padding.top, padding.bottom) <= reach.height
            && max(padding.left, padding.right) <= reach.width
    }

    /// Whether lanes are not left empty, the images stay in a core's second-level cache, and a filter's sums are of enough
    /// placements to be worth summing over lanes in the end. Measured against patches, both forward and backward take two
    /// thirds of their time there; a 1x1 filter's patches cost nothing.
    func isQuickest(for g: ConvolutionGeometry) -> Bool {
        let bytes = (g.channels * g.inputArea + g.filters * g.placements) * MemoryLayout<Lanes>.stride
        return isPossible(for: g) && g.batch >= ImageLanes.images && bytes <= 1 << 20 && g.placements >= 32
            && g.filter != Extent(1)
    }

    func pack(_ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor {
        weight.withValues { weight in
            filters(g).pack { filter, channel, r, s in
                weight[((filter * g.channels + channel) * g.filter.height + r) * g.filter.width + s]
            }
        }
    }

    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
    ) {
        filters(g).slide(
            packed, over: input, batch: g.batch, size: g.input, padding: g.window.padding, epilogue, into: output,
            size: g.output)
    }

    private func filters(_ g: ConvolutionGeometry) -> LaneFilters {
        LaneFilters(
            count: g.filters, channels: g.channels, size: g.filter, dilation: g.window.dilation, width: g.output.width)
    }

    /// The gradient for the input is a convolution of the output's gradient, with every filter turned round, as many rows
    /// and columns of zeros around it as a filter has beyond its padding, and channels and filters in each other's place.
    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let filters = LaneFilters(
            count: g.channels, channels: g.filters, size: g.filter, dilation: g.window.dilation, width: g.input.width)
        let packed = filters.pack { channel, filter, r, s in
            let (r, s) = (g.filter.height - 1 - r, g.filter.width - 1 - s)
            return weight[((filter * g.channels + channel) * g.filter.height + r) * g.filter.width + s]
        }
        packed.withValues { packed in
            guard let packed = packed.baseAddress else { return }
            filters.slide(
                packed, over: gradient, batch: g.batch, size: g.output, padding: g.turnedPadding,
                EpilogueValues(bias: nil, residual: nil, rectifies: false), into: input, size: g.input)
        }
    }
}

extension ConvolutionGeometry {
    /// How many rows and columns a filter covers beyond its first.
    var reach: Extent {
        Extent(
            height: window.dilation.height * (filter.height - 1), width: window.dilation.width * (filter.width - 1))
    }

    /// Of a filter that slides by one: the zeros around the output's gradient with which the turned filter's placements are
    /// as many as the input has rows and columns. Below 0 where the padding is more than the filter covers.
    var turnedPadding: Padding {
        let padding = window.padding
        return Padding(
            top: reach.height - padding.top, left: reach.width - padding.left,
            bottom: input.height + padding.top - output.height, right: input.width + padding.left - output.width)
    }
}
