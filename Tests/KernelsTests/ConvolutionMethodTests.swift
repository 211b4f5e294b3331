import Testing

@testable import Kernels

@Suite("Every method to convolve packs its weights once and ends with any epilogue")
struct ConvolutionMethodTests {
    /// A convolution that the named method can compute.
    struct Case {
        let input: Tensor
        let weight: Tensor
        let window: Window
        let groups: Int
        let outputShape: [Int]

        init(_ method: any ConvolutionMethod, _ dice: inout Dice) {
            while true {
                let groups = dice.pick([1, 1, 2, 3])
                let channels = groups * dice.pick([1, 1, 2, 5])
                let filters = groups * dice.int(1...7)
                let input = [dice.pick([0, 1, 2, 3, 17]), channels, dice.int(1...9), dice.int(1...22)]
                let weight = [filters, channels / groups, dice.int(1...3), dice.int(1...4)]
                var window = dice.window()
                if dice.coin() { window.stride = Extent(1) }
                window.rounding = dice.pick([.down, .up])
                guard
                    let g = try? ConvolutionGeometry("", input: input, weight: weight, window: window, groups: groups),
                    method.isPossible(for: g)
                else { continue }
                (self.input, self.weight) = (dice.tensor(input), dice.tensor(weight))
                (self.window, self.groups, outputShape) = (window, groups, g.outputShape)
                return
            }
        }

        var summary: String { "input \(input.shape) weight \(weight.shape) \(window) groups \(groups)" }
    }

    /// The method of that name, and nothing in its place.
    static func method(_ name: String) throws -> any ConvolutionMethod {
        try #require(ConvolutionMethods.all.first { $0.name == name })
    }

    static let names = ConvolutionMethods.all.map(\.name)

    @Test("names are distinct, and a forced method is taken wherever it is possible", arguments: names)
    func forcing(name: String) throws {
        #expect(Set(Self.names).count == Self.names.count)
        var dice = Dice(70)
        for _ in 0..<20 {
            let c = Case(try Self.method(name), &dice)
            let packed = try ConvolutionMethods.$forced.withValue(name) {
                try PackedWeights(c.weight, input: c.input.shape, window: c.window, groups: c.groups)
            }
            #expect(packed.method.name == name)
        }
    }

    @Test("relu(sums + bias + residual), and each part alone, over 100 random shapes", arguments: names)
    func epilogue(name: String) throws {
        var dice = Dice(71)
        let method = try Self.method(name)
        for i in 0..<100 {
            let c = Case(method, &dice)
            let (hasBias, hasResidual, rectifies) = (i & 1 == 1, i & 2 == 2, i & 4 == 4)
            let bias = hasBias ? dice.tensor([c.weight.shape[0]]) : nil
            let residual = hasResidual ? dice.tensor(c.outputShape) : nil
            let threads = dice.int(1...3)
            let found = try Threads.with(threads) {
                try ConvolutionMethods.$forced.withValue(name) {
                    let packed = try PackedWeights(
                        c.weight, input: c.input.shape, window: c.window, groups: c.groups)
                    return try conv2d(
                        c.input, weights: packed,
                        epilogue: Epilogue(bias: bias, residual: residual, rectifies: rectifies))
                }
            }
            var expected = defineConv2d(
                Reference(c.input), Reference(c.weight), bias: bias.map { Reference($0) }, c.window, groups: c.groups)
            if let residual { for i in 0..<residual.count { expected.values[i] += Double(residual[i]) } }
            if rectifies { expected = expected.map { max($0, 0) } }
            expectClose(found, expected, "\(c.summary) \(hasBias) \(hasResidual) \(rectifies)")
        }
    }

    @Test("weights packed before and weights packed in the call give the same bits", arguments: names)
    func packing(name: String) throws {
        var dice = Dice(72)
        let method = try Self.method(name)
        for _ in 0..<50 {
            let c = Case(method, &dice)
            let bias = dice.coin() ? dice.tensor([c.weight.shape[0]]) : nil
            try ConvolutionMethods.$forced.withValue(name) {
                let packed = try PackedWeights(c.weight, input: c.input.shape, window: c.window, groups: c.groups)
                let called = try conv2d(c.input, weight: c.weight, bias: bias, window: c.window, groups: c.groups)
                for _ in 0..<2 {
                    #expect(
                        try conv2d(c.input, weights: packed, epilogue: Epilogue(bias: bias)) == called, "\(c.summary)")
                }
                // The same weights serve another number of images.
                let more = try Tensor.concat([c.input, c.input], axis: 0)
                let twice = try conv2d(more, weight: c.weight, bias: bias, window: c.window, groups: c.groups)
                let found = try conv2d(more, weights: packed, epilogue: Epilogue(bias: bias))
                #expect(found == twice, "\(c.summary)")
            }
        }
    }

    @Test("a NaN among the sums stays through the epilogue", arguments: names)
    func notANumber(name: String) throws {
        var (dice, rectified) = (Dice(73), Epilogue(rectifies: true))
        let method = try Self.method(name)
        for hasResidual in [false, true] {
            var c = Case(method, &dice)
            while c.outputShape.contains(0) { c = Case(method, &dice) }
            rectified.residual = hasResidual ? .ones(c.outputShape) : nil
            let weight = Tensor.full(c.weight.shape, .nan)
            let found = try ConvolutionMethods.$forced.withValue(name) {
                let packed = try PackedWeights(weight, input: c.input.shape, window: c.window, groups: c.groups)
                return try conv2d(.ones(c.input.shape), weights: packed, epilogue: rectified)
            }
            #expect(found.values.contains { $0.isNaN }, "\(c.summary)")
            #expect(found.values.allSatisfy { $0.isNaN || $0 == (hasResidual ? 1 : 0) }, "\(c.summary)")
        }
    }

    @Test("inputs, biases and residuals of other shapes are errors")
    func mistakes() throws {
        let packed = try PackedWeights(.ones([4, 2, 3, 3]), input: [1, 2, 8, 8])
        #expect(try conv2d(.ones([3, 2, 8, 8]), weights: packed).shape == [3, 4, 6, 6])
        #expect(
            throws: ShapeError.mismatch(
                operation: "conv2d", argument: "the input", expected: [1, 2, 8, 8], found: [1, 2, 9, 8])
        ) { try conv2d(.ones([1, 2, 9, 8]), weights: packed) }
        #expect(
            throws: ShapeError.mismatch(operation: "conv2d", argument: "the bias", expected: [4], found: [3])
        ) { try conv2d(.ones([1, 2, 8, 8]), weights: packed, epilogue: Epilogue(bias: .ones([3]))) }
        #expect(
            throws: ShapeError.mismatch(
                operation: "conv2d", argument: "the residual", expected: [1, 4, 6, 6], found: [1, 4, 8, 8])
        ) { try conv2d(.ones([1, 2, 8, 8]), weights: packed, epilogue: Epilogue(residual: .ones([1, 4, 8, 8]))) }
        #expect(throws: ShapeError.channelsDiffer(operation: "conv2d", input: 3, weight: 2, groups: 1)) {
            try PackedWeights(.ones([4, 2, 3, 3]), input: [1, 3, 8, 8])
        }
    }
}
