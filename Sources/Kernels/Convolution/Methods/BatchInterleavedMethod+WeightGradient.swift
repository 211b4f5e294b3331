extension BatchInterleavedMethod {
    /// The gradient for the weight, sixteen images at a time: sums for some filters and some taps stay in registers over all
    /// placements.
    ///
    /// Every sixteen images have sums of their own, which are added in the images' order: the result is the same for any number
    /// of threads.
    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let count = g.filters * g.patchSize
        let blocks = (g.batch + ImageLanes.images - 1) / ImageLanes.images
        let partial = TensorStorage(count: blocks * count)
        parallel(blocks, cost: count * g.placements * ImageLanes.images) { blocks in
            let source = ImageLanes(planes: g.channels, size: g.input, padding: g.window.padding)
            // As many planes as are taken at once, though there be fewer.
            let missing = max(TapSums.filters - g.filters, 0)
            let values = ImageLanes(planes: g.filters, size: g.output, spare: missing * g.placements)
            let taps = g.taps(in: source)
            for block in blocks {
                let first = block * ImageLanes.images
                let images = min(g.batch - first, ImageLanes.images)
                source.gather(input + first * g.channels * g.inputArea, count: images)
                values.gather(gradient + first * g.filters * g.placements, count: images)
                for filter in starts(of: TapSums.filters, in: g.filters) {
                    for tap in starts(of: TapSums.taps, in: g.patchSize) {
                        let sums = TapSums(
                            gradient: values.base + filter * values.planeStride, planeStride: values.planeStride,
                            pixels: source.base, rowStride: source.rowStride, taps: InlineArray { taps[tap + $0] },
                            size: g.output)
                        sums.store(into: partial.base + block * count, filter: filter, tap: tap, g)
                    }
                }
            }
        }
        for i in 0..<count {
            var total = 0.0
            for block in 0..<blocks { total += Double(partial.base[block * count + i]) }
            weight[i] = Float(total)
        }
    }
}

/// Where to begin so that pieces of `length` cover `0..<count`; the last piece may overlap the one before.
private func starts(of length: Int, in count: Int) -> [Int] {
    stride(from: 0, to: count, by: length).map { max(min($0, count - length), 0) }
}

extension ConvolutionGeometry {
    /// Where each tap lies from the placement's first pixel, in the weight's order; at least as many as are taken at once.
    fileprivate func taps(in source: ImageLanes) -> [Int] {
        let taps = (0..<channels).flatMap { channel in
            (0..<filter.height).flatMap { r in
                (0..<filter.width).map { s in
                    channel * source.planeStride + r * window.dilation.height * source.rowStride
                        + s * window.dilation.width
                }
            }
        }
        return taps + Array(repeating: 0, count: max(TapSums.taps - taps.count, 0))
    }
}

/// For some filters and some taps, the sum of what the tap saw times the filter's gradient, over all placements.
private struct TapSums {
    static let filters = 4
    static let taps = 5

    private let sums: InlineArray<4, InlineArray<5, Lanes>>

    /// Never inlined: as part of a larger function the sums do not stay in registers.
    @inline(never)
    init(
        gradient: UnsafePointer<Lanes>, planeStride: Int, pixels: UnsafePointer<Lanes>, rowStride: Int,
        taps: InlineArray<5, Int>, size: Extent
    ) {
        var sums = InlineArray<4, InlineArray<5, Lanes>>(repeating: InlineArray(repeating: Lanes()))
        for y in 0..<size.height {
            for x in 0..<size.width {
                let placement = pixels + (y &* rowStride &+ x)
                for t in 0..<5 {
                    let pixel = placement[taps[t]]
                    for k in 0..<4 {
                        let value = gradient[k &* planeStride &+ y &* size.width &+ x]
                        sums[k][t] = sums[k][t].plus(value, times: pixel)
                    }
                }
            }
        }
        self.sums = sums
    }

    func store(into weight: UnsafeMutablePointer<Float>, filter: Int, tap: Int, _ g: ConvolutionGeometry) {
        for k in 0..<TapSums.filters where filter + k < g.filters {
            for t in 0..<TapSums.taps where tap + t < g.patchSize {
                weight[(filter + k) * g.patchSize + tap + t] = sums[k][t].total()
            }
        }
    }
}
