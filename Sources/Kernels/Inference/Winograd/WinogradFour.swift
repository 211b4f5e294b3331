/// 4x4 results of a 3x3 filter by 36 products instead of 144. The points are 0, a, -a, b, -b and infinity, with a = 5/8 and b = 3/2: with the
/// usual 1 and 2 results over 128 channels would be twice as far off. All factors of the pixels and products are exact.
///
/// - Source: Alam et al., *Winograd convolution for deep neural networks: efficient point selection*, 2022, for points beside whole numbers.
enum WinogradFour: WinogradTile {
    static let results = 4
    static let taps = 3
    static let relativeError = 2e-6

    private static var a: Float { 0.625 }
    private static var b: Float { 1.5 }

    /// What the sums of taps are multiplied by, for the points 0, a and -a, b and -b.
    @inline(__always)
    private static var factors: (zero: Double, a: Double, b: Double) {
        let (square, other) = (Double(a) * Double(a), Double(b) * Double(b))
        return (1 / (square * other), 1 / (2 * square * (square - other)), 1 / (2 * other * (other - square)))
    }

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
        _ g: UnsafePointer<WideLanes>, stride s: Int, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (x, y, z) = (g[0], g[s], g[2 &* s])
        let (a, b) = (Double(a), Double(b))
        let (square, other) = (a * a, b * b)
        let (even, odd) = (x + square * z, a * y)
        let (evenOther, oddOther) = (x + other * z, b * y)
        u[0] = x * Self.factors.zero
        u[t] = (even + odd) * Self.factors.a
        u[2 &* t] = (even - odd) * Self.factors.a
        u[3 &* t] = (evenOther + oddOther) * Self.factors.b
        u[4 &* t] = (evenOther - oddOther) * Self.factors.b
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

extension WinogradFour: WinogradGradientTile {
    @inline(__always)
    static func spreadResults(
        _ y: UnsafePointer<Lanes>, stride s: Int, into p: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (y0, y1, y2, y3) = (y[0], y[s], y[2 &* s], y[3 &* s])
        let (even, odd) = (y0.plus(a * a, y2), (a * y1).plus(a * a * a, y3))
        let (evenOther, oddOther) = (y0.plus(b * b, y2), (b * y1).plus(b * b * b, y3))
        p[0] = y0
        p[t] = even + odd
        p[2 &* t] = even - odd
        p[3 &* t] = evenOther + oddOther
        p[4 &* t] = evenOther - oddOther
        p[5 &* t] = y3
    }

    @inline(__always)
    static func collectTaps(
        _ u: UnsafePointer<Lanes>, stride s: Int, into g: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (u1, u2, u3, u4) = (u[s], u[2 &* s], u[3 &* s], u[4 &* s])
        let (zero, own, other) = (Float(factors.zero), Float(factors.a), Float(factors.b))
        let (sum, difference) = (own * (u1 + u2), own * (u1 - u2))
        let (sumOfOther, differenceOfOther) = (other * (u3 + u4), other * (u3 - u4))
        g[0] = (sum + sumOfOther).plus(zero, u[0])
        g[t] = (a * difference).plus(b, differenceOfOther)
        g[2 &* t] = (a * a * sum).plus(b * b, sumOfOther) + u[5 &* s]
    }
}
