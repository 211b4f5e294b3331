/// 4x4 results of a 5x5 filter by 64 products instead of 400. A tile sees as many pixels as one of 6x6 results of a 3x3 filter, and
/// its points are the same, so the pixels' sums are that tile's.
enum WinogradFourOfFive: WinogradTile {
    static let results = 4
    static let taps = 5
    static let relativeError = 6e-6

    @inline(__always)
    static func transformPixels(
        _ d: UnsafePointer<Lanes>, stride s: Int, into v: UnsafeMutablePointer<Lanes>, stride t: Int
    ) { WinogradSix.transformPixels(d, stride: s, into: v, stride: t) }

    @inline(__always)
    static func transformTaps(
        _ g: UnsafePointer<WideLanes>, stride s: Int, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (a, b, c, d, e) = (g[0], g[s], g[2 &* s], g[3 &* s], g[4 &* s])
        u[0] = a
        let (even, odd) = (a + c + e, b + d)
        u[t] = -2 * (even + odd) / 9
        u[2 &* t] = -2 * (even - odd) / 9
        let (evenTwo, oddTwo) = (a + 4 * c + 16 * e, 2 * b + 8 * d)
        u[3 &* t] = (evenTwo + oddTwo) / 90
        u[4 &* t] = (evenTwo - oddTwo) / 90
        let (evenHalf, oddHalf) = (16 * a + 4 * c + e, 8 * b + 2 * d)
        u[5 &* t] = 2 * (evenHalf + oddHalf) / 45
        u[6 &* t] = 2 * (evenHalf - oddHalf) / 45
        u[7 &* t] = e
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
        y[3 &* t] = difference.plus(8, differenceTwo).plus(0.125, differenceHalf) + p[7 &* s]
    }
}
