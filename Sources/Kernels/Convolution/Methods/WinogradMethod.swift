/// The method for tiles of one size or another.
protocol WinogradTiling: ConvolutionMethod {
    /// How many products of registers one filter takes for one channel.
    func products(for g: ConvolutionGeometry) -> Int
}

/// Filters of 3x3 that slide by one, by fewer products than they have taps: tiles of the image and the filters are transformed,
/// multiplied as matrices, one for each of a tile's products, and transformed back.
///
/// Sixteen tiles lie in a register's lanes, wherever in the batch they are. A tile's results are sums of values that cancel:
/// they have some digits less than plain sums (`WinogradTests` says how many), and a NaN or an infinity reaches all results
/// of its tile.
///
/// - Source: Lavin and Gray, *Fast algorithms for convolutional neural networks*, 2016.
struct WinogradMethod<Tile: WinogradTile>: WinogradTiling {
    var name: String { "winograd \(Tile.results)x\(Tile.results)" }

    var relativeError: Double { Tile.relativeError }

    func isPossible(for g: ConvolutionGeometry) -> Bool {
        g.groups == 1 && g.filter == Extent(3) && g.window.stride == Extent(1) && g.window.dilation == Extent(1)
    }

    func products(for g: ConvolutionGeometry) -> Int { Tile.products * WinogradTiles<Tile>(g).columns }

    /// For each product of a tile, the filters as ``LaneProduct`` reads them.
    func pack(_ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor {
        let product = LaneProduct(count: g.filters, channels: g.channels)
        let size = product.packedCount
        return Tensor(shape: [Tile.products * size]) { packed in
            packed.update(repeating: 0)
            guard let target = packed.baseAddress else { return }
            weight.withValues { weight in
                guard let weight = weight.baseAddress else { return }
                parallel(g.filters, cost: g.channels * 8 * Tile.products) { filters in
                    for filter in filters {
                        for channel in 0..<g.channels {
                            let taps = weight + (filter * g.channels + channel) * 9
                            let place = product.place(filter: filter, channel: channel)
                            for (i, factor) in Self.transform(taps).enumerated() {
                                target[i * size + place] = Float(factor)
                            }
                        }
                    }
                }
            }
        }
    }

    /// One filter's factors for one channel, by rows.
    static func transform(_ taps: UnsafePointer<Float>) -> [Double] {
        let columns = (0..<3).map { s in
            Tile.transformTaps(Double(taps[s]), Double(taps[3 + s]), Double(taps[6 + s]))
        }
        return (0..<Tile.pixels).flatMap { i in Tile.transformTaps(columns[0][i], columns[1][i], columns[2][i]) }
    }

    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
    ) {
        let product = LaneProduct(count: g.filters, channels: g.channels)
        let tiles = WinogradTiles<Tile>(g)
        let columns = tiles.columnsInBlock
        // For each product of a tile, by column of sixteen tiles: a register for each channel, and for each filter.
        let values = TensorStorage(count: Tile.products * columns * g.channels * Lanes.scalarCount)
        let sums = TensorStorage(count: Tile.products * columns * g.filters * Lanes.scalarCount)
        let (v, m) = (values.lanes, sums.lanes)
        for first in stride(from: 0, to: tiles.columns, by: columns) {
            let count = min(columns, tiles.columns - first)
            let block = tiles.places(columns: first..<(first + count))
            parallel(g.channels, cost: count * Tile.products * 32) { channels in
                tiles.transformPixels(input, channels, of: block, into: v)
            }
            let (size, blocks) = (product.packedCount, product.blocks)
            parallel(Tile.products * blocks, cost: count * g.channels * LaneProduct.filters * 2) { range in
                for job in range {
                    let (i, filters) = job.quotientAndRemainder(dividingBy: blocks)
                    product.multiply(
                        block: filters, packed + i * size, v + i * count * g.channels, columns: count,
                        into: m + i * count * g.filters)
                }
            }
            parallel(g.filters, cost: count * Tile.products * 32) { filters in
                tiles.transformProducts(m, filters, of: block, epilogue, into: output)
            }
        }
        withExtendedLifetime((values, sums)) {}
    }

    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) { PatchesMethod().inputGradient(gradient, weight, into: input, g) }

    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) { PatchesMethod().weightGradient(gradient, input, into: weight, g) }
}
