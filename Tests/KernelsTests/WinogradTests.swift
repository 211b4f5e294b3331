import Testing

@testable import Kernels

@Suite("Winograd's tiles take fewer products for the same sums")
struct WinogradTests {
    static let names = ["winograd 2x2", "winograd 4x4", "winograd 6x6"]

    @Test(
        "results are within the error that the tile states, over 200 random shapes with up to 80 channels",
        arguments: names)
    func error(name: String) throws {
        let stated = try ConvolutionMethodTests.method(name).relativeError
        var (dice, worst) = (Dice(90), 0.0)
        for _ in 0..<200 {
            let channels = dice.pick([1, 3, 16, 80])
            let input = [dice.int(1...2), channels, dice.int(3...14), dice.int(3...14)]
            let (x, w) = (
                Tensor.normal(input, seed: dice.int(0...1000)),
                Tensor.normal([dice.int(1...8), channels, 3, 3], seed: dice.int(0...1000))
            )
            let window = Window(padding: dice.int(0...2))
            let found = try ConvolutionMethods.$forced.withValue(name) { try conv2d(x, weight: w, window: window) }
            let expected = defineConv2d(Reference(x), Reference(w), bias: nil, window, groups: 1)
            worst = max(worst, relativeError(found.values.map(Double.init), expected.values))
        }
        #expect(worst <= stated)
        // The bound says something: larger tiles do cost digits.
        #expect(worst >= stated / 20)
    }

    @Test("any number of threads gives the same bits", arguments: names)
    func threads(name: String) throws {
        let (x, w) = (Tensor.normal([2, 70, 30, 23], seed: 1), Tensor.normal([67, 70, 3, 3], seed: 2))
        let results = try [1, 2, 3, 7].map { threads in
            try Threads.with(threads) {
                try ConvolutionMethods.$forced.withValue(name) { try conv2d(x, weight: w, window: Window(padding: 1)) }
            }
        }
        #expect(results.allSatisfy { $0 == results[0] })
    }

    @Test("wide layers take the tile with the fewest products; others, and other filters, take none")
    func choice() throws {
        func chosen(
            _ input: [Int], _ weight: [Int], _ window: Window = Window(padding: 1), groups: Int = 1
        ) throws -> String {
            try PackedWeights(.zeros(weight), input: input, window: window, groups: groups).method.name
        }
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3]) == "winograd 6x6")
        #expect(try chosen([1, 256, 14, 14], [256, 256, 3, 3]) == "winograd 4x4")
        #expect(try chosen([1, 512, 7, 7], [512, 512, 3, 3]) == "winograd 2x2")
        #expect(try chosen([1, 63, 14, 14], [256, 63, 3, 3]) == "patches")
        #expect(try chosen([1, 256, 14, 14], [256, 256, 1, 1], Window(stride: 1)) == "patches")
        #expect(try chosen([1, 256, 14, 14], [256, 256, 3, 3], Window(stride: 2, rounding: .down)) == "patches")
        #expect(try chosen([1, 256, 14, 14], [256, 128, 3, 3], groups: 2) == "patches")
    }

    @Test("a tile's transforms are those of Winograd's identity, for every pixel and tap alone")
    func identity() {
        check(WinogradTwo.self)
        check(WinogradFour.self)
        check(WinogradSix.self)

        func check<Tile: WinogradTile>(_: Tile.Type) {
            let n = Tile.pixels
            for pixel in 0..<n {
                for tap in 0..<3 {
                    var d = [Lanes](repeating: Lanes(), count: n)
                    d[pixel] = Lanes(repeating: 1)
                    var (v, y) = (d, [Lanes](repeating: Lanes(), count: Tile.results))
                    Tile.transformPixels(d, stride: 1, into: &v, stride: 1)
                    let taps = Tile.transformTaps(tap == 0 ? 1 : 0, tap == 1 ? 1 : 0, tap == 2 ? 1 : 0)
                    let p = zip(v, taps).map { $0 * Float($1) }
                    Tile.transformProducts(p, stride: 1, into: &y, stride: 1)
                    for i in 0..<Tile.results {
                        #expect(abs(y[i][5] - (i + tap == pixel ? 1 : 0)) < 1e-5, "\(Tile.self) \(pixel) \(tap) \(i)")
                    }
                }
            }
        }
    }
}
