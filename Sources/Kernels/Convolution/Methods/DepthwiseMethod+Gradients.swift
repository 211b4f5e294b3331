extension DepthwiseMethod {
    /// The gradient for the input. Where filters slide by one and each channel has one, it is the convolution of the output's
    /// gradient with every filter turned by half a circle; elsewhere tap by tap.
    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        guard let turned = turnedGeometry(g) else {
            return DirectMethod().inputGradient(gradient, weight, into: input, g)
        }
        let filters = TensorStorage(count: g.filters * g.patchSize)
        for filter in 0..<g.filters {
            let start = filter * g.patchSize
            for tap in 0..<g.patchSize { filters.base[start + tap] = weight[start + g.patchSize - 1 - tap] }
        }
        forward(
            gradient, filters.base, EpilogueValues(bias: nil, residual: nil, rectifies: false), into: input, turned)
    }

    /// The sizes of the convolution that leads from the output's gradient to the input's, where there is one.
    private func turnedGeometry(_ g: ConvolutionGeometry) -> ConvolutionGeometry? {
        guard g.groupFilters == 1, g.window.stride == Extent(1) else { return nil }
        // More padding than a filter covers would have to be cut off.
        let window = Window(padding: g.turnedPadding, dilation: g.window.dilation)
        let turned = try? ConvolutionGeometry(
            "conv2dBackward", input: g.outputShape, weight: g.weightShape, window: window, groups: g.groups)
        return turned.flatMap { isPossible(for: $0) ? $0 : nil }
    }

    /// The gradient for the weight: each tap sums sixteen neighboring products at a time, over all rows and images.
    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let (padded, taps) = (g.padded, g.patchSize)
        parallel(g.filters, cost: g.batch * g.placements * taps / 4) { filters in
            let scratch = TensorStorage(count: padded.height * padded.width)
            scratch.base.update(repeating: 0, count: padded.height * padded.width)
            var sums = [Lanes](repeating: Lanes(), count: taps)
            for filter in filters {
                for tap in 0..<taps { sums[tap] = Lanes() }
                for image in 0..<g.batch {
                    let channel = image * g.channels + filter / g.groupFilters
                    g.copy(input + channel * g.inputArea, intoMiddleOf: scratch.base)
                    let values = gradient + (image * g.filters + filter) * g.placements
                    for tap in 0..<taps {
                        let (r, s) = tap.quotientAndRemainder(dividingBy: g.filter.width)
                        let corner = r * g.window.dilation.height * padded.width + s * g.window.dilation.width
                        sums[tap] = products(values, scratch.base + corner, width: padded.width, g, adding: sums[tap])
                    }
                }
                for tap in 0..<taps { weight[filter * taps + tap] = sums[tap].total() }
            }
        }
    }
}

/// The sum of products of a plane of gradients and what one tap saw, in sixteen parts.
@inline(__always)
private func products(
    _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, width: Int, _ g: ConvolutionGeometry,
    adding start: Lanes
) -> Lanes {
    let last = g.output.width - Lanes.scalarCount
    // The last register overlaps the one before, and leaves out what that has summed.
    let isDone = Lanes.places .< Float(-last & (Lanes.scalarCount - 1))
    var sum = start
    for y in 0..<g.output.height {
        let values = UnsafeRawPointer(gradient + y &* g.output.width)
        let row = UnsafeRawPointer(input + y &* g.window.stride.height &* width)
        var x = 0
        while x < last {
            sum = sum.plus(
                values.loadUnaligned(fromByteOffset: 4 &* x, as: Lanes.self),
                times: row.loadUnaligned(fromByteOffset: 4 &* x, as: Lanes.self))
            x += Lanes.scalarCount
        }
        let rest = values.loadUnaligned(fromByteOffset: 4 &* last, as: Lanes.self).replacing(with: 0, where: isDone)
        sum = sum.plus(rest, times: row.loadUnaligned(fromByteOffset: 4 &* last, as: Lanes.self))
    }
    return sum
}
