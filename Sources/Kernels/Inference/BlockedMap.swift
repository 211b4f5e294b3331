/// How the maps of a batch lie while a plan runs: sixteen channels side by side, so that one register holds them, and zeros
/// around each map, as wide as its readers' padding, so that no filter asks where the image ends.
///
/// The order is `[N][C / 16][top + H + bottom][left + W + right][16]`. The few channels of an image that comes in are not
/// put side by side: its `depth` is 1.
///
/// - Source: Georganas et al., *Anatomy of high-performance deep learning convolutions on SIMD architectures*, 2018.
struct BlockedMap: Hashable, Sendable {
    let batch: Int
    let channels: Int
    let size: Extent
    let border: Padding
    /// How many channels lie side by side: 16, or 1.
    let depth: Int

    /// Whether values lie as in a tensor. Such a map is the image that comes in, and is read where it came.
    var isRowMajor: Bool { depth == 1 && border == Padding() }
    /// How many blocks of `depth` channels there are; the last may be filled up with zeros.
    var blocks: Int { (channels + depth - 1) / depth }
    /// From one row to the next, in values.
    var rowStride: Int { (border.left + size.width + border.right) * depth }
    /// From one block of channels to the next, in values.
    var blockStride: Int { (border.top + size.height + border.bottom) * rowStride }
    /// From a block's start to the value at row 0, column 0, in values.
    var origin: Int { border.top * rowStride + border.left * depth }
    /// All values of one image.
    var imageCount: Int { blocks * blockStride }
    /// All values.
    var count: Int { batch * imageCount }
}

/// A map in the memory of a running plan. The parts of a concatenation are blocks of one larger map: only the distance of
/// their images tells.
struct PlacedMap: Sendable {
    let map: BlockedMap
    /// Where its first block begins, in values from the memory's start.
    let offset: Int
    /// From one image to the next, in values.
    let imageStride: Int

    /// Where row 0, column 0 of a block lies.
    func start(image: Int, block: Int) -> Int { offset + image * imageStride + block * map.blockStride + map.origin }
}

extension PlacedMap {
    /// Writes the zeros around one block's map.
    func clearBorder(image: Int, block: Int, in memory: UnsafeMutablePointer<Float>) {
        let (border, depth, row) = (map.border, map.depth, map.rowStride)
        guard border != Padding() else { return }
        let first = memory + offset + image * imageStride + block * map.blockStride
        first.update(repeating: 0, count: border.top * row)
        for y in 0..<map.size.height {
            let start = first + (border.top + y) * row
            start.update(repeating: 0, count: border.left * depth)
            (start + (border.left + map.size.width) * depth).update(repeating: 0, count: border.right * depth)
        }
        (first + (border.top + map.size.height) * row).update(repeating: 0, count: border.bottom * row)
    }
}
