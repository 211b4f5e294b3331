/// Filters that slide by one over sixteen images at a time, with their taps in the order in which a tile of sums takes them.
struct LaneFilters {
    let count: Int
    let channels: Int
    let size: Extent
    let dilation: Extent
    /// How many filters, and how many neighboring placements, have their sums in registers together.
    private let tile: (filters: Int, columns: Int)

    /// - Parameter width: how many placements a row has. Of two tiles of about as many registers that is taken which leaves the fewest empty.
    init(count: Int, channels: Int, size: Extent, dilation: Extent, width: Int) {
        (self.count, self.channels, self.size, self.dilation) = (count, channels, size, dilation)
        func sums(_ filters: Int, _ columns: Int) -> Int {
            (count + filters - 1) / filters * filters * ((width + columns - 1) / columns * columns)
        }
        tile = sums(8, 2) < sums(6, 4) ? (8, 2) : (6, 4)
    }

    private var tiles: Int { (count + tile.filters - 1) / tile.filters }

    /// For each tile of filters: by filter row, channel and filter column, one factor for each of its filters.
    func pack(_ weight: (_ filter: Int, _ channel: Int, _ r: Int, _ s: Int) -> Float) -> Tensor {
        let tileFilters = tile.filters
        return Tensor(shape: [tiles * tileFilters * channels * size.height * size.width]) { factors in
            var place = 0
            for first in stride(from: 0, to: count, by: tileFilters) {
                for r in 0..<size.height {
                    for channel in 0..<channels {
                        for s in 0..<size.width {
                            for filter in first..<(first + tileFilters) {
                                factors[place] = filter < count ? weight(filter, channel, r, s) : 0
                                place += 1
                            }
                        }
                    }
                }
            }
        }
    }

    /// The convolution of `batch` images by packed factors.
    func slide(
        _ factors: UnsafePointer<Float>, over input: UnsafePointer<Float>, batch: Int, size inputSize: Extent,
        padding: Padding, _ epilogue: EpilogueValues, into output: UnsafeMutablePointer<Float>,
        size outputSize: Extent
    ) {
        let taps = channels * size.height * size.width
        let (inputCount, outputCount) = (
            channels * inputSize.height * inputSize.width, count * outputSize.height * outputSize.width
        )
        let biases = (0..<(tiles * tile.filters)).map { $0 < count ? epilogue.bias(of: $0) : 0 }
        // While the row is in the cache, unless a residual is added before.
        let rectifies = epilogue.rectifies && epilogue.residual == nil
        let blocks = (batch + ImageLanes.images - 1) / ImageLanes.images
        parallel(blocks, cost: taps * outputCount) { blocks in
            // Rows of padding are passed over, and need not be there.
            let source = ImageLanes(
                planes: channels, size: inputSize, padding: Padding(left: padding.left, right: padding.right),
                spare: tile.columns - 1)
            let target = ImageLanes(planes: count, size: outputSize)
            let offsets = offsets(in: source)
            for block in blocks {
                let first = block * ImageLanes.images
                let images = min(batch - first, ImageLanes.images)
                source.gather(input + first * inputCount, count: images)
                for y in 0..<outputSize.height {
                    let rows = filterRows(at: y - padding.top, height: inputSize.height)
                    for filter in stride(from: 0, to: count, by: tile.filters) {
                        let row = target.base + filter * target.planeStride + y * target.rowStride
                        slide(
                            factors, filter, along: source.base, from: (y - padding.top) * source.rowStride, offsets,
                            rows: rows, biases, into: row, planeStride: target.planeStride, width: outputSize.width)
                        if rectifies {
                            for k in 0..<min(tile.filters, count - filter) {
                                epilogue.rectify(row + k * target.planeStride, count: outputSize.width)
                            }
                        }
                    }
                }
                target.scatter(into: output + first * outputCount, count: images)
                if epilogue.residual != nil {
                    epilogue.finishWithResidual(output, at: first * outputCount, count: images * outputCount)
                }
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
        _ factors: UnsafePointer<Float>, _ filter: Int, along source: UnsafePointer<Lanes>, from row: Int,
        _ offsets: [Int], rows: Range<Int>, _ biases: [Float],
        into target: UnsafeMutablePointer<Lanes>, planeStride: Int, width: Int
    ) {
        let taps = channels * size.width
        let factors = factors + filter * taps * size.height + rows.lowerBound * taps * tile.filters
        let filters = min(tile.filters, count - filter)
        offsets.withUnsafeBufferPointer { offsets in
            biases.withUnsafeBufferPointer { biases in
                guard let offsets = offsets.baseAddress, let biases = biases.baseAddress else { return }
                let row = LaneRow(
                    source: source + row, offsets: offsets + rows.lowerBound * taps, factors: factors,
                    count: rows.count * taps, biases: biases + filter, target: target, planeStride: planeStride,
                    filters: filters, width: width)
                if tile.columns == 2 { row.sumEightByTwo() } else { row.sumSixByFour() }
            }
        }
    }
}

/// One row of placements of one tile of filters.
private struct LaneRow {
    let source: UnsafePointer<Lanes>
    let offsets: UnsafePointer<Int>
    let factors: UnsafePointer<Float>
    /// How many taps there are.
    let count: Int
    let biases: UnsafePointer<Float>
    let target: UnsafeMutablePointer<Lanes>
    let planeStride: Int
    let filters: Int
    let width: Int

    // Each tile has a function to itself: of two in one, the compiler keeps neither in registers.
    @inline(never)
    func sumSixByFour() { run { Tile<6, 4>(biases: $0) } }

    @inline(never)
    func sumEightByTwo() { run { Tile<8, 2>(biases: $0) } }

    @inline(__always)
    private func run<let most: Int, let columns: Int>(_ start: (UnsafePointer<Float>) -> Tile<most, columns>) {
        for x in stride(from: 0, to: width, by: columns) {
            var sums = start(biases)
            sums.add(source, at: x, offsets, factors, count: count)
            sums.store(into: target + x, planeStride: planeStride, filters: filters, columns: min(columns, width - x))
        }
    }
}

/// Sums for some filters at some neighboring placements, in registers.
private struct Tile<let filters: Int, let columns: Int> {
    private var sums: InlineArray<filters, InlineArray<columns, Lanes>>

    @inline(__always)
    init(biases: UnsafePointer<Float>) {
        sums = InlineArray { InlineArray(repeating: Lanes(repeating: biases[$0])) }
    }

    @inline(__always)
    mutating func add(
        _ source: UnsafePointer<Lanes>, at place: Int, _ offsets: UnsafePointer<Int>, _ factors: UnsafePointer<Float>,
        count: Int
    ) {
        for tap in 0..<count {
            let values = source + (place &+ offsets[tap])
            let factors = factors + tap &* filters
            for k in 0..<filters {
                let factor = Lanes(repeating: factors[k])
                for x in 0..<columns { sums[k][x] = sums[k][x].plus(values[x], times: factor) }
            }
        }
    }

    @inline(__always)
    func store(into target: UnsafeMutablePointer<Lanes>, planeStride: Int, filters used: Int, columns usedColumns: Int)
    {
        for k in 0..<filters where k < used {
            for x in 0..<columns where x < usedColumns { target[k &* planeStride &+ x] = sums[k][x] }
        }
    }
}
