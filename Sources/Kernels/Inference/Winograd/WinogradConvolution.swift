internal import CProcessor
internal import Synchronization

/// A convolution of blocked maps by 3x3 or 5x5 filters that slide by one, dilated or not, by fewer products than the filters have taps: see ``WinogradTile``.
/// A tile's transforms work on sixteen channels at once, where they lie; between them, one matrix product for each of
/// a tile's products.
///
/// - Source: Lavin and Gray, *Fast algorithms for convolutional neural networks*, 2016.
struct WinogradConvolution<Tile: WinogradTile>: InferenceOperation {
    let method: String
    let convolution: PlacedConvolution
    private let factors: PackedFactors
    private let tiles: BlockedTiles
    /// Where its own memory begins.
    private let scratch: Int
    /// Whether results are more than a core's cache holds: then they go past it, for it would read each place before it is written.
    private let writesPastCaches: Bool

    init(_ method: BlockedMethod, _ convolution: PlacedConvolution, _ weight: Tensor, scratch: Int) {
        self.method = method.rawValue
        self.convolution = convolution
        self.scratch = scratch
        writesPastCaches = convolution.output.map.count >= 512 << 10
        tiles = BlockedTiles(
            convolution.output.map, channels: convolution.input.map.blocks, dilation: convolution.window.dilation,
            Tile.self)
        factors = PackedFactors(Tile.self, of: weight, convolution)
    }

    var products: Int? {
        Tile.products * tiles.count * convolution.weightShape[1] * convolution.output.map.channels
    }

    @specialized(where Tile == WinogradTwo)
    @specialized(where Tile == WinogradFour)
    @specialized(where Tile == WinogradSix)
    @specialized(where Tile == WinogradSeven)
    @specialized(where Tile == WinogradFourOfFive)
    func run(in memory: InferenceMemory) {
        let threads = Threads.count
        if threads <= tiles.areas {
            // Each thread takes whole blocks through all steps: where two share no cache, one is slow to read what the other wrote.
            let blocks = tiles.blocks(threads: threads)
            let free = Mutex(Array(0..<threads))
            parallel(blocks.count, parts: blocks.count) { jobs in
                let area = free.withLock { $0.removeLast() }
                for job in jobs { compute(blocks[job], area: area, in: memory) }
                free.withLock { $0.append(area) }
            }
        } else {
            for block in tiles.sharedBlocks { compute(block, area: 0, in: memory) }
        }
        convolution.clearOutputBorder(in: memory)
    }

    /// Computes the results of some tiles, in the one of the places for that which no other block has.
    private func compute(_ block: Range<Int>, area: Int, in memory: InferenceMemory) {
        let (count, sets) = (block.count, convolution.groups * convolution.setsInGroup)
        let (channels, filters) = (convolution.input.map.blocks, convolution.output.map.blocks)
        let seen = memory.lanes(scratch + area * tiles.areaCount(channels: channels, filters: filters))
        let sums = seen + Tile.products * TileGrid.step(channels * count)
        parallel(channels * count, cost: Tile.products * 64) { range in
            transformPixels(range, of: block, into: seen, in: memory)
        }
        let taps = (0..<convolution.groupBlocks).map { $0 * count * 16 }
        let product = BlockedProduct(taps: taps, depth: 16, step: 16)
        parallel(Tile.products * sets, parts: 4 * Threads.count) { jobs in
            for job in jobs {
                let (i, set) = job.quotientAndRemainder(dividingBy: sets)
                multiply(product, position: i, set: set, count, seen, sums)
            }
        }
        parallel(filters * count, cost: Tile.products * 64) { range in
            transformProducts(range, of: block, from: sums, in: memory)
        }
    }

    /// Transforms what some tiles see, `range` of blocks of channels by tiles.
    private func transformPixels(
        _ range: Range<Int>, of block: Range<Int>, into seen: UnsafeMutablePointer<Lanes>, in memory: InferenceMemory
    ) {
        let (n, input, padding) = (Tile.pixels, convolution.input, convolution.window.padding)
        let dilation = convolution.window.dilation
        let row = input.map.rowStride / 16
        let step = TileGrid.step(input.map.blocks * block.count)
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Tile.products) { half in
            guard let half = half.baseAddress else { return }
            for job in range {
                let (channel, tile) = job.quotientAndRemainder(dividingBy: block.count)
                let place = tiles.place(block.lowerBound + tile)
                let corner =
                    memory.lanes(input.start(image: place.image, block: channel))
                    + (place.y - padding.top) * row + (place.x - padding.left)
                for j in 0..<n {
                    // The next tile's pixels: a processor does not foresee columns.
                    for i in 0..<n { lectern_prefetch(corner + (i &* row &* dilation.height &+ j &+ Tile.results)) }
                    Tile.transformPixels(
                        corner + j &* dilation.width, stride: row &* dilation.height, into: half + j, stride: n)
                }
                for i in 0..<n {
                    Tile.transformPixels(half + i &* n, stride: 1, into: seen + (i &* n &* step &+ job), stride: step)
                }
            }
        }
    }

    /// One product of all tiles of a block, for one set of filters.
    private func multiply(
        _ product: BlockedProduct, position: Int, set: Int, _ count: Int, _ seen: UnsafePointer<Lanes>,
        _ sums: UnsafeMutablePointer<Lanes>
    ) {
        let (c, filters) = (convolution, convolution.output.map.blocks)
        let (group, setInGroup) = set.quotientAndRemainder(dividingBy: c.setsInGroup)
        let first = group * c.groupFilterBlocks + setInGroup * c.blocksInSet
        let blocks = min(c.blocksInSet, (group + 1) * c.groupFilterBlocks - first)
        let factors = self.factors.start(position: position, block: first)
        let channels = position * TileGrid.step(c.input.map.blocks * count) + group * c.groupBlocks * count
        let source = UnsafeRawPointer(seen + channels).assumingMemoryBound(to: Float.self)
        let target = sums + (position * TileGrid.step(filters * count) + first * count)
        let calls = BlockedProduct.calls(count)
        for call in 0..<calls {
            let (x, end) = (count * call / calls, count * (call + 1) / calls)
            product(
                source + x * 16, factors, width: end - x, blocks: blocks,
                into: BlockedProduct.Target(output: target + x, blockStride: count, share: (call, calls)))
        }
    }

    /// Makes results of some tiles' products, `range` of blocks of filters by tiles.
    private func transformProducts(
        _ range: Range<Int>, of block: Range<Int>, from sums: UnsafeMutablePointer<Lanes>, in memory: InferenceMemory
    ) {
        let (n, m) = (Tile.pixels, Tile.results)
        let (size, dilation) = (convolution.output.map.size, convolution.window.dilation)
        let step = TileGrid.step(convolution.output.map.blocks * block.count)
        let row = convolution.output.map.rowStride / 16
        let residualRow = (convolution.residual?.map.rowStride ?? 0) / 16
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: m * n + m) { half in
            guard let half = half.baseAddress else { return }
            let results = half + m * n
            for job in range {
                let (filter, tile) = job.quotientAndRemainder(dividingBy: block.count)
                let place = tiles.place(block.lowerBound + tile)
                let target = convolution.target(image: place.image, block: filter, in: memory)
                guard let bias = target.bias?.pointee else { return }
                for j in 0..<n {
                    // The next tile's products, which lie beside these in as many places as there are.
                    for i in 0..<n { lectern_prefetch(sums + ((i &* n &+ j) &* step &+ job &+ 1)) }
                    Tile.transformProducts(sums + (j &* step &+ job), stride: n &* step, into: half + j, stride: n)
                }
                let (rows, columns) = (
                    Self.count(from: place.y, to: size.height, by: dilation.height),
                    Self.count(from: place.x, to: size.width, by: dilation.width)
                )
                for i in 0..<rows {
                    Tile.transformProducts(half + i &* n, stride: 1, into: results, stride: 1)
                    let y = place.y &+ i &* dilation.height
                    let output = target.output + (y &* row &+ place.x)
                    let residual = target.residual.map { $0 + (y &* residualRow &+ place.x) }
                    for j in 0..<columns {
                        let x = j &* dilation.width
                        var value = results[j] + bias
                        if let residual { value += residual[x] }
                        if target.rectifies { value.replace(with: 0, where: value .<= 0) }
                        if writesPastCaches {
                            lectern_write_past_caches(
                                value, UnsafeMutableRawPointer(output + x).assumingMemoryBound(to: Float.self))
                        } else {
                            output[x] = value
                        }
                    }
                }
            }
            if writesPastCaches { lectern_finish_writes() }
        }
    }

    /// How many of a tile's results along one axis are within the output: the last tiles hang over its end.
    private static func count(from first: Int, to size: Int, by dilation: Int) -> Int {
        min(Tile.results, max((size - first + dilation - 1) / dilation, 0))
    }
}
