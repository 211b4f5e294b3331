import Testing

@testable import Kernels

@Suite("A convolution is what its definition says, forward and backward")
struct Conv2DTests {
    struct Case {
        let input: Tensor
        let weight: Tensor
        let bias: Tensor?
        let window: Window
        let groups: Int

        var summary: String { "input \(input.shape) weight \(weight.shape) \(window) groups \(groups)" }
    }

    static let methods = ConvolutionMethods.all.map(\.name) + [BlockedConvolution.name]

    /// A convolution that fits: sizes of one, odd strides, uneven padding, groups, and batches of none among them.
    static func random(_ dice: inout Dice, coarse: Bool = false) -> Case {
        func make(_ dice: inout Dice, _ shape: [Int]) -> Tensor { coarse ? dice.coarse(shape) : dice.tensor(shape) }
        while true {
            let groups = dice.pick([1, 1, 1, 2, 3])
            let depthwise = dice.coin(5)
            let groupChannels = depthwise ? 1 : dice.int(1...(coarse ? 3 : 7))
            let filters = (depthwise ? dice.int(1...2) : dice.int(1...(coarse ? 3 : 9))) * groups
            let filter = dice.coin(4) ? (1, 1) : (dice.int(1...4), dice.int(1...4))
            let size =
                dice.coin(6)
                ? (dice.int(1...2), dice.int(1...2))
                : (dice.int(1...(coarse ? 6 : 13)), dice.int(1...(coarse ? 6 : 13)))
            let batch = dice.coin(12) ? 0 : dice.int(1...(coarse ? 2 : 4))
            let window = dice.coin(4) ? Window(stride: 1) : dice.window()
            guard
                (try? window.outputSize(
                    input: Extent(height: size.0, width: size.1), filter: Extent(height: filter.0, width: filter.1)))
                    != nil
            else { continue }
            return Case(
                input: make(&dice, [batch, groupChannels * groups, size.0, size.1]),
                weight: make(&dice, [filters, groupChannels, filter.0, filter.1]),
                bias: dice.coin() ? make(&dice, [filters]) : nil, window: window, groups: groups)
        }
    }

    @Test("forward, over 300 random shapes, by each method", arguments: methods)
    func forward(method: String) throws {
        var dice = Dice(1)
        for _ in 0..<300 {
            let c = Self.random(&dice)
            let expected = defineConv2d(
                Reference(c.input), Reference(c.weight), bias: c.bias.map { Reference($0) }, c.window, groups: c.groups)
            let found = try ConvolutionMethods.$forced.withValue(method) {
                try conv2d(c.input, weight: c.weight, bias: c.bias, window: c.window, groups: c.groups)
            }
            expectClose(found, expected, c.summary)
        }
    }

    @Test("gradients, over 200 random shapes, by each method", arguments: methods)
    func backward(method: String) throws {
        var dice = Dice(2)
        for _ in 0..<200 {
            let c = Self.random(&dice, coarse: true)
            let (x, w) = (Reference(c.input), Reference(c.weight))
            let shape = defineConv2d(x, w, bias: nil, c.window, groups: c.groups).shape
            let cotangent = dice.coarse(shape)
            let found = try ConvolutionMethods.$forced.withValue(method) {
                try conv2dBackward(cotangent, input: c.input, weight: c.weight, window: c.window, groups: c.groups)
            }
            expectGradient(
                found.input, of: { defineConv2d($0, w, bias: nil, c.window, groups: c.groups) }, at: c.input,
                cotangent: cotangent, c.summary)
            expectGradient(
                found.weight, of: { defineConv2d(x, $0, bias: nil, c.window, groups: c.groups) }, at: c.weight,
                cotangent: cotangent, c.summary)
            expectGradient(
                found.bias, of: { defineConv2d(x, w, bias: $0, c.window, groups: c.groups) },
                at: .zeros([w.shape[0]]), cotangent: cotangent, c.summary)
        }
    }

    @Test("gradients for the parameters alone are those of the whole backward, over 200 random shapes")
    func parameterGradients() throws {
        var dice = Dice(43)
        for _ in 0..<200 {
            let c = Self.random(&dice, coarse: true)
            let (x, w) = (Reference(c.input), Reference(c.weight))
            let y = try conv2d(c.input, weight: c.weight, window: c.window, groups: c.groups)
            let cotangent = dice.coarse(y.shape)
            let found = try conv2dParameterGradients(
                cotangent, input: c.input, weightShape: c.weight.shape, window: c.window, groups: c.groups)
            let whole = try conv2dBackward(
                cotangent, input: c.input, weight: c.weight, window: c.window, groups: c.groups)
            #expect(found == ParameterGradients(weight: whole.weight, bias: whole.bias), "\(c.summary)")
            expectGradient(
                found.weight, of: { defineConv2d(x, $0, bias: nil, c.window, groups: c.groups) }, at: c.weight,
                cotangent: cotangent, c.summary)
            expectGradient(
                found.bias, of: { defineConv2d(x, w, bias: $0, c.window, groups: c.groups) },
                at: .zeros([w.shape[0]]), cotangent: cotangent, c.summary)
        }
        let (input, window) = (Tensor.ones([1, 2, 5, 5]), Window(stride: 1))
        #expect(
            throws: ShapeError.mismatch(
                operation: "conv2dParameterGradients", argument: "the gradient", expected: [1, 4, 3, 3],
                found: [1, 4, 5, 5])
        ) {
            try conv2dParameterGradients(.ones([1, 4, 5, 5]), input: input, weightShape: [4, 2, 3, 3], window: window)
        }
        #expect(
            throws: ShapeError.channelsDiffer(operation: "conv2dParameterGradients", input: 2, weight: 3, groups: 1)
        ) {
            try conv2dParameterGradients(.ones([1, 4, 3, 3]), input: input, weightShape: [4, 3, 3, 3], window: window)
        }
    }

    @Test("depthwise filters over rows of every length, forward and backward, over 200 random shapes")
    func depthwise() throws {
        var (dice, done) = (Dice(38), 0)
        while done < 200 {
            let (channels, multiplier) = (dice.int(1...3), dice.pick([1, 1, 2]))
            let input = [dice.int(1...2), channels, dice.int(1...4), dice.int(12...37)]
            var window = dice.window()
            window.stride.width = dice.pick([1, 1, 1, 2])
            let (x, w) = (
                dice.coarse(input), dice.coarse([channels * multiplier, 1, dice.int(1...3), dice.int(1...4)])
            )
            let bias = dice.coin() ? dice.coarse([channels * multiplier]) : nil
            guard let y = try? conv2d(x, weight: w, bias: bias, window: window, groups: channels) else { continue }
            done += 1
            let (rx, rw) = (Reference(x), Reference(w))
            expectClose(
                y, defineConv2d(rx, rw, bias: bias.map { Reference($0) }, window, groups: channels), "\(window)")
            let cotangent = dice.coarse(y.shape)
            let found = try conv2dBackward(cotangent, input: x, weight: w, window: window, groups: channels)
            // All sums are exact, in whatever order.
            let direct = try ConvolutionMethods.$forced.withValue("direct") {
                try conv2dBackward(cotangent, input: x, weight: w, window: window, groups: channels)
            }
            #expect(found == direct, "\(input) \(w.shape) \(window)")
            expectGradient(
                found.weight, of: { defineConv2d(rx, $0, bias: nil, window, groups: channels) }, at: w,
                cotangent: cotangent, "\(input) \(w.shape) \(window)")
            guard x.count < 200 else { continue }
            expectGradient(
                found.input, of: { defineConv2d($0, rw, bias: nil, window, groups: channels) }, at: x,
                cotangent: cotangent, "\(input) \(w.shape) \(window)")
        }
    }

    @Test("a 3x3 filter for each channel, over any number of rows")
    func depthwiseRows() throws {
        var dice = Dice(73)
        for rows in 3...13 {
            let (x, w, bias) = (
                dice.coarse([2, 3, rows, dice.int(16...37)]), dice.coarse([3, 1, 3, 3]), dice.coarse([3])
            )
            let window = Window(padding: dice.window().padding)
            // All sums are exact, in whatever order.
            let found = try ["depthwise", "direct"].map { name in
                try ConvolutionMethods.$forced.withValue(name) {
                    try conv2d(x, weight: w, bias: bias, window: window, groups: 3)
                }
            }
            #expect(found[0] == found[1], "\(x.shape) \(window)")
        }
    }

    @Test("sixteen images at a time and what is left over, forward and backward, over 200 random shapes")
    func acrossImages() throws {
        var (dice, done) = (Dice(39), 0)
        while done < 200 {
            let input = [dice.pick([0, 1, 15, 16, 17, 33]), dice.int(1...4), dice.int(1...7), dice.int(1...9)]
            let weight = [dice.int(1...9), input[1], dice.int(1...4), dice.int(1...6)]
            var window = dice.window()
            window.stride = Extent(1)
            let (x, w, bias) = (dice.coarse(input), dice.coarse(weight), dice.coin() ? dice.coarse([weight[0]]) : nil)
            guard let g = try? ConvolutionGeometry("", input: input, weight: weight, window: window, groups: 1),
                BatchInterleavedMethod().isPossible(for: g)
            else { continue }
            done += 1
            func all(_ method: String, threads: Int) throws -> [Tensor] {
                try Threads.with(threads) {
                    try ConvolutionMethods.$forced.withValue(method) {
                        let y = try conv2d(x, weight: w, bias: bias, window: window)
                        let gradients = try conv2dBackward(y, input: x, weight: w, window: window)
                        return [y, gradients.input, gradients.weight]
                    }
                }
            }
            let found = try all("batch-interleaved", threads: 1)
            for (found, expected) in zip(found, try all("direct", threads: 1)) {
                expectClose(found, Reference(expected), "\(input) \(weight) \(window)")
            }
            // Sums are formed in the images' order, whoever forms them.
            #expect(try all("batch-interleaved", threads: 3) == found)
        }
    }

    @Test("what LeNet-5 learns from is convolved sixteen images at a time, and one image is not")
    func choice() throws {
        func choice(_ input: [Int], _ weight: [Int], padding: Int = 0) throws -> String {
            ConvolutionMethods.choose(
                for: try ConvolutionGeometry(
                    "", input: input, weight: weight, window: Window(padding: padding), groups: 1)
            ).name
        }
        #expect(try choice([64, 1, 28, 28], [6, 1, 5, 5], padding: 2) == "batch-interleaved")
        #expect(try choice([64, 6, 14, 14], [16, 6, 5, 5]) == "batch-interleaved")
        #expect(try choice([1, 6, 14, 14], [16, 6, 5, 5]) == "patches")
        #expect(try choice([64, 64, 56, 56], [64, 64, 3, 3], padding: 1) == "patches")
        #expect(try choice([64, 64, 8, 8], [64, 64, 1, 1]) == "patches")
    }

    @Test("many images and wide ones are divided without a seam")
    func large() throws {
        var dice = Dice(3)
        for (input, weight, stride) in [
            ([5, 3, 40, 37], [17, 3, 5, 5], 1), ([1, 8, 70, 90], [24, 8, 3, 3], 2),
            ([9, 16, 6, 6], [33, 16, 1, 1], 1),
            ([2, 3, 63, 64], [8, 3, 11, 11], 4),
        ] {
            let (x, w) = (dice.tensor(input), dice.tensor(weight))
            let window = Window(stride: stride, padding: 1, rounding: .down)
            for threads in [1, 2, 3] {
                try Threads.with(threads) {
                    let y = try conv2d(x, weight: w, window: window)
                    expectClose(y, defineConv2d(Reference(x), Reference(w), bias: nil, window, groups: 1))
                    let gradient = dice.tensor(y.shape)
                    let found = try conv2dBackward(gradient, input: x, weight: w, window: window)
                    // <gradient, conv(x, w)> is linear in x and in w, so both gradients give it back.
                    let expected = inner(gradient, y)
                    let scale = Double(gradient.count).squareRoot()
                    #expect(abs(inner(found.input, x) - expected) < 1e-5 * scale)
                    #expect(abs(inner(found.weight, w) - expected) < 1e-5 * scale)
                }
            }
        }
    }

    @Test("the blocked layout is taken where its values have many products, forward and for the input's gradient")
    func blocked() throws {
        var dice = Dice(3)
        for (batch, channels, groups, padding, dilation, pays) in [
            (32, 128, 1, 1, 1, true), (32, 128, 2, 2, 2, true), (32, 128, 1, 0, 1, true), (1, 128, 1, 1, 1, true),
            (1, 16, 1, 1, 1, false),
            (32, 3, 1, 1, 1, false),
        ] {
            let (x, w) = (dice.tensor([batch, channels, 9, 9]), dice.tensor([128, channels / groups, 3, 3]))
            let window = Window(padding: Padding(padding), dilation: Extent(dilation))
            let g = try ConvolutionGeometry("", input: x.shape, weight: w.shape, window: window, groups: groups)
            #expect(BlockedConvolution.isQuickest(for: g) == pays)
            let gradient = dice.tensor(g.outputShape)
            func all(_ method: String, threads: Int = 2) throws -> [Tensor] {
                try Threads.with(threads) {
                    try ConvolutionMethods.$forced.withValue(method) {
                        [
                            try conv2d(x, weight: w, window: window, groups: groups),
                            try convolutionInputGradient(gradient, w, g), convolutionWeightGradient(gradient, x, g),
                        ]
                    }
                }
            }
            let found = try all(BlockedConvolution.name)
            for (found, expected) in zip(found, try all("patches")) { expectClose(found, Reference(expected)) }
            // Sums are divided in the same way, whoever forms them.
            #expect(try all(BlockedConvolution.name, threads: 3) == found)
        }
    }

    @Test("the weight's gradient takes the blocked layout where registers are full and sums are long")
    func blockedWeightGradient() throws {
        for (input, weight, stride, pays) in [
            ([64, 16, 32, 32], [16, 16, 3, 3], 1, true), ([64, 64, 8, 8], [64, 64, 3, 3], 1, true),
            ([1, 3, 227, 227], [96, 3, 11, 11], 4, true), ([1, 256, 13, 13], [384, 256, 3, 3], 1, false),
            ([64, 96, 27, 27], [128, 96, 1, 1], 1, false), ([64, 6, 14, 14], [16, 6, 5, 5], 1, false),
            ([64, 16, 5, 5], [16, 16, 3, 3], 1, false), ([0, 64, 8, 8], [64, 64, 3, 3], 1, false),
        ] {
            let g = try ConvolutionGeometry("", input: input, weight: weight, window: Window(stride: stride), groups: 1)
            #expect(BlockedWeightGradient.isQuickest(for: g) == pays, "\(input) \(weight)")
        }
    }
}
