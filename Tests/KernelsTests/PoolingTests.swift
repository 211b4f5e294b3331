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
        }
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

    @Test("of equal values the first wins")
    func ties() throws {
        let pooled = try maxPool2dWithSwitches(.ones([1, 1, 2, 2]), size: 2)
        #expect(pooled.switches.places == [0])
    }
}
