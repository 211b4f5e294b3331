/// 6x6 results of a 3x3 filter by 64 products instead of 324. The points are 0, 1, -1, 2, -2, 1/2, -1/2 and infinity: their powers make the
/// factors uneven, which costs digits.
enum WinogradSix: WinogradTile {
    static let results = 6
    static let taps = 3
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
        _ g: UnsafePointer<WideLanes>, stride s: Int, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (a, b, c) = (g[0], g[s], g[2 &* s])
        u[0] = a
        u[t] = (-2.0 / 9) * (a + b + c)
        u[2 &* t] = (-2.0 / 9) * (a - b + c)
        u[3 &* t] = (1.0 / 90) * (a + 2 * b + 4 * c)
        u[4 &* t] = (1.0 / 90) * (a - 2 * b + 4 * c)
        u[5 &* t] = (8.0 / 45) * (4 * a + 2 * b + c)
        u[6 &* t] = (8.0 / 45) * (4 * a - 2 * b + c)
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
