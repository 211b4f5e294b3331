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
    let g: ConvolutionGeometry
    private let input: PlacedMap
    let gradient: PlacedMap
    private let tiles: TileGrid
    /// How many blocks of sixteen filters lie side by side and are summed in one pass.
    private let together: Int
    /// How many tiles are transformed and summed at once, whatever the number of threads.
    private let tilesAtOnce: Int

    init(_ g: ConvolutionGeometry) {
        let seen = BlockedMap(
            batch: g.batch, channels: g.channels, size: g.input, border: g.borderSeen(tile: Tile.results), depth: 16)
        let given = BlockedMap(
            batch: g.batch, channels: g.filters, size: g.output, border: Self.borderOfGradient(g), depth: 16)
        self.init(
            g, input: PlacedMap(map: seen, offset: 0, imageStride: seen.imageCount),
            gradient: PlacedMap(map: given, offset: 0, imageStride: given.imageCount))
    }

    /// - Parameters: where values that are laid out already lie, with zeros around them: of the input at least as far as the convolution's
    ///   tiles see, of the gradient ``borderOfGradient(_:)``.
    init(_ g: ConvolutionGeometry, input: PlacedMap, gradient: PlacedMap) {
        (self.g, self.input, self.gradient) = (g, input, gradient)
        tiles = TileGrid(output: g.output, batch: g.batch, results: Tile.results)
        let (seen, given) = (input.map, gradient.map)
        together = given.blocks / g.groups % BlockedProduct.most.blocks == 0 ? BlockedProduct.most.blocks : 1
        // So many that the sums, which are read and written once for them, are little beside the products; and beyond that no more than
        // stay in the caches.
        let bytes = Tile.products * (seen.blocks + given.blocks) * MemoryLayout<Lanes>.stride
        tilesAtOnce = min(max((6 << 20) / bytes, 192), max(tiles.count, 1))
    }

    /// What the last tiles have beyond the last placements.
    static func borderOfGradient(_ g: ConvolutionGeometry) -> Padding {
        let (m, tiles) = (Tile.results, TileGrid(output: g.output, batch: g.batch, results: Tile.results))
        return Padding(bottom: tiles.rows * m - g.output.height, right: tiles.columns * m - g.output.width)
    }

    /// The gradient for the weight, `[K, C / groups, R, S]`, from that of the output, `[N, K, outputHeight, outputWidth]`, and the input,
    /// `[N, C, H, W]`.
    func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
        let (seen, given) = (laidOut(input, self.input), laidOut(gradient, self.gradient))
        if tiles.count <= tilesAtOnce {
            let (pixels, results) = (room(for: self.input.map), room(for: self.gradient.map))
            transformPixels(seen.lanes, of: 0..<tiles.count, into: pixels.lanes)
            spreadResults(given.lanes, of: 0..<tiles.count, into: results.lanes)
            return withExtendedLifetime((seen, given, results)) { weight(of: pixels.base, results.lanes) }
        }
        let sums = TensorStorage(count: sumsCount)
        add(given.base, seen.base, to: sums.lanes, isFirst: true)
        return withExtendedLifetime((seen, given, sums)) { weight(from: sums.lanes) }
    }

    /// How many values the sums of products over tiles are.
    var sumsCount: Int { Tile.products * gradient.map.blocks * rows * 16 }

    /// Adds the products of what lies where the maps say to `sums`; the first write them.
    func add(
        _ given: UnsafePointer<Float>, _ seen: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Lanes>,
        isFirst: Bool
    ) {
        let given = UnsafeRawPointer(given).assumingMemoryBound(to: Lanes.self)
        let seen = UnsafeRawPointer(seen).assumingMemoryBound(to: Lanes.self)
        let (pixels, results) = (room(for: input.map), room(for: gradient.map))
        for first in stride(from: 0, to: tiles.count, by: tilesAtOnce) {
            let range = first..<min(first + tilesAtOnce, tiles.count)
            transformPixels(seen, of: range, into: pixels.lanes)
            spreadResults(given, of: range, into: results.lanes)
            multiply(pixels.base, results.lanes, count: range.count, isFirst: isFirst && first == 0, into: sums)
        }
        withExtendedLifetime((pixels, results)) {}
    }

    /// Room for the transforms of one map's tiles.
    private func room(for map: BlockedMap) -> TensorStorage {
        TensorStorage(count: Tile.products * map.blocks * tilesAtOnce * 16)
    }

    /// The channels that one group's filters see, filled up to whole registers.
    var rows: Int { input.map.blocks / g.groups * 16 }

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

    /// The weight's gradient where all tiles are transformed at once: some filters' and channels' sums are taken back to taps while they are in a
    /// cache. All together are many times as long as the weight.
    private func weight(of pixels: UnsafePointer<Float>, _ results: UnsafePointer<Lanes>) -> Tensor {
        let product = product(tiles.count)
        let (sets, blocks) = (gradient.map.blocks / together, input.map.blocks / g.groups)
        let blocksAtOnce = min(blocks, 4)
        let parts = (blocks + blocksAtOnce - 1) / blocksAtOnce
        return Tensor(shape: g.weightShape) { target in
            guard let target = target.baseAddress else { return }
            parallel(sets * parts, cost: Tile.products * tiles.count * blocksAtOnce * 16 * together) { jobs in
                let room = Room()
                let sums = TensorStorage(count: Tile.products * together * blocksAtOnce * 16 * 16)
                for job in jobs {
                    let (set, part) = job.quotientAndRemainder(dividingBy: parts)
                    let some = (part * blocksAtOnce)..<min((part + 1) * blocksAtOnce, blocks)
                    multiplyAndCollect(product, set: set, blocks: some, pixels, results, sums, room, into: target)
                }
            }
        }
    }

    /// The same for one set of filters and some blocks of their group's channels.
    private func multiplyAndCollect(
        _ product: BlockedProduct, set: Int, blocks: Range<Int>, _ pixels: UnsafePointer<Float>,
        _ results: UnsafePointer<Lanes>, _ storage: TensorStorage, _ room: Room,
        into weight: UnsafeMutablePointer<Float>
    ) {
        let (sums, width) = (storage.lanes, blocks.count * 16)
        for position in 0..<Tile.products {
            for (place, block) in blocks.enumerated() {
                multiply(
                    product, position: position, set: set, block: block, pixels, results, count: tiles.count,
                    isFirst: true, into: sums + (position * together * width + place * 16), blockStride: width)
            }
        }
        for own in 0..<together {
            for (place, block) in blocks.enumerated() {
                collect(
                    sums + (own * width + place * 16), step: together * width, filters: set * together + own,
                    channels: block, room, into: weight)
            }
        }
        withExtendedLifetime(storage) {}
    }

    /// Sums over tiles: `[products][blocks of filters][channels of a group][16 filters]`, added to what earlier tiles gave.
    private func multiply(
        _ pixels: UnsafePointer<Float>, _ results: UnsafePointer<Lanes>, count: Int, isFirst: Bool,
        into sums: UnsafeMutablePointer<Lanes>
    ) {
        let (filters, rows, product) = (gradient.map.blocks, rows, product(count))
        let sets = filters / together
        parallel(Tile.products * sets, cost: count * rows * together) { jobs in
            for job in jobs {
                let (position, set) = job.quotientAndRemainder(dividingBy: sets)
                let target = sums + (position * filters + set * together) * rows
                for block in 0..<(rows / 16) {
                    multiply(
                        product, position: position, set: set, block: block, pixels, results, count: count,
                        isFirst: isFirst, into: target + block * 16, blockStride: rows)
                }
            }
        }
    }

    /// Of `count` tiles, each a value in a register of pixels' sums and a register of results.
    private func product(_ count: Int) -> BlockedProduct {
        BlockedProduct(taps: (0..<count).map { $0 * 16 }, depth: 1, step: 1)
    }

    /// The sums over tiles of one of a tile's products, for one set of filters and one block of their group's channels.
    private func multiply(
        _ product: BlockedProduct, position: Int, set: Int, block: Int, _ pixels: UnsafePointer<Float>,
        _ results: UnsafePointer<Lanes>, count: Int, isFirst: Bool, into target: UnsafeMutablePointer<Lanes>,
        blockStride: Int
    ) {
        let (channels, filters) = (input.map.blocks, gradient.map.blocks)
        let firstChannel = set / (filters / together / g.groups) * (channels / g.groups)
        let source = pixels + (position * channels + firstChannel + block) * count * 16
        let factors = results + (position * filters + set * together) * count
        let calls = BlockedProduct.calls(16)
        for call in 0..<calls {
            let (x, end) = (16 * call / calls, 16 * (call + 1) / calls)
            product(
                source + x, factors, width: end - x, blocks: together,
                into: BlockedProduct.Target(
                    output: target + x, blockStride: blockStride, residual: isFirst ? nil : UnsafePointer(target + x),
                    residualStride: blockStride))
        }
    }
}
