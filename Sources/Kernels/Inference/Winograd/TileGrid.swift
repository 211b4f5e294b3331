/// The tiles of a batch of maps, image by image and row by row.
///
/// A dilated filter sees every d-th row and column alone, so a tile's results are d apart, too: d neighboring tiles are interleaved, and a
/// map of such results is d² maps of results of a filter that is not dilated.
struct TileGrid: Sendable {
    let rows: Int
    let columns: Int
    let count: Int
    private let results: Int
    private let dilation: Extent

    init(output: Extent, batch: Int, results: Int, dilation: Extent = Extent(1)) {
        (self.results, self.dilation) = (results, dilation)
        // So many rows and columns interleaved tiles cover together.
        let reach = Extent(height: results * dilation.height, width: results * dilation.width)
        rows = (output.height + reach.height - 1) / reach.height * dilation.height
        columns = (output.width + reach.width - 1) / reach.width * dilation.width
        count = batch * rows * columns
    }

    /// From one of a tile's products to the next, for `count` registers of each: odd, for those of one tile are written together, and a
    /// power of two would bring all of them to the same few lines of a cache.
    static func step(_ count: Int) -> Int { count | 1 }

    /// A tile's image and first result.
    func place(_ tile: Int) -> (image: Int, y: Int, x: Int) {
        let (row, column) = tile.quotientAndRemainder(dividingBy: columns)
        let (image, rowInImage) = row.quotientAndRemainder(dividingBy: rows)
        return (image, first(rowInImage, dilation.height), first(column, dilation.width))
    }

    private func first(_ tile: Int, _ dilation: Int) -> Int {
        let (tiles, own) = tile.quotientAndRemainder(dividingBy: dilation)
        return tiles * results * dilation + own
    }
}
