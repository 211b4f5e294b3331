/// The tiles of a batch of maps, image by image and row by row.
struct TileGrid: Sendable {
    let rows: Int
    let columns: Int
    let count: Int
    private let results: Int

    init(output: Extent, batch: Int, results: Int) {
        self.results = results
        rows = (output.height + results - 1) / results
        columns = (output.width + results - 1) / results
        count = batch * rows * columns
    }

    /// A tile's image and first result.
    func place(_ tile: Int) -> (image: Int, y: Int, x: Int) {
        let (row, x) = tile.quotientAndRemainder(dividingBy: columns)
        let (image, y) = row.quotientAndRemainder(dividingBy: rows)
        return (image, y * results, x * results)
    }
}
