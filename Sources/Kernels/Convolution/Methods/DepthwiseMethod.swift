/// One filter for one channel, as depthwise convolutions have it: sixteen neighboring results are summed in a register,
/// over all taps, from a copy of the channel with its padding.
struct DepthwiseMethod: ConvolutionMethod {
    let name = "depthwise"

    /// Whether rows are long enough for whole registers, and neighboring results see neighboring pixels.
    func isPossible(for g: ConvolutionGeometry) -> Bool {
        g.groupChannels == 1 && g.window.stride.width == 1 && g.output.width >= Lanes.scalarCount
            && g.padded.height * g.padded.width <= 1 << 26
    }

    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
    ) {
        let padded = g.padded
        parallel(g.batch * g.filters, cost: g.placements * g.patchSize / 4) { planes in
            let scratch = TensorStorage(count: padded.height * padded.width)
            scratch.base.update(repeating: 0, count: padded.height * padded.width)
            for plane in planes {
                let (image, filter) = plane.quotientAndRemainder(dividingBy: g.filters)
                let source = input + (image * g.channels + filter / g.groupFilters) * g.inputArea
                g.copy(source, intoMiddleOf: scratch.base)
                let (taps, bias) = (packed + filter * g.patchSize, Lanes(repeating: epilogue.bias(of: filter)))
                for y in 0..<g.output.height {
                    let rows = scratch.base + y * g.window.stride.height * padded.width
                    let place = plane * g.placements + y * g.output.width
                    let target = output + place
                    // A loop of its own for each, for rows are short.
                    if let residual = epilogue.residual {
                        writeRow(rows, taps, width: padded.width, from: bias, into: target, g) { x, sums in
                            let values = UnsafeRawPointer(residual + place + x).loadUnaligned(as: Lanes.self)
                            return epilogue.rectified(sums + values)
                        }
                    } else if epilogue.rectifies {
                        writeRow(rows, taps, width: padded.width, from: bias, into: target, g) { _, sums in
                            sums.replacing(with: 0, where: sums .<= 0)
                        }
                    } else {
                        writeRow(rows, taps, width: padded.width, from: bias, into: target, g) { _, sums in sums }
                    }
                }
            }
        }
    }
}

extension ConvolutionGeometry {
    /// The size of a channel with its padding, and with what the last placement covers beyond it, where sizes are rounded up.
    var padded: Extent {
        let (padding, stride) = (window.padding, window.stride)
        return Extent(
            height: max(
                padding.top + input.height + padding.bottom, (output.height - 1) * stride.height + reach.height + 1),
            width: max(padding.left + input.width + padding.right, (output.width - 1) * stride.width + reach.width + 1))
    }

    /// Copies a channel to where its padding leaves room for it.
    func copy(_ channel: UnsafePointer<Float>, intoMiddleOf padded: UnsafeMutablePointer<Float>) {
        let (padding, width) = (window.padding, self.padded.width)
        for y in 0..<input.height {
            (padded + (y + padding.top) * width + padding.left)
                .update(from: channel + y * input.width, count: input.width)
        }
    }
}

/// One row of the output. The last register overlaps the one before, and writes the same there.
@inline(__always)
private func writeRow(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, width: Int, from start: Lanes,
    into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry, _ finish: (_ x: Int, Lanes) -> Lanes
) {
    if g.filter == Extent(3), g.window.dilation == Extent(1) {
        let taps = NineTaps(weight)
        forEachRegister(g.output.width) { x in
            let sums = start + taps.products(input + x, width)
            UnsafeMutableRawPointer(output + x).storeBytes(of: finish(x, sums), as: Lanes.self)
        }
    } else {
        forEachRegister(g.output.width) { x in
            let sums = start + products(input + x, weight, width, g)
            UnsafeMutableRawPointer(output + x).storeBytes(of: finish(x, sums), as: Lanes.self)
        }
    }
}

/// Calls `body` with where each register of a row begins; the last ends with the row.
@inline(__always)
private func forEachRegister(_ width: Int, _ body: (_ x: Int) -> Void) {
    let last = width - Lanes.scalarCount
    var x = 0
    while x < last {
        body(x)
        x += Lanes.scalarCount
    }
    body(last)
}

/// A filter of 3x3, the commonest, in registers of its own for a whole row: a loop over taps reads each again for every sixteen results.
private struct NineTaps {
    private var taps = InlineArray<9, Lanes>(repeating: Lanes())

    @inline(__always)
    init(_ weight: UnsafePointer<Float>) {
        for tap in 0..<9 { taps[tap] = Lanes(repeating: weight[tap]) }
    }

    @inline(__always)
    func products(_ input: UnsafePointer<Float>, _ width: Int) -> Lanes {
        var sums = Lanes()
        for r in 0..<3 {
            let row = UnsafeRawPointer(input + r &* width)
            for s in 0..<3 {
                sums = sums.plus(row.loadUnaligned(fromByteOffset: 4 &* s, as: Lanes.self), times: taps[r &* 3 &+ s])
            }
        }
        return sums
    }
}

@inline(__always)
private func products(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, _ width: Int, _ g: ConvolutionGeometry
) -> Lanes {
    var sums = Lanes()
    for r in 0..<g.filter.height {
        let row = UnsafeRawPointer(input + r &* g.window.dilation.height &* width)
        let weights = weight + r &* g.filter.width
        for s in 0..<g.filter.width {
            let values = row.loadUnaligned(fromByteOffset: 4 &* s &* g.window.dilation.width, as: Lanes.self)
            sums.addProduct(values, Lanes(repeating: weights[s]))
        }
    }
    return sums
}
