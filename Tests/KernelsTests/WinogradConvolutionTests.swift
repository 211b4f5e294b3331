import Testing

@testable import Kernels

@Suite("Convolutions and their gradients by Winograd's sums are what their definition says")
struct WinogradConvolutionTests {
    /// A convolution of many channels that slides by one; one in three is dilated.
    struct Case {
        let input: Tensor
        let weight: Tensor
        let gradient: Tensor
        let g: ConvolutionGeometry

        init(_ taps: Int, _ dice: inout Dice) {
            while true {
                let groups = dice.pick([1, 1, 1, 2])
                let channels = groups > 1 ? groups * dice.pick([16, 32]) : dice.pick([16, 20, 48, 84])
                let filters = groups > 1 ? groups * dice.pick([16, 48]) : dice.pick([16, 17, 33, 64])
                let dilation = dice.coin(3) ? Extent(height: dice.int(1...3), width: dice.int(1...3)) : Extent(1)
                let shape = [
                    dice.int(1...2), channels, dice.int(1...9) * dilation.height, dice.int(1...13) * dilation.width,
                ]
                let weightShape = [filters, channels / groups, taps, taps]
                let window = Window(padding: dice.window().padding, dilation: dilation)
                guard
                    let g = try? ConvolutionGeometry(
                        "", input: shape, weight: weightShape, window: window, groups: groups)
                else { continue }
                (input, weight) = (dice.tensor(shape), dice.tensor(weightShape))
                (gradient, self.g) = (dice.tensor(g.outputShape), g)
                return
            }
        }

        /// Output, input's gradient and weight's gradient.
        func computed(_ method: BlockedMethod, threads: Int) throws -> [Tensor] {
            try Threads.with(threads) {
                try BlockedMethod.$forced.withValue(method) {
                    try ConvolutionMethods.$forced.withValue(BlockedConvolution.winogradName) {
                        let back = try conv2dBackward(
                            gradient, input: input, weight: weight, window: g.window, groups: g.groups)
                        return [
                            try conv2d(input, weight: weight, window: g.window, groups: g.groups), back.input,
                            back.weight,
                        ]
                    }
                }
            }
        }

        /// The same in Double. The weight's gradient is itself a convolution: of channels as if they were images, with the gradient's maps for
        /// filters.
        func defined() throws -> [Reference] {
            let output = defineConv2d(Reference(input), Reference(weight), bias: nil, g.window, groups: g.groups)
            let size = (g.input.height, g.input.width)
            let back = defineTransposedConv2d(
                Reference(gradient), Reference(weight), bias: nil, g.window, groups: g.groups, size: size)
            func parts(_ x: Tensor) throws -> [Tensor] {
                let sizes = Array(repeating: x.shape[1] / g.groups, count: g.groups)
                return try x.split(axis: 1, sizes: sizes).map { try $0.transposed(axes: [1, 0, 2, 3]) }
            }
            // What a filter's taps see is as far apart as placements of the gradient.
            let window = Window(stride: g.window.dilation, padding: g.window.padding)
            let weights = try zip(parts(input), parts(gradient)).map { seen, given in
                let sums = defineConv2d(Reference(seen), Reference(given), bias: nil, window, groups: 1)
                return (0..<g.groupFilters).flatMap { k in
                    (0..<g.groupChannels).flatMap { c in
                        (0..<g.filter.height).flatMap { r in (0..<g.filter.width).map { sums[c, k, r, $0] } }
                    }
                }
            }
            var weight = Reference(zeros: g.weightShape)
            weight.values = weights.flatMap(\.self)
            return [output, back, weight]
        }

        var summary: String { "\(g.inputShape) \(g.weightShape) \(g.window) groups \(g.groups)" }
    }

    @Test(
        "forward, gradient for the input and for the weight, over 200 random shapes, on any number of threads",
        arguments: [BlockedMethod.winogradFour, .winogradFourOfFive])
    func definition(method: BlockedMethod) throws {
        var (dice, worst) = (Dice(210), 0.0)
        let taps = try #require(method.tile?.taps)
        for i in 0..<200 {
            let c = Case(taps, &dice)
            let found = try c.computed(method, threads: 1 + i % 3)
            for (found, expected) in try zip(found, c.defined()) {
                #expect(found.shape == expected.shape)
                let error = relativeError(found.values.map(Double.init), expected.values)
                #expect(error <= method.relativeError, "\(c.summary)")
                worst = max(worst, error)
            }
            if i < 10 { #expect(try c.computed(method, threads: 1 + (i + 1) % 3) == found, "\(c.summary)") }
        }
        // The bound says something.
        #expect(worst >= method.relativeError / 50)
    }

    @Test("the weight's gradient is summed over more tiles than are transformed at once")
    func manyTiles() throws {
        var dice = Dice(211)
        let (x, w) = (dice.tensor([40, 32, 33, 32]), dice.tensor([32, 32, 3, 3]))
        let gradient = dice.tensor([40, 32, 33, 32])
        func weightGradient(_ name: String, threads: Int) throws -> Tensor {
            try Threads.with(threads) {
                try ConvolutionMethods.$forced.withValue(name) {
                    try conv2dBackward(gradient, input: x, weight: w, padding: 1).weight
                }
            }
        }
        let found = try weightGradient(BlockedConvolution.winogradName, threads: 2)
        expectClose(
            found, Reference(try weightGradient("patches", threads: 2)), within: 2 * WinogradFour.relativeError)
        #expect(try weightGradient(BlockedConvolution.winogradName, threads: 3) == found)
    }

    @Test("they are taken where channels, filters and tiles are many, and small networks keep the definition's sums")
    func choice() throws {
        for (input, weight, groups, forward, backward) in [
            ([16, 256, 13, 13], [384, 256, 3, 3], 1, true, true),
            ([16, 96, 27, 27], [256, 48, 5, 5], 2, true, true),
            ([64, 32, 16, 16], [32, 32, 3, 3], 1, true, true),
            ([64, 16, 32, 32], [16, 16, 3, 3], 1, false, false),
            ([64, 24, 32, 32], [32, 24, 3, 3], 1, false, false),
            ([1, 256, 13, 13], [384, 256, 3, 3], 1, true, true),
            ([1, 384, 13, 13], [256, 192, 3, 3], 2, true, true),
            ([1, 96, 13, 13], [96, 96, 3, 3], 1, true, false),
            ([0, 256, 13, 13], [384, 256, 3, 3], 1, true, false),
        ] {
            let window = Window(padding: weight[2] / 2)
            let g = try ConvolutionGeometry("", input: input, weight: weight, window: window, groups: groups)
            #expect(BlockedConvolution.allowsWinograd(g) == forward, "\(input) \(weight)")
            let isQuickest =
                weight[2] == 3
                ? WinogradWeightGradients.isQuickest(for: g, WinogradFour.self)
                : WinogradWeightGradients.isQuickest(for: g, WinogradFourOfFive.self)
            #expect(isQuickest == backward, "\(input) \(weight)")
        }
        // Weights that are laid out for one run alone want a small tile.
        let g = try ConvolutionGeometry(
            "", input: [1, 256, 13, 13], weight: [384, 256, 3, 3], window: Window(padding: 1), groups: 1)
        #expect(BlockedMethod.choose(for: g, .quickestInRuns(1)) == .winogradTwo)
        #expect(BlockedMethod.choose(for: g, .quickestInRuns(100)) == .winogradFour)
        // Dilated filters take more channels than the course's networks have.
        for (channels, method) in [(64, BlockedMethod.direct), (96, .winogradFour)] {
            let g = try ConvolutionGeometry(
                "", input: [16, channels, 27, 27], weight: [channels, channels, 3, 3],
                window: Window(padding: 2, dilation: 2), groups: 1)
            #expect(BlockedMethod.choose(for: g, .quickestInRuns(1)) == method)
        }
    }

    @Test("a batch that is computed in parts gives each image's own bits")
    func batchInParts() throws {
        var dice = Dice(212)
        let (x, w) = (dice.tensor([6, 32, 64, 64]), dice.tensor([32, 32, 3, 3]))
        for name in [BlockedConvolution.name, BlockedConvolution.winogradName] {
            try ConvolutionMethods.$forced.withValue(name) {
                let all = try conv2d(x, weight: w, padding: 1)
                for image in [0, 2, 3, 5] {
                    let one = try conv2d(x.slice(axis: 0, from: image, to: image + 1), weight: w, padding: 1)
                    #expect(try all.slice(axis: 0, from: image, to: image + 1) == one, "\(name) \(image)")
                }
            }
        }
    }
}
