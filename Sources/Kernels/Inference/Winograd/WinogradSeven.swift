/// 7x7 results of a 3x3 filter by 81 products instead of 441. 7 divides the sizes of a photograph's maps, 224, 112, 56, 28 and 14, so that no tile
/// hangs over their ends. The points are a, -a, b, -b, c, -c, d, -d and infinity, with a = 1/4, b = 5/8, c = 9/8 and d = 9/4: of all eighths up to 5/2,
/// those whose results over 64 channels were nearest to exact sums. All factors of the pixels and products are exact.
enum WinogradSeven: WinogradTile {
    static let results = 7
    static let taps = 3
    static let relativeError = 1.2e-5

    private static var a: Float { 0.25 }
    private static var b: Float { 0.625 }
    private static var c: Float { 1.125 }
    private static var d: Float { 2.25 }

    @inline(__always)
    static func transformPixels(
        _ x: UnsafePointer<Lanes>, stride s: Int, into v: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (x0, x1, x2, x3) = (x[0], x[s], x[2 &* s], x[3 &* s])
        let (x4, x5, x6, x7) = (x[4 &* s], x[5 &* s], x[6 &* s], x[7 &* s])
        let (a2, b2, c2, d2) = (a * a, b * b, c * c, d * d)

        /// For one pair of points, whose others' squares are `p`, `q` and `r`: the polynomial that is 0 at those, in its odd and even powers.
        @inline(__always)
        func pair(_ point: Float, _ p: Float, _ q: Float, _ r: Float, into v: UnsafeMutablePointer<Lanes>) {
            let (one, two, three) = (-(p + q + r), p * q + q * r + r * p, -(p * q * r))
            let odd = x7.plus(one, x5).plus(two, x3).plus(three, x1)
            let even = point * x6.plus(one, x4).plus(two, x2).plus(three, x0)
            v[0] = even + odd
            v[t] = even - odd
        }
        pair(a, b2, c2, d2, into: v)
        pair(b, c2, d2, a2, into: v + 2 &* t)
        pair(c, d2, a2, b2, into: v + 4 &* t)
        pair(d, a2, b2, c2, into: v + 6 &* t)
        let (ab, cd) = (a2 * b2, c2 * d2)
        v[8 &* t] = x[8 &* s].plus(-(a2 + b2 + c2 + d2), x6).plus(ab + cd + (a2 + b2) * (c2 + d2), x4)
            .plus(-(ab * (c2 + d2) + cd * (a2 + b2)), x2).plus(ab * cd, x0)
    }

    @inline(__always)
    static func transformTaps(
        _ g: UnsafePointer<WideLanes>, stride s: Int, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (x, y, z) = (g[0], g[s], g[2 &* s])
        let (a2, b2) = (Double(a) * Double(a), Double(b) * Double(b))
        let (c2, d2) = (Double(c) * Double(c), Double(d) * Double(d))

        @inline(__always)
        func pair(_ point: Float, _ p: Double, _ q: Double, _ r: Double, into u: UnsafeMutablePointer<WideLanes>) {
            let point = Double(point)
            let square = point * point
            let factor = 1 / (2 * point * (square - p) * (square - q) * (square - r))
            let (even, odd) = (x + square * z, point * y)
            u[0] = (even + odd) * factor
            u[t] = (even - odd) * factor
        }
        pair(a, b2, c2, d2, into: u)
        pair(b, c2, d2, a2, into: u + 2 &* t)
        pair(c, d2, a2, b2, into: u + 4 &* t)
        pair(d, a2, b2, c2, into: u + 6 &* t)
        u[8 &* t] = z
    }

    @inline(__always)
    static func transformProducts(
        _ p: UnsafePointer<Lanes>, stride s: Int, into y: UnsafeMutablePointer<Lanes>, stride t: Int
    ) {
        let (p0, p1, p2, p3) = (p[0], p[s], p[2 &* s], p[3 &* s])
        let (p4, p5, p6, p7) = (p[4 &* s], p[5 &* s], p[6 &* s], p[7 &* s])
        let (sumA, sumB, sumC, sumD) = (p0 + p1, p2 + p3, p4 + p5, p6 + p7)
        let (differenceA, differenceB, differenceC, differenceD) = (p0 - p1, p2 - p3, p4 - p5, p6 - p7)
        let (a2, b2, c2, d2) = (a * a, b * b, c * c, d * d)
        let (a3, b3, c3, d3) = (a * a2, b * b2, c * c2, d * d2)
        y[0] = (sumA + sumB) + (sumC + sumD)
        y[t] = (a * differenceA).plus(b, differenceB).plus(c, differenceC).plus(d, differenceD)
        y[2 &* t] = (a2 * sumA).plus(b2, sumB).plus(c2, sumC).plus(d2, sumD)
        y[3 &* t] = (a3 * differenceA).plus(b3, differenceB).plus(c3, differenceC).plus(d3, differenceD)
        y[4 &* t] = (a2 * a2 * sumA).plus(b2 * b2, sumB).plus(c2 * c2, sumC).plus(d2 * d2, sumD)
        y[5 &* t] = (a2 * a3 * differenceA).plus(b2 * b3, differenceB).plus(c2 * c3, differenceC)
            .plus(d2 * d3, differenceD)
        y[6 &* t] = p[8 &* s].plus(a3 * a3, sumA).plus(b3 * b3, sumB).plus(c3 * c3, sumC).plus(d3 * d3, sumD)
    }
}
