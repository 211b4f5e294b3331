import Testing

@testable import Kernels

@Suite("Pooling is what its definition says, forward and backward")
struct PoolingTests {
    struct Case {
        let input: [Int]
        let size: Extent
        let window: Window
        let output: (Int, Int)
    }

    static func random(_ dice: inout Dice) -> Case {
        while true {
            var window = dice.window()
            window.rounding = dice.pick([.down, .up, .exact])
            let size = Extent(height: dice.int(1...4), width: dice.int(1...4))
            let input = [dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...3), dice.int(1...8), dice.int(1...8)]
            guard let g = try? poolingGeometry("test", input, size: size, window: window) else { continue }
            return Case(input: input, size: size, window: window, output: (g.output.height, g.output.width))
        }
    }

    @Test("max pooling, switches, unpooling and their gradients, over 300 random shapes")
    func max() throws {
        var dice = Dice(20)
        for _ in 0..<300 {
            let c = Self.random(&dice)
            let x = dice.distinct(c.input)
            let define = { (x: Reference) in defineMaxPool2d(x, c.size, c.window, output: c.output) }
            let y = try maxPool2d(x, size: c.size, window: c.window)
            guard y.values.allSatisfy(\.isFinite) else { continue }
            expectClose(y, define(Reference(x)), "\(c)")
            let pooled = try maxPool2dWithSwitches(x, size: c.size, window: c.window)
            #expect(pooled.output == y)
            let cotangent = dice.coarse(y.shape)
            expectGradient(
                try maxPool2dBackward(cotangent, switches: pooled.switches), of: define, at: x, cotangent: cotangent,
                "\(c)")
            // Unpooling puts values where the winners were; taken from there they are the same, and it is the adjoint.
            #expect(try maxUnpool2dBackward(x, switches: pooled.switches) == y)
            let unpooled = try maxUnpool2d(cotangent, switches: pooled.switches)
            let other = dice.coarse(c.input)
            let back = try maxUnpool2dBackward(other, switches: pooled.switches)
            #expect(abs(inner(unpooled, other) - inner(cotangent, back)) < 1e-9)
            let (inputArea, outputArea) = (c.input[2] * c.input[3], c.output.0 * c.output.1)
            let unpool = { (values: Reference) in
                var images = Reference(zeros: c.input)
                for i in values.values.indices {
                    images.values[i / outputArea * inputArea + Int(pooled.switches.places[i])] += values.values[i]
                }
                return images
            }
            expectClose(unpooled, unpool(Reference(cotangent)), "\(c)")
            expectGradient(back, of: unpool, at: cotangent, cotangent: other, "\(c)")
        }
    }

    @Test("rounded up, one window may be larger than the image, by less than a stride")
    func largerThanTheImage() throws {
        let x = try Tensor.arange(15).reshaped([1, 1, 3, 5])
        let window = Window(stride: Extent(height: 3, width: 2), rounding: .up)
        let size = Extent(height: 5, width: 1)
        #expect(try maxPool2d(x, size: size, window: window) == Tensor([10, 12, 14], shape: [1, 1, 1, 3]))
        let pooled = try maxPool2dWithSwitches(x, size: size, window: window)
        #expect(pooled.switches.places == [10, 12, 14])
        #expect(
            try averagePool2d(x, size: size, window: window, divisor: .pixels)
                == Tensor([5, 7, 9], shape: [1, 1, 1, 3]))
        #expect(try poolingOutputSize(input: 3, filter: 5, stride: 3, rounding: .up) == 1)
        #expect(throws: ShapeError.self) { try poolingOutputSize(input: 3, filter: 6, stride: 3, rounding: .up) }
        #expect(throws: ShapeError.self) { try poolingOutputSize(input: 3, filter: 5, stride: 3, rounding: .down) }
    }

    @Test("average pooling and its gradient, over 300 random shapes", arguments: [AverageDivisor.window, .pixels])
    func average(divisor: AverageDivisor) throws {
        var dice = Dice(21)
        for _ in 0..<300 {
            let c = Self.random(&dice)
            let x = dice.coarse(c.input)
            let define = { (x: Reference) in defineAveragePool2d(x, c.size, c.window, divisor, output: c.output) }
            let y = try averagePool2d(x, size: c.size, window: c.window, divisor: divisor)
            expectClose(y, define(Reference(x)), "\(c)")
            let cotangent = dice.coarse(y.shape)
            expectGradient(
                try averagePool2dBackward(cotangent, shape: c.input, size: c.size, window: c.window, divisor: divisor),
                of: define, at: x, cotangent: cotangent, "\(c)")
        }
    }

    @Test("global average and its gradient, over 200 random shapes")
    func global() throws {
        var dice = Dice(22)
        for _ in 0..<200 {
            let shape = [dice.int(0...3), dice.int(1...4), dice.int(1...6), dice.int(1...6)]
            let x = dice.coarse(shape)
            func define(_ x: Reference) -> Reference {
                var y = Reference(zeros: [shape[0], shape[1]])
                let area = shape[2] * shape[3]
                for i in x.values.indices { y.values[i / area] += x.values[i] / Double(area) }
                return y
            }
            expectClose(try globalAveragePool2d(x), define(Reference(x)))
            let cotangent = dice.coarse([shape[0], shape[1]])
            expectGradient(
                try globalAveragePool2dBackward(cotangent, shape: shape), of: define, at: x, cotangent: cotangent)
        }
    }

    @Test("adaptive average and its gradient, over 200 random shapes")
    func adaptive() throws {
        var dice = Dice(24)
        for _ in 0..<200 {
            let shape = [dice.int(0...2), dice.int(1...3), dice.int(1...9), dice.int(1...9)]
            let output = Extent(height: dice.int(1...10), width: dice.int(1...5))
            let x = dice.coarse(shape)
            let define = { (x: Reference) in defineAdaptiveAveragePool2d(x, output) }
            let y = try adaptiveAveragePool2d(x, output: output)
            expectClose(y, define(Reference(x)), "\(shape) \(output)")
            let cotangent = dice.coarse(y.shape)
            expectGradient(
                try adaptiveAveragePool2dBackward(cotangent, shape: shape), of: define, at: x, cotangent: cotangent,
                "\(shape) \(output)")
        }
        // Of 14 rows, windows of 4 that begin at 0, 3, 7 and 10: not the 5 by 5 at stride 3 of the paper.
        let ramp = try Tensor.linspace(0, 13, count: 14).reshaped([1, 1, 14, 1])
        #expect(
            try adaptiveAveragePool2d(ramp, output: Extent(height: 4, width: 1)).values == [1.5, 4.5, 8.5, 11.5])
        #expect(throws: ShapeError.self) { try adaptiveAveragePool2d(ramp, output: Extent(0)) }
        #expect(throws: ShapeError.self) { try adaptiveAveragePool2d(.zeros([1, 1, 0, 3]), output: Extent(1)) }
        #expect(throws: ShapeError.self) {
            try adaptiveAveragePool2dBackward(.zeros([2, 1, 2, 2]), shape: [1, 1, 4, 4])
        }
    }

    @Test("the lecture's 4x4 example")
    func example() throws {
        let x = try Tensor([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]).reshaped([1, 1, 4, 4])
        #expect(try maxPool2d(x, size: 2).flattened() == Tensor([6, 8, 3, 4]))
        #expect(try averagePool2d(x, size: 2).flattened() == Tensor([3.25, 5.25, 2, 2]))
    }

    @Test("the greatest is at least the mean, and both lie between least and greatest")
    func bounds() throws {
        var dice = Dice(23)
        for _ in 0..<200 {
            let x = dice.tensor([1, 2, dice.int(3...9), dice.int(3...9)])
            let window = Window(stride: dice.int(1...3), rounding: .down)
            let greatest = try maxPool2d(x, size: Extent(3), window: window)
            let mean = try averagePool2d(x, size: Extent(3), window: window)
            #expect(zip(greatest.values, mean.values).allSatisfy { $0 >= $1 - 1e-6 })
            #expect(greatest.max() <= x.max() && mean.min() >= x.min() - 1e-6)
        }
    }

    @Test("rounding up takes in what rounding down leaves out, and exact refuses")
    func rounding() throws {
        #expect(try poolingOutputSize(input: 6, filter: 3, stride: 2, rounding: .down) == 2)
        #expect(try poolingOutputSize(input: 6, filter: 3, stride: 2, rounding: .up) == 3)
        #expect(throws: ShapeError.self) { try poolingOutputSize(input: 6, filter: 3, stride: 2) }
        #expect(throws: ShapeError.self) { try maxPool2d(.zeros([1, 1, 6, 6]), size: 3, stride: 2) }
        #expect(throws: ShapeError.valueOutside(name: "maxPool2d: padding", value: 2, range: "0..<2")) {
            try maxPool2d(.zeros([1, 1, 6, 6]), size: 2, padding: 2)
        }
    }

    /// Few values, so that many are equal; minus infinity and NaN among them.
    static func troublesome(_ dice: inout Dice, _ shape: [Int]) -> Tensor {
        var x = Tensor.zeros(shape)
        let hasNaN = dice.coin()
        for i in 0..<x.count {
            x[i] = hasNaN && dice.coin(9) ? .nan : dice.coin(5) ? -.infinity : Float(dice.int(-1...1))
        }
        return x
    }

    @Test("of equal values the first wins, and the first NaN before all; over 300 random shapes")
    func ties() throws {
        var dice = Dice(41)
        for _ in 0..<300 {
            let c = Self.random(&dice)
            let x = Self.troublesome(&dice, c.input)
            let pooled = try maxPool2dWithSwitches(x, size: c.size, window: c.window)
            #expect(pooled.switches.places == defineSwitches(Reference(x), c.size, c.window, output: c.output), "\(c)")
            let plain = try maxPool2d(x, size: c.size, window: c.window)
            for i in 0..<plain.count {
                let (plane, place) = (i / (c.output.0 * c.output.1), Int(pooled.switches.places[i]))
                let winner = place < 0 ? -.infinity : x[plane * c.input[2] * c.input[3] + place]
                #expect(winner == plain[i] || winner.isNaN && plain[i].isNaN, "\(c)")
                #expect(pooled.output[i] == plain[i] || pooled.output[i].isNaN && plain[i].isNaN, "\(c)")
            }
        }
    }

    @Test("windows of 2 by 2 have a way of their own, which is the general one; over 200 random shapes, odd ones too")
    func twoByTwo() throws {
        var dice = Dice(42)
        for _ in 0..<200 {
            let shape = [dice.int(1...2), dice.int(1...3), dice.int(2...11), dice.int(2...39)]
            let x = dice.coin() ? Self.troublesome(&dice, shape) : dice.distinct(shape)
            let window = Window(stride: 2, rounding: .down)
            let g = try poolingGeometry("test", shape, size: Extent(2), window: window)
            #expect(g.isTwoByTwo)
            func find(
                _ way: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Int32>) -> Void
            ) throws -> (bits: [UInt32], places: [Int32]) {
                var (output, places) = (
                    [Float](repeating: 7, count: g.placements), [Int32](repeating: 7, count: g.placements)
                )
                try x.withValues { x in
                    try output.withUnsafeMutableBufferPointer { output in
                        try places.withUnsafeMutableBufferPointer { places in
                            way(
                                try #require(x.baseAddress), try #require(output.baseAddress),
                                try #require(places.baseAddress))
                        }
                    }
                }
                return (output.map(\.bitPattern), places)
            }
            let quick = try find { findMaxOfFour($0, into: $1, places: $2, g) }
            let general = try find { findMaxByTaps($0, into: $1, places: $2, g) }
            #expect(quick.bits == general.bits && quick.places == general.places, "\(shape)")
            let pooled = try maxPool2dWithSwitches(x, size: Extent(2), window: window)
            let size = (g.output.height, g.output.width)
            #expect(pooled.switches.places == defineSwitches(Reference(x), Extent(2), window, output: size), "\(shape)")
        }
        // An odd size that is rounded up, padding and dilation are for the general way.
        for (padding, dilation) in [(0, 1), (1, 1), (0, 2)] {
            let window = Window(stride: 2, padding: padding, dilation: dilation, rounding: .up)
            #expect(!(try poolingGeometry("test", [1, 1, 5, 5], size: Extent(2), window: window).isTwoByTwo))
        }
    }
}
