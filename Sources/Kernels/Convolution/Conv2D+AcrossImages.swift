// Convolution of sixteen images at a time, for small maps and few channels: a filter's tap is a factor for all of them,
// and a tile of sums stays in registers over all taps.

/// Whether filters slide by one over all channels, and padding is such that the gradient's own convolution has some, too.
func canGoAcrossImages(_ g: ConvolutionGeometry) -> Bool {
    let (window, padding) = (g.window, g.window.padding)
    let (height, width) = (
        g.window.dilation.height * (g.filter.height - 1), g.window.dilation.width * (g.filter.width - 1)
    )
    return g.groups == 1 && window.stride == Extent(1) && max(padding.top, padding.bottom) <= height
        && max(padding.left, padding.right) <= width
}

func convolveAcrossImages(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
) {
    let filters = LaneFilters(
        count: g.filters, channels: g.channels, size: g.filter, dilation: g.window.dilation,
        bias: (0..<g.filters).map { bias[$0] }
    ) { filter, channel, r, s in
        weight[((filter * g.channels + channel) * g.filter.height + r) * g.filter.width + s]
    }
    filters.slide(over: input, batch: g.batch, size: g.input, padding: g.window.padding, into: output, size: g.output)
}

/// The gradient for the input is a convolution of the output's gradient, with every filter turned round, as many rows and
/// columns of zeros around it as a filter has beyond its padding, and channels and filters in each other's place.
func inputGradientAcrossImages(
    _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let (dilation, padding) = (g.window.dilation, g.window.padding)
    let filters = LaneFilters(
        count: g.channels, channels: g.filters, size: g.filter, dilation: dilation,
        bias: Array(repeating: 0, count: g.channels)
    ) { channel, filter, r, s in
        let (r, s) = (g.filter.height - 1 - r, g.filter.width - 1 - s)
        return weight[((filter * g.channels + channel) * g.filter.height + r) * g.filter.width + s]
    }
    let (height, width) = (dilation.height * (g.filter.height - 1), dilation.width * (g.filter.width - 1))
    filters.slide(
        over: gradient, batch: g.batch, size: g.output,
        padding: Padding(
            top: height - padding.top, left: width - padding.left, bottom: height - padding.bottom,
            right: width - padding.right), into: input, size: g.input)
}

/// Filters that slide by one, with their taps in the order in which a tile of sums takes them.
private struct LaneFilters {
    private static let tile = (filters: 6, columns: 4)

    let count: Int
    let channels: Int
    let size: Extent
    let dilation: Extent
    /// For each tile of filters: by filter row, channel and filter column, one factor for each of its filters.
    private let factors: TensorStorage
    private let biases: [Float]

    init(
        count: Int, channels: Int, size: Extent, dilation: Extent, bias: [Float],
        weight: (_ filter: Int, _ channel: Int, _ r: Int, _ s: Int) -> Float
    ) {
        (self.count, self.channels, self.size, self.dilation) = (count, channels, size, dilation)
        let tileFilters = LaneFilters.tile.filters
        let tiles = (count + tileFilters - 1) / tileFilters
        biases = (0..<(tiles * tileFilters)).map { $0 < count ? bias[$0] : 0 }
        factors = TensorStorage(count: tiles * tileFilters * channels * size.height * size.width)
        var target = factors.base
        for first in stride(from: 0, to: count, by: tileFilters) {
            for r in 0..<size.height {
                for channel in 0..<channels {
                    for s in 0..<size.width {
                        for filter in first..<(first + tileFilters) {
                            target.pointee = filter < count ? weight(filter, channel, r, s) : 0
                            target += 1
                        }
                    }
                }
            }
        }
    }

    func slide(
        over input: UnsafePointer<Float>, batch: Int, size inputSize: Extent, padding: Padding,
        into output: UnsafeMutablePointer<Float>, size outputSize: Extent
    ) {
        let taps = channels * size.height * size.width
        let (inputCount, outputCount) = (
            channels * inputSize.height * inputSize.width, count * outputSize.height * outputSize.width
        )
        let blocks = (batch + ImageLanes.images - 1) / ImageLanes.images
        parallel(blocks, cost: taps * outputCount) { blocks in
            // Rows of padding are passed over, and need not be there.
            let source = ImageLanes(
                planes: channels, size: inputSize, padding: Padding(left: padding.left, right: padding.right),
                spare: LaneFilters.tile.columns - 1)
            let target = ImageLanes(planes: count, size: outputSize)
            let offsets = offsets(in: source)
            for block in blocks {
                let first = block * ImageLanes.images
                let images = min(batch - first, ImageLanes.images)
                source.gather(input + first * inputCount, count: images)
                for y in 0..<outputSize.height {
                    let rows = filterRows(at: y - padding.top, height: inputSize.height)
                    for filter in stride(from: 0, to: count, by: LaneFilters.tile.filters) {
                        slide(
                            filter, along: source.base, from: (y - padding.top) * source.rowStride, offsets, rows: rows,
                            into: target.base + filter * target.planeStride + y * target.rowStride,
                            planeStride: target.planeStride, width: outputSize.width)
                    }
                }
                target.scatter(into: output + first * outputCount, count: images)
            }
        }
    }

    /// Where each tap lies from the placement's first pixel, by filter row, channel and filter column.
    private func offsets(in source: ImageLanes) -> [Int] {
        (0..<size.height).flatMap { r in
            (0..<channels).flatMap { channel in
                (0..<size.width).map { s in
                    channel * source.planeStride + r * dilation.height * source.rowStride + s * dilation.width
                }
            }
        }
    }

    /// The filter's rows that lie on the image when its first lies at `top`.
    private func filterRows(at top: Int, height: Int) -> Range<Int> {
        placementsInside(start: top, stride: dilation.height, size: height, count: size.height)
    }

    /// One row of the output of one tile of filters.
    private func slide(
        _ filter: Int, along source: UnsafePointer<Vector>, from row: Int, _ offsets: [Int], rows: Range<Int>,
        into target: UnsafeMutablePointer<Vector>, planeStride: Int, width: Int
    ) {
        let tile = LaneFilters.tile
        let taps = channels * size.width
        let factors = factors.base + filter * taps * size.height + rows.lowerBound * taps * tile.filters
        let filters = min(tile.filters, count - filter)
        offsets.withUnsafeBufferPointer { offsets in
            biases.withUnsafeBufferPointer { biases in
                guard let offsets = offsets.baseAddress, let biases = biases.baseAddress else { return }
                for x in stride(from: 0, to: width, by: tile.columns) {
                    var sums = Tile<6, 4>(biases: biases + filter)
                    sums.add(
                        source, at: row + x, offsets + rows.lowerBound * taps, factors, count: rows.count * taps)
                    sums.store(
                        into: target + x, planeStride: planeStride, filters: filters,
                        columns: min(tile.columns, width - x))
                }
            }
        }
    }
}

/// Sums for some filters at some neighboring placements, in registers.
private struct Tile<let filters: Int, let columns: Int> {
    private var sums: InlineArray<filters, InlineArray<columns, Vector>>

    @inline(__always)
    init(biases: UnsafePointer<Float>) {
        sums = InlineArray { InlineArray(repeating: Vector(repeating: biases[$0])) }
    }

    @inline(__always)
    mutating func add(
        _ source: UnsafePointer<Vector>, at place: Int, _ offsets: UnsafePointer<Int>, _ factors: UnsafePointer<Float>,
        count: Int
    ) {
        for tap in 0..<count {
            let values = source + (place &+ offsets[tap])
            let factors = factors + tap &* filters
            for k in 0..<filters {
                let factor = Vector(repeating: factors[k])
                for x in 0..<columns { sums[k][x] = sums[k][x].plus(values[x], times: factor) }
            }
        }
    }

    @inline(__always)
    func store(into target: UnsafeMutablePointer<Vector>, planeStride: Int, filters used: Int, columns usedColumns: Int)
    {
        for k in 0..<filters where k < used {
            for x in 0..<columns where x < usedColumns { target[k &* planeStride &+ x] = sums[k][x] }
        }
    }
}
