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
        u[t] = (-2.0 / 9) * (even + odd)
        u[2 &* t] = (-2.0 / 9) * (even - odd)
        let (evenTwo, oddTwo) = (a + 4 * c + 16 * e, 2 * b + 8 * d)
        u[3 &* t] = (1.0 / 90) * (evenTwo + oddTwo)
        u[4 &* t] = (1.0 / 90) * (evenTwo - oddTwo)
        let (evenHalf, oddHalf) = (16 * a + 4 * c + e, 8 * b + 2 * d)
        u[5 &* t] = (2.0 / 45) * (evenHalf + oddHalf)
        u[6 &* t] = (2.0 / 45) * (evenHalf - oddHalf)
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

extension WinogradFourOfFive: WinogradGradientTile {
    @inline(__always)
    static func spreadResults(
        _ y: UnsafePointer<Lanes>, stride s: Int, into p: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (y0, y1, y2, y3) = (y[0], y[s], y[2 &* s], y[3 &* s])
        let (even, odd) = (y0 + y2, y1 + y3)
        let (evenTwo, oddTwo) = (y0.plus(4, y2), (2 * y1).plus(8, y3))
        let (evenHalf, oddHalf) = (y0.plus(0.25, y2), (0.5 * y1).plus(0.125, y3))
        p[0] = y0
        p[t] = even + odd
        p[2 &* t] = even - odd
        p[3 &* t] = evenTwo + oddTwo
        p[4 &* t] = evenTwo - oddTwo
        p[5 &* t] = evenHalf + oddHalf
        p[6 &* t] = evenHalf - oddHalf
        p[7 &* t] = y3
    }

    @inline(__always)
    static func collectTaps(
        _ u: UnsafePointer<Lanes>, stride s: Int, into g: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (u1, u2, u3) = (u[s], u[2 &* s], u[3 &* s])
        let (u4, u5, u6) = (u[4 &* s], u[5 &* s], u[6 &* s])
        let (one, two, half) = (Float(-2.0 / 9), Float(1.0 / 90), Float(2.0 / 45))
        let (sum, difference) = (one * (u1 + u2), one * (u1 - u2))
        let (sumTwo, differenceTwo) = (two * (u3 + u4), two * (u3 - u4))
        let (sumHalf, differenceHalf) = (half * (u5 + u6), half * (u5 - u6))
        g[0] = u[0] + sum + sumTwo.plus(16, sumHalf)
        g[t] = difference.plus(2, differenceTwo).plus(8, differenceHalf)
        g[2 &* t] = sum.plus(4, sumTwo).plus(4, sumHalf)
        g[3 &* t] = difference.plus(8, differenceTwo).plus(2, differenceHalf)
        g[4 &* t] = sum.plus(16, sumTwo) + sumHalf + u[7 &* s]
    }
}
