/// 2x2 results of a 3x3 filter by 16 products instead of 36. The points are 0, 1, -1 and infinity: no factor is larger than 1, and results are
/// as exact as by plain sums.
enum WinogradTwo: WinogradTile {
    static let results = 2
    static let taps = 3
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
        _ g: UnsafePointer<WideLanes>, stride s: Int, into u: UnsafeMutablePointer<WideLanes>, stride t: Int
    ) {
        let (a, b, c) = (g[0], g[s], g[2 &* s])
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
