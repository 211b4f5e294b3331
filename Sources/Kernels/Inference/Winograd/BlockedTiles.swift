/// The tiles of a batch of maps, in blocks of which each is computed from beginning to end.
struct BlockedTiles: Sendable {
    private let grid: TileGrid
    private let products: Int
    /// How many tiles are computed at once.
    private let countInBlock: Int

    /// - Parameters: `output`, what the tiles cover; `channels`, how many blocks of channels they see.
    init(_ output: BlockedMap, channels: Int, dilation: Extent, _ tile: any WinogradTile.Type) {
        products = tile.products
        grid = TileGrid(output: output.size, batch: output.batch, results: tile.results, dilation: dilation)
        let count = grid.count
        // So many that the factors, which each block reads, are not most of what is read, and so few that what lies between the
        // transforms stays in the caches.
        let bytes = products * (channels + output.blocks) * MemoryLayout<Lanes>.stride
        let wanted = min(max((4 << 20) / bytes, BlockedProduct.placementsAtOnce), count)
        let blocks = (count + wanted - 1) / max(wanted, 1)
        countInBlock = blocks == 0 ? 0 : (count + blocks - 1) / blocks
    }

    var count: Int { grid.count }

    var ranges: [Range<Int>] {
        guard countInBlock > 0 else { return [] }
        return stride(from: 0, to: count, by: countInBlock).map { $0..<min($0 + countInBlock, count) }
    }

    /// How many values the transforms of one block take, for tiles that see `channels` and make `filters` blocks.
    func scratchCount(channels: Int, filters: Int) -> Int {
        products * (TileGrid.step(channels * countInBlock) + TileGrid.step(filters * countInBlock)) * 16
    }

    /// A tile's image and first result.
    func place(_ tile: Int) -> (image: Int, y: Int, x: Int) { grid.place(tile) }
}
