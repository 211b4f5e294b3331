/// How a square tile of neighboring results of a 3x3 filter is computed by fewer products: of the four or more pixels in a row
/// that the tile sees, and the filter's three taps, sums are made; those are multiplied, one by one; and the results are sums
/// of the products. A tile of m by m takes (m + 2)² products instead of 9 m².
///
/// Each function is the transform of one row or column; a tile is transformed along its columns and then along its rows.
///
/// - Source: Winograd, *Arithmetic complexity of computations*, 1980; Lavin and Gray, *Fast algorithms for convolutional
///   neural networks*, 2016.
protocol WinogradTile: Sendable {
    /// The number of results in a row, m.
    static var results: Int { get }

    /// The most by which results differ from exact sums, as a share of their length.
    static var relativeError: Double { get }

    /// The sums of m + 2 pixels, `stride` apart.
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride: Int, into v: UnsafeMutablePointer<Lanes>, stride: Int)

    /// The sums of three taps, of sixteen filters at once, `stride` apart.
    static func transformTaps(
        _ a: WideLanes, _ b: WideLanes, _ c: WideLanes, into u: UnsafeMutablePointer<WideLanes>, stride: Int)

    /// The m results of m + 2 products, `stride` apart.
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride: Int, into y: UnsafeMutablePointer<Lanes>, stride: Int)
}

extension WinogradTile {
    /// The number of pixels that a row of results sees.
    static var pixels: Int { results + 2 }
    /// The number of products for one tile and one channel.
    static var products: Int { pixels * pixels }
}

/// 2x2 results by 16 products instead of 36. The points are 0, 1, -1 and infinity: no factor is larger than 1, and results are
/// as exact as by plain sums.
enum WinogradTwo: WinogradTile {
    static let results = 2
    static let relativeError = 1e-6

    @inline(__always)
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride s: Int, into v: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (d0, d1, d2, d3) = (d[0], d[s], d[2 &* s], d[3 &* s])
        v[0] = d0 - d2
        v[t] = d1 + d2
        v[2 &* t] = d2 - d1
        v[3 &* t] = d3 - d1
    }

    @inline(__always)
    static func transformTaps(
        _ a: WideLanes, _ b: WideLanes, _ c: WideLanes, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        u[0] = a
        u[t] = (a + b + c) / 2
        u[2 &* t] = (a - b + c) / 2
        u[3 &* t] = c
    }

    @inline(__always)
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride s: Int, into y: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (p1, p2) = (p[s], p[2 &* s])
        y[0] = p[0] + (p1 + p2)
        y[t] = (p1 - p2) + p[3 &* s]
    }
}

/// 4x4 results by 36 products instead of 144. The points are 0, a, -a, b, -b and infinity, with a = 5/8 and b = 3/2: with the
/// usual 1 and 2 results over 128 channels would be twice as far off. All factors of the pixels and products are exact.
///
/// - Source: Alam et al., *Winograd convolution for deep neural networks: efficient point selection*, 2022, for points beside whole numbers.
enum WinogradFour: WinogradTile {
    static let results = 4
    static let relativeError = 2e-6

    private static var a: Float { 0.625 }
    private static var b: Float { 1.5 }

    @inline(__always)
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride s: Int, into v: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (d0, d1, d2) = (d[0], d[s], d[2 &* s])
        let (d3, d4, d5) = (d[3 &* s], d[4 &* s], d[5 &* s])
        let (square, other) = (a * a, b * b)
        let (even, odd) = (d4.plus(-other, d2), a * d3.plus(-other, d1))
        let (evenOther, oddOther) = (d4.plus(-square, d2), b * d3.plus(-square, d1))
        v[0] = d4.plus(square * other, d0).plus(-(square + other), d2)
        v[t] = even + odd
        v[2 &* t] = even - odd
        v[3 &* t] = evenOther + oddOther
        v[4 &* t] = evenOther - oddOther
        v[5 &* t] = d5.plus(square * other, d1).plus(-(square + other), d3)
    }

    @inline(__always)
    static func transformTaps(
        _ x: WideLanes, _ y: WideLanes, _ z: WideLanes, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (a, b) = (Double(a), Double(b))
        let (square, other) = (a * a, b * b)
        let (even, odd) = (x + square * z, a * y)
        let (evenOther, oddOther) = (x + other * z, b * y)
        let (divisor, divisorOther) = (2 * square * (square - other), 2 * other * (other - square))
        u[0] = x / (square * other)
        u[t] = (even + odd) / divisor
        u[2 &* t] = (even - odd) / divisor
        u[3 &* t] = (evenOther + oddOther) / divisorOther
        u[4 &* t] = (evenOther - oddOther) / divisorOther
        u[5 &* t] = z
    }

    @inline(__always)
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride s: Int, into y: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (p1, p2, p3, p4) = (p[s], p[2 &* s], p[3 &* s], p[4 &* s])
        let (sum, difference, sumOfOther, differenceOfOther) = (p1 + p2, p1 - p2, p3 + p4, p3 - p4)
        y[0] = p[0] + sum + sumOfOther
        y[t] = (a * difference).plus(b, differenceOfOther)
        y[2 &* t] = (a * a * sum).plus(b * b, sumOfOther)
        y[3 &* t] = (a * a * a * difference).plus(b * b * b, differenceOfOther) + p[5 &* s]
    }
}

/// 6x6 results by 64 products instead of 324. The points are 0, 1, -1, 2, -2, 1/2, -1/2 and infinity: their powers make the
/// factors uneven, which costs digits.
enum WinogradSix: WinogradTile {
    static let results = 6
    static let relativeError = 6e-6

    @inline(__always)
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride s: Int, into v: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (d0, d1, d2, d3) = (d[0], d[s], d[2 &* s], d[3 &* s])
        let (d4, d5, d6, d7) = (d[4 &* s], d[5 &* s], d[6 &* s], d[7 &* s])
        v[0] = (d0 - d6).plus(5.25, d4 - d2)
        v[7 &* t] = (d7 - d1).plus(5.25, d3 - d5)
        let (even, odd) = ((d2 + d6).plus(-4.25, d4), (d1 + d5).plus(-4.25, d3))
        v[t] = even + odd
        v[2 &* t] = even - odd
        let evenTwo = d6.plus(0.25, d2).plus(-1.25, d4)
        let oddTwo = (2 * d5).plus(0.5, d1).plus(-2.5, d3)
        v[3 &* t] = evenTwo + oddTwo
        v[4 &* t] = evenTwo - oddTwo
        let evenHalf = d6.plus(4, d2).plus(-5, d4)
        let oddHalf = (2 * d1).plus(0.5, d5).plus(-2.5, d3)
        v[5 &* t] = evenHalf + oddHalf
        v[6 &* t] = evenHalf - oddHalf
    }

    @inline(__always)
    static func transformTaps(
        _ a: WideLanes, _ b: WideLanes, _ c: WideLanes, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        u[0] = a
        u[t] = -2 * (a + b + c) / 9
        u[2 &* t] = -2 * (a - b + c) / 9
        u[3 &* t] = (a + 2 * b + 4 * c) / 90
        u[4 &* t] = (a - 2 * b + 4 * c) / 90
        u[5 &* t] = 8 * (4 * a + 2 * b + c) / 45
        u[6 &* t] = 8 * (4 * a - 2 * b + c) / 45
        u[7 &* t] = c
    }

    @inline(__always)
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride s: Int, into y: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (p1, p2, p3) = (p[s], p[2 &* s], p[3 &* s])
        let (p4, p5, p6) = (p[4 &* s], p[5 &* s], p[6 &* s])
        let (sum, difference) = (p1 + p2, p1 - p2)
        let (sumTwo, differenceTwo) = (p3 + p4, p3 - p4)
        let (sumHalf, differenceHalf) = (p5 + p6, p5 - p6)
        y[0] = p[0] + sum + (sumTwo + sumHalf)
        y[t] = difference.plus(2, differenceTwo).plus(0.5, differenceHalf)
        y[2 &* t] = sum.plus(4, sumTwo).plus(0.25, sumHalf)
        y[3 &* t] = difference.plus(8, differenceTwo).plus(0.125, differenceHalf)
        y[4 &* t] = sum.plus(16, sumTwo).plus(0.0625, sumHalf)
        y[5 &* t] = difference.plus(32, differenceTwo).plus(0.03125, differenceHalf) + p[7 &* s]
    }
}

extension Lanes {
    /// `self + factor a` in every lane, rounded once.
    @inline(__always)
    fileprivate func plus(_ factor: Float, _ a: Lanes) -> Lanes { plus(Lanes(repeating: factor), times: a) }
}

/// Sixteen values of double precision: filters are transformed only once, and exactly to the last digit that they keep.
typealias WideLanes = SIMD16<Double>

extension WinogradTile {
    /// The factors of sixteen filters for one channel: their taps' transforms, along the columns and then along the rows.
    ///
    /// - Parameters: `taps`, nine registers, row by row; `half` and `factors`, room for `3 * pixels` and `products` registers.
    @inline(__always)
    static func transformFilter(
        _ taps: UnsafePointer<WideLanes>, _ half: UnsafeMutablePointer<WideLanes>,
        into factors: UnsafeMutablePointer<WideLanes>
    ) {
        for s in 0..<3 { transformTaps(taps[s], taps[3 + s], taps[6 + s], into: half + s, stride: 3) }
        for i in 0..<pixels {
            let row = half + 3 * i
            transformTaps(row[0], row[1], row[2], into: factors + i * pixels, stride: 1)
        }
    }
}
