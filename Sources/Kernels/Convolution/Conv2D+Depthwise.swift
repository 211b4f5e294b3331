// One filter for one channel, as depthwise convolutions have it: sixteen neighboring results are summed in a register,
// over all taps, from a copy of the channel with its padding.

/// Whether rows are long enough for whole vectors, and neighboring results see neighboring pixels.
func isDepthwise(_ g: ConvolutionGeometry) -> Bool {
    let padded = paddedSize(g)
    return g.groupChannels == 1 && g.window.stride.width == 1 && g.output.width >= Vector.scalarCount
        && padded.height * padded.width <= 1 << 26
}

func paddedSize(_ g: ConvolutionGeometry) -> Extent {
    let padding = g.window.padding
    return Extent(
        height: padding.top + g.input.height + padding.bottom, width: padding.left + g.input.width + padding.right)
}

func addDepthwise(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let padded = paddedSize(g)
    parallel(g.batch * g.filters, cost: g.placements * g.patchSize / 4) { planes in
        let scratch = TensorStorage(count: padded.height * padded.width)
        scratch.base.update(repeating: 0, count: padded.height * padded.width)
        for plane in planes {
            let (image, filter) = plane.quotientAndRemainder(dividingBy: g.filters)
            let source = input + (image * g.channels + filter / g.groupFilters) * g.inputArea
            copy(source, intoMiddleOf: scratch.base, g)
            let taps = weight + filter * g.patchSize
            for y in 0..<g.output.height {
                let rows = scratch.base + y * g.window.stride.height * padded.width
                addRow(rows, taps, to: output + plane * g.placements + y * g.output.width, width: padded.width, g)
            }
        }
    }
}

/// Copies a channel to where its padding leaves room for it.
func copy(
    _ channel: UnsafePointer<Float>, intoMiddleOf padded: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
) {
    let (padding, width) = (g.window.padding, paddedSize(g).width)
    for y in 0..<g.input.height {
        (padded + (y + padding.top) * width + padding.left)
            .update(from: channel + y * g.input.width, count: g.input.width)
    }
}

@inline(__always)
private func addRow(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>, width: Int,
    _ g: ConvolutionGeometry
) {
    let last = g.output.width - Vector.scalarCount
    // The last vector overlaps the one before: what it adds to is read before that is stored.
    var rest = UnsafeRawPointer(output + last).loadUnaligned(as: Vector.self)
    var x = 0
    while x < last {
        let sums = UnsafeRawPointer(output + x).loadUnaligned(as: Vector.self) + products(input + x, weight, width, g)
        UnsafeMutableRawPointer(output + x).storeBytes(of: sums, as: Vector.self)
        x += Vector.scalarCount
    }
    rest += products(input + last, weight, width, g)
    UnsafeMutableRawPointer(output + last).storeBytes(of: rest, as: Vector.self)
}

@inline(__always)
private func products(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, _ width: Int, _ g: ConvolutionGeometry
) -> Vector {
    var sums = Vector()
    for r in 0..<g.filter.height {
        let row = UnsafeRawPointer(input + r &* g.window.dilation.height &* width)
        let weights = weight + r &* g.filter.width
        for s in 0..<g.filter.width {
            let values = row.loadUnaligned(fromByteOffset: 4 &* s &* g.window.dilation.width, as: Vector.self)
            sums.addProduct(values, Vector(repeating: weights[s]))
        }
    }
    return sums
}
