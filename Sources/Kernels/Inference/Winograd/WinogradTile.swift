/// How a square tile of neighboring results of a square filter is computed by fewer products: of the pixels in a row that the tile
/// sees, and of the filter's taps, sums are made; those are multiplied, one by one; and the results are sums of
/// the products. For a filter of r by r, a tile of m by m takes (m + r - 1)² products instead of r² m².
///
/// Each function is the transform of one row or column; a tile is transformed along its columns and then along its rows.
///
/// - Source: Winograd, *Arithmetic complexity of computations*, 1980; Lavin and Gray, *Fast algorithms for convolutional
///   neural networks*, 2016.
protocol WinogradTile: Sendable {
    /// The number of results in a row, m.
    static var results: Int { get }

    /// The number of taps in a row of the filter, r.
    static var taps: Int { get }

    /// The most by which results differ from exact sums, as a share of their length.
    static var relativeError: Double { get }

    /// The sums of m + r - 1 pixels, `stride` apart.
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride: Int, into v: UnsafeMutablePointer<Lanes>, stride: Int)

    /// The sums of r taps, of sixteen filters at once, `stride` apart: in Double, for filters are transformed only once, and exactly to the last
    /// digit that they keep.
    static func transformTaps(
        _ g: UnsafePointer<WideLanes>, stride: Int, into u: UnsafeMutablePointer<WideLanes>, stride: Int)

    /// The m results of m + r - 1 products, `stride` apart.
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride: Int, into y: UnsafeMutablePointer<Lanes>, stride: Int)
}

/// A tile whose transforms also give the gradient for the filter. Each step of ``WinogradTile`` is a matrix; the gradient goes back through the
/// transposed ones: from results to products, and from products to taps, while the pixels' sums are the same. Of all tiles, the products are summed
/// before they are taken back.
///
/// - Source: Lavin and Gray, *Fast algorithms for convolutional neural networks*, 2016, section 4.
protocol WinogradGradientTile: WinogradTile {
    /// The m + r - 1 products' gradients of m results' gradients, `stride` apart.
    static func spreadResults(
        _ y: UnsafePointer<Lanes>, stride: Int, into p: UnsafeMutablePointer<Lanes>, stride: Int)

    /// The gradients of r taps of those of m + r - 1 products, `stride` apart.
    static func collectTaps(
        _ u: UnsafePointer<Lanes>, stride: Int, into g: UnsafeMutablePointer<Lanes>, stride: Int)
}

extension WinogradTile {
    /// The number of pixels that a row of results sees.
    static var pixels: Int { results + taps - 1 }
    /// The number of products for one tile and one channel.
    static var products: Int { pixels * pixels }
}

extension WinogradTile {
    /// The factors of sixteen filters for one channel: their taps' transforms, along the columns and then along the rows.
    ///
    /// - Parameters: `taps`, a register each, row by row; `half` and `factors`, room for `taps * pixels` and `products` registers.
    @inline(__always)
    static func transformFilter(
        _ filter: UnsafePointer<WideLanes>, _ half: UnsafeMutablePointer<WideLanes>,
        into factors: UnsafeMutablePointer<WideLanes>
    ) {
        for s in 0..<taps { transformTaps(filter + s, stride: taps, into: half + s, stride: taps) }
        for i in 0..<pixels { transformTaps(half + taps * i, stride: 1, into: factors + i * pixels, stride: 1) }
    }
}

extension Lanes {
    /// `self + factor a` in every lane, rounded once.
    @inline(__always)
    func plus(_ factor: Float, _ a: Lanes) -> Lanes { plus(Lanes(repeating: factor), times: a) }
}
