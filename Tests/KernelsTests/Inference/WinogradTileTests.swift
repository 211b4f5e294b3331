import Testing

@testable import Kernels

@Suite("Winograd's transforms")
struct WinogradTileTests {
    @Test("are those of his identity, for every pixel and tap alone")
    func identity() {
        check(WinogradTwo.self)
        check(WinogradFour.self)
        check(WinogradSix.self)
        check(WinogradSeven.self)
        check(WinogradFourOfFive.self)

        func check<Tile: WinogradTile>(_: Tile.Type) {
            let n = Tile.pixels
            for pixel in 0..<n {
                for t in 0..<Tile.taps {
                    var d = [Lanes](repeating: Lanes(), count: n)
                    d[pixel] = Lanes(repeating: 1)
                    var (v, y) = (d, [Lanes](repeating: Lanes(), count: Tile.results))
                    Tile.transformPixels(d, stride: 1, into: &v, stride: 1)
                    var taps = [WideLanes](repeating: WideLanes(), count: n)
                    var filter = [WideLanes](repeating: WideLanes(), count: Tile.taps)
                    filter[t] = WideLanes(repeating: 1)
                    Tile.transformTaps(filter, stride: 1, into: &taps, stride: 1)
                    let p = zip(v, taps).map { $0 * Float($1[3]) }
                    Tile.transformProducts(p, stride: 1, into: &y, stride: 1)
                    for i in 0..<Tile.results {
                        #expect(abs(y[i][5] - (i + t == pixel ? 1 : 0)) < 1e-5, "\(Tile.self) \(pixel) \(t) \(i)")
                    }
                }
            }
        }
    }

    @Test("and back: a result's gradient goes to each tap times the pixel that the tap saw")
    func gradient() {
        check(WinogradFour.self)
        check(WinogradFourOfFive.self)

        func check<Tile: WinogradGradientTile>(_: Tile.Type) {
            let n = Tile.pixels
            for pixel in 0..<n {
                for result in 0..<Tile.results {
                    var (d, y) = ([Lanes](repeating: Lanes(), count: n), [Lanes](repeating: Lanes(), count: n))
                    (d[pixel], y[result]) = (Lanes(repeating: 1), Lanes(repeating: 1))
                    var (v, p, g) = (d, d, d)
                    Tile.transformPixels(d, stride: 1, into: &v, stride: 1)
                    Tile.spreadResults(y, stride: 1, into: &p, stride: 1)
                    Tile.collectTaps(zip(v, p).map { $0 * $1 }, stride: 1, into: &g, stride: 1)
                    for t in 0..<Tile.taps {
                        #expect(
                            abs(g[t][5] - (result + t == pixel ? 1 : 0)) < 1e-5, "\(Tile.self) \(pixel) \(result) \(t)")
                    }
                }
            }
        }
    }
}
