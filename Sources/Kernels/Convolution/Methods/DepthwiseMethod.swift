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
                let target = output + plane * g.placements
                // A loop of its own for each, for rows are short.
                if let residual = epilogue.residual {
                    let values = residual + plane * g.placements
                    write(scratch.base, taps, width: padded.width, from: bias, into: target, g) { place, sums in
                        epilogue.rectified(sums + Lanes(at: values + place))
                    }
                } else if epilogue.rectifies {
                    write(scratch.base, taps, width: padded.width, from: bias, into: target, g) { _, sums in
                        sums.replacing(with: 0, where: sums .<= 0)
                    }
                } else {
                    write(scratch.base, taps, width: padded.width, from: bias, into: target, g) { _, sums in sums }
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

/// All results of one channel. The last register of a row overlaps the one before, and writes the same there.
///
/// - Parameter finish: makes of sixteen sums, and the place of the first, what is written.
@inline(__always)
private func write(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, width: Int, from start: Lanes,
    into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry, _ finish: (_ place: Int, Lanes) -> Lanes
) {
    let (step, rowStride) = (g.output.width, g.window.stride.height &* width)
    var y = 0
    if g.filter == Extent(3), g.window.dilation == Extent(1) {
        let taps = NineTaps(weight)
        while y &+ 4 <= g.output.height, g.window.stride.height == 1 {
            let (rows, first) = (input + y &* width, y &* step)
            forEachRegister(step) { x in
                let (a, b, c, d) = taps.productsOfFourRows(rows + x, width)
                let place = first &+ x
                finish(place, start + a).write(to: output + place)
                finish(place &+ step, start + b).write(to: output + (place &+ step))
                finish(place &+ 2 &* step, start + c).write(to: output + (place &+ 2 &* step))
                finish(place &+ 3 &* step, start + d).write(to: output + (place &+ 3 &* step))
            }
            y &+= 4
        }
        while y < g.output.height {
            forEachRegister(step) { x in
                let sums = start + taps.products(input + (y &* rowStride &+ x), width)
                finish(y &* step &+ x, sums).write(to: output + (y &* step &+ x))
            }
            y &+= 1
        }
    }
    while y < g.output.height {
        forEachRegister(step) { x in
            let sums = start + products(input + (y &* rowStride &+ x), weight, width, g)
            finish(y &* step &+ x, sums).write(to: output + (y &* step &+ x))
        }
        y &+= 1
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
        let top = sum(Lanes(), Pixels(input), row: 0)
        return sum(sum(top, Pixels(input + width), row: 1), Pixels(input + 2 &* width), row: 2)
    }

    /// The same for four rows: each register of pixels is read once for all rows that see it.
    @inline(__always)
    func productsOfFourRows(_ input: UnsafePointer<Float>, _ width: Int) -> (Lanes, Lanes, Lanes, Lanes) {
        var (a, b, c, d) = (Lanes(), Lanes(), Lanes(), Lanes())
        var pixels = Pixels(input)
        a = sum(a, pixels, row: 0)
        pixels = Pixels(input + width)
        (a, b) = (sum(a, pixels, row: 1), sum(b, pixels, row: 0))
        pixels = Pixels(input + 2 &* width)
        (a, b, c) = (sum(a, pixels, row: 2), sum(b, pixels, row: 1), sum(c, pixels, row: 0))
        pixels = Pixels(input + 3 &* width)
        (b, c, d) = (sum(b, pixels, row: 2), sum(c, pixels, row: 1), sum(d, pixels, row: 0))
        pixels = Pixels(input + 4 &* width)
        (c, d) = (sum(c, pixels, row: 2), sum(d, pixels, row: 1))
        d = sum(d, Pixels(input + 5 &* width), row: 2)
        return (a, b, c, d)
    }

    @inline(__always)
    private func sum(_ sums: Lanes, _ pixels: Pixels, row: Int) -> Lanes {
        sums.plus(pixels.first, times: taps[3 &* row]).plus(pixels.second, times: taps[3 &* row &+ 1])
            .plus(pixels.third, times: taps[3 &* row &+ 2])
    }

    /// What the three taps of a row see for sixteen neighboring results.
    private struct Pixels {
        let first, second, third: Lanes

        @inline(__always)
        init(_ row: UnsafePointer<Float>) {
            (first, second, third) = (Lanes(at: row), Lanes(at: row + 1), Lanes(at: row + 2))
        }
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
