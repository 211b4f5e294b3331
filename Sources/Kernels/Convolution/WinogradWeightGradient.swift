internal import CProcessor

/// The gradient for the weight of a 3x3 or 5x5 convolution that slides by one, by fewer products than placements have taps: that of Winograd's
/// method, which sums over tiles of placements,
///
///     weight = taps of (sum over tiles of pixels' sums * what the results' gradients give each product)
///
/// For a tile of 4x4 placements of a 3x3 filter these are 36 products instead of 144. The sums over tiles are matrix products, one for each
/// of a tile's products, by the inner loop of all convolutions.
///
/// - Source: Lavin and Gray, *Fast algorithms for convolutional neural networks*, 2016, section 4; see ``WinogradGradientTile``.
struct WinogradWeightGradient<Tile: WinogradGradientTile> {
    private let g: ConvolutionGeometry
    private let input: PlacedMap
    private let gradient: PlacedMap
    private let tiles: TileGrid
    /// How many blocks of sixteen filters lie side by side and are summed in one pass.
    private let together: Int
    /// How many tiles are transformed and summed at once, whatever the number of threads.
    private let tilesAtOnce: Int

    init(_ g: ConvolutionGeometry) {
        self.g = g
        let m = Tile.results
        tiles = TileGrid(output: g.output, batch: g.batch, results: m)
        let seen = BlockedMap(
            batch: g.batch, channels: g.channels, size: g.input, border: g.borderSeen(tile: m), depth: 16)
        let beyond = Padding(bottom: tiles.rows * m - g.output.height, right: tiles.columns * m - g.output.width)
        let given = BlockedMap(batch: g.batch, channels: g.filters, size: g.output, border: beyond, depth: 16)
        input = PlacedMap(map: seen, offset: 0, imageStride: seen.imageCount)
        gradient = PlacedMap(map: given, offset: 0, imageStride: given.imageCount)
        together = given.blocks / g.groups % BlockedProduct.most.blocks == 0 ? BlockedProduct.most.blocks : 1
        // So many that the sums, which are read and written once for them, are little beside the products; and beyond that no more than
        // stay in the caches.
        let bytes = Tile.products * (seen.blocks + given.blocks) * MemoryLayout<Lanes>.stride
        tilesAtOnce = min(max((6 << 20) / bytes, 192), max(tiles.count, 1))
    }

    /// The gradient for the weight, `[K, C / groups, R, S]`, from that of the output, `[N, K, outputHeight, outputWidth]`, and the input,
    /// `[N, C, H, W]`.
    func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
        let (seen, given) = (laidOut(input, self.input), laidOut(gradient, self.gradient))
        let (channels, filters) = (self.input.map.blocks, self.gradient.map.blocks)
        let pixels = TensorStorage(count: Tile.products * channels * tilesAtOnce * 16)
        let results = TensorStorage(count: Tile.products * filters * tilesAtOnce * 16)
        let sums = TensorStorage(count: Tile.products * filters * rows * 16)
        for first in stride(from: 0, to: tiles.count, by: tilesAtOnce) {
            let range = first..<min(first + tilesAtOnce, tiles.count)
            transformPixels(seen.lanes, of: range, into: pixels.lanes)
            spreadResults(given.lanes, of: range, into: results.lanes)
            multiply(pixels.base, results.lanes, count: range.count, isFirst: first == 0, into: sums.lanes)
        }
        return withExtendedLifetime((seen, given, sums)) { weight(from: sums.lanes) }
    }

    /// The channels that one group's filters see, filled up to whole registers.
    private var rows: Int { input.map.blocks / g.groups * 16 }

    private func laidOut(_ tensor: Tensor, _ place: PlacedMap) -> TensorStorage {
        let storage = TensorStorage(count: place.map.count)
        place.fill(from: tensor.storage.base, in: storage.base)
        return withExtendedLifetime(tensor.storage) { storage }
    }

    /// The sums of pixels: `[products][blocks of channels][tiles][16]`.
    private func transformPixels(
        _ seen: UnsafePointer<Lanes>, of range: Range<Int>, into target: UnsafeMutablePointer<Lanes>
    ) {
        let (n, padding, map) = (Tile.pixels, g.window.padding, input.map)
        let (row, step, count) = (map.rowStride / 16, map.blocks * range.count, range.count)
        parallel(map.blocks * count, cost: Tile.products * 64) { jobs in
            withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Tile.products) { half in
                guard let half = half.baseAddress else { return }
                for job in jobs {
                    let (block, tile) = job.quotientAndRemainder(dividingBy: count)
                    let place = tiles.place(range.lowerBound + tile)
                    let start = input.start(image: place.image, block: block) / 16
                    let corner = seen + (start + (place.y - padding.top) * row + (place.x - padding.left))
                    for j in 0..<n { Tile.transformPixels(corner + j, stride: row, into: half + j, stride: n) }
                    for i in 0..<n {
                        Tile.transformPixels(
                            half + i &* n, stride: 1, into: target + (i &* n &* step &+ job), stride: step)
                    }
                }
            }
        }
    }

    /// What the results' gradients give each product: `[products][blocks of filters / together][tiles][together][16]`.
    private func spreadResults(
        _ given: UnsafePointer<Lanes>, of range: Range<Int>, into target: UnsafeMutablePointer<Lanes>
    ) {
        let (n, m, map) = (Tile.pixels, Tile.results, gradient.map)
        let (row, step, count) = (map.rowStride / 16, map.blocks * range.count, range.count)
        parallel(map.blocks * count, cost: Tile.products * 64) { jobs in
            withUnsafeTemporaryAllocation(of: Lanes.self, capacity: m * n) { half in
                guard let half = half.baseAddress else { return }
                for job in jobs {
                    let (block, tile) = job.quotientAndRemainder(dividingBy: count)
                    let place = tiles.place(range.lowerBound + tile)
                    let corner =
                        given + (gradient.start(image: place.image, block: block) / 16 + place.y * row + place.x)
                    let own = (block / together * count + tile) * together + block % together
                    for j in 0..<m { Tile.spreadResults(corner + j, stride: row, into: half + j, stride: m) }
                    for i in 0..<n {
                        Tile.spreadResults(
                            half + i &* m, stride: 1, into: target + (i &* n &* step &+ own), stride: step)
                    }
                }
            }
        }
    }

    /// Sums over tiles: `[products][blocks of filters][channels of a group][16 filters]`, added to what earlier tiles gave.
    private func multiply(
        _ pixels: UnsafePointer<Float>, _ results: UnsafePointer<Lanes>, count: Int, isFirst: Bool,
        into sums: UnsafeMutablePointer<Lanes>
    ) {
        let (channels, filters, rows) = (input.map.blocks, gradient.map.blocks, rows)
        let product = BlockedProduct(taps: (0..<count).map { $0 * 16 }, depth: 1, step: 1)
        let sets = filters / together
        let (setsInGroup, channelsInGroup) = (sets / g.groups, channels / g.groups)
        let calls = BlockedProduct.calls(16)
        parallel(Tile.products * sets, cost: count * rows * together) { jobs in
            for job in jobs {
                let (position, set) = job.quotientAndRemainder(dividingBy: sets)
                let factors = results + (position * filters + set * together) * count
                let firstChannel = position * channels + set / setsInGroup * channelsInGroup
                for block in 0..<channelsInGroup {
                    let source = pixels + (firstChannel + block) * count * 16
                    for call in 0..<calls {
                        let (x, end) = (16 * call / calls, 16 * (call + 1) / calls)
                        let target = sums + ((position * filters + set * together) * rows + block * 16 + x)
                        product(
                            source + x, factors, width: end - x, blocks: together,
                            into: BlockedProduct.Target(
                                output: target, blockStride: rows,
                                residual: isFirst ? nil : UnsafePointer(target), residualStride: rows))
                    }
                }
            }
        }
    }

    /// Takes the sums back to taps, and brings these into the weight's order.
    private func weight(from sums: UnsafePointer<Lanes>) -> Tensor {
        let (n, r, rows, filters) = (Tile.pixels, Tile.taps, rows, gradient.map.blocks)
        let (size, step) = (r * r, filters * rows)
        return Tensor(shape: g.weightShape) { target in
            guard let target = target.baseAddress else { return }
            parallel(filters * rows / 16, cost: 16 * Tile.products * 64) { jobs in
                withUnsafeTemporaryAllocation(of: Lanes.self, capacity: r * n + 16 * size) { room in
                    guard let half = room.baseAddress else { return }
                    let taps = half + r * n
                    for job in jobs {
                        let (filter, channel) = job.quotientAndRemainder(dividingBy: rows / 16)
                        for lane in 0..<16 {
                            let source = sums + (filter * rows + channel * 16 + lane)
                            for j in 0..<n {
                                Tile.collectTaps(
                                    source + j &* step, stride: n &* step, into: half + j, stride: n)
                            }
                            for i in 0..<r {
                                Tile.collectTaps(
                                    half + i &* n, stride: 1, into: taps + (lane &* size &+ i &* r), stride: 1)
                            }
                        }
                        let columns = min(16, g.groupChannels - channel * 16) * size
                        write(
                            UnsafeRawPointer(taps).assumingMemoryBound(to: Float.self), columns: columns,
                            filters: min(16, g.filters - filter * 16),
                            into: target + filter * 16 * g.patchSize + channel * 16 * size)
                    }
                }
            }
        }
    }

    /// Writes registers of sixteen filters as a row for each filter.
    private func write(
        _ taps: UnsafePointer<Float>, columns: Int, filters: Int, into target: UnsafeMutablePointer<Float>
    ) {
        var column = 0
        while filters == 16, column + 16 <= columns {
            lectern_transpose_tile(taps + column * 16, 16, target + column, g.patchSize)
            column += 16
        }
        for column in column..<max(column, columns) {
            for filter in 0..<filters { target[filter * g.patchSize + column] = taps[column * 16 + filter] }
        }
    }
}

/// The choice of a tile for the weight's gradient.
enum WinogradWeightGradients {
    /// The gradient for the weight; nil where Winograd's method is not possible or takes longer.
    static func weightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor? {
        if isQuickest(for: g, WinogradFour.self) { return WinogradWeightGradient<WinogradFour>(g).run(gradient, input) }
        if isQuickest(for: g, WinogradFourOfFive.self) {
            return WinogradWeightGradient<WinogradFourOfFive>(g).run(gradient, input)
        }
        return nil
    }

    /// Whether it takes less time than the definition's sums: where channels are many, and so are the tiles over which each weight's
    /// transforms are summed.
    static func isQuickest<Tile: WinogradGradientTile>(for g: ConvolutionGeometry, _: Tile.Type) -> Bool {
        guard g.batch > 0, g.filter == Extent(Tile.taps), g.window.stride == Extent(1),
            g.window.dilation == Extent(1), g.window.rounding != .up,
            g.groups == 1 || g.groupChannels % 16 == 0 && g.groupFilters % 16 == 0
        else { return false }
        if let forced = ConvolutionMethods.forced { return forced == BlockedConvolution.winogradName }
        guard BlockedConvolution.allowsWinograd(g) else { return false }
        let tiles = TileGrid(output: g.output, batch: g.batch, results: Tile.results).count
        let (channels, filters) = (Lanes.count(for: g.groupChannels) * 16, Lanes.count(for: g.filters))
        let plain = g.batch * g.placements * Tile.taps * Tile.taps * channels * filters
        let transforms = tiles * (channels * g.groups / 16 + filters) * Tile.products * 16
        // What each weight takes, however many tiles there are, in tiles. With many channels it was measured as less than
        // 12; with few, what lies around the products counts for more.
        let tilesForWeights = min(channels, filters * 16) >= 128 ? 16 : 48
        return Tile.products * (tiles + tilesForWeights) * channels * filters + transforms < plain
    }
}
