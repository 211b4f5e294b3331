/// The tiles of a batch of maps, in blocks of which each is computed from beginning to end.
struct BlockedTiles: Sendable {
    private let grid: TileGrid
    private let products: Int
    /// The most tiles that one thread computes at once.
    private let countInBlock: Int
    /// How many threads may each take blocks of their own: as many of the machine's as have enough tiles to use each factor often.
    let areas: Int

    /// - Parameters: `output`, what the tiles cover; `channels`, how many blocks of channels they see.
    init(_ output: BlockedMap, channels: Int, dilation: Extent, _ tile: any WinogradTile.Type) {
        products = tile.products
        grid = TileGrid(output: output.size, batch: output.batch, results: tile.results, dilation: dilation)
        let count = grid.count
        // So few that what lies between the transforms stays in a core's cache, and so many that the factors, which each block reads, are not most
        // of what is read. Of factors that the cores' common cache holds beside all else, whole calls of some 14 tiles are enough.
        let lane = MemoryLayout<Lanes>.stride
        let factors = products * channels * 16 * output.blocks * lane
        let few = BlockedProduct.calls(14) * BlockedProduct.most.placements
        let least = factors <= 24 << 20 && count > 2 * few ? few : BlockedProduct.placementsAtOnce
        countInBlock = min(max((1 << 20) / (products * (channels + output.blocks) * lane), least), count)
        areas = max(min(ThreadPool.shared.machineThreads, count / least), 1)
    }

    var count: Int { grid.count }

    /// Blocks that threads take by themselves, as many for each.
    func blocks(threads: Int) -> [Range<Int>] { ranges(atMost: countInBlock, multipleOf: threads) }

    /// Blocks on each of which all threads work.
    var sharedBlocks: [Range<Int>] { ranges(atMost: areas * countInBlock, multipleOf: 1) }

    private func ranges(atMost most: Int, multipleOf unit: Int) -> [Range<Int>] {
        guard count > 0 else { return [] }
        let rounds = (count + most * unit - 1) / (most * unit)
        let length = (count + rounds * unit - 1) / (rounds * unit)
        return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
    }

    /// How many values the transforms of one thread's block take, for tiles that see `channels` and make `filters` blocks.
    func areaCount(channels: Int, filters: Int) -> Int {
        areaCount(of: countInBlock, channels: channels, filters: filters)
    }

    /// How many values those of all take that are computed at the same time.
    func scratchCount(channels: Int, filters: Int) -> Int {
        max(
            areas * areaCount(channels: channels, filters: filters),
            areaCount(of: areas * countInBlock, channels: channels, filters: filters))
    }

    private func areaCount(of tiles: Int, channels: Int, filters: Int) -> Int {
        products * (TileGrid.step(channels * tiles) + TileGrid.step(filters * tiles)) * 16
    }

    /// A tile's image and first result.
    func place(_ tile: Int) -> (image: Int, y: Int, x: Int) { grid.place(tile) }
}
