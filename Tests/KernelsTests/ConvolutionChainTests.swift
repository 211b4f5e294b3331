import Testing

@testable import Kernels

@Suite("Layers that are computed in a chain give what they give one by one")
struct ConvolutionChainTests {
    /// Layers that follow one another, with parameters, an input and a gradient.
    struct Case {
        private(set) var layers: [ConvolutionChain.Layer] = []
        private(set) var parameters: [[Tensor]] = []
        let input: Tensor
        let gradient: Tensor
        /// Whether nothing before the chain learns.
        let isFirst: Bool

        init(_ dice: inout Dice) throws {
            isFirst = dice.coin()
            let size = dice.int(7...19)
            var shape = [
                dice.int(1...5), isFirst ? dice.pick([1, 3, 16]) : dice.pick([16, 32]), size, dice.int(7...19),
            ]
            input = dice.tensor(shape)
            for place in 0..<dice.int(1...5) {
                let (layer, parameters) = Self.layer(&dice, shape[1], mayStride: place == 0 && isFirst)
                guard
                    let chain = try? ConvolutionChain(
                        layers + [layer], input: input.shape, needsInputGradient: !isFirst),
                    chain.count == layers.count + 1
                else { continue }
                (layers, shape) = (layers + [layer], chain.outputShape)
                self.parameters.append(parameters)
            }
            gradient = dice.tensor(shape)
        }

        private static func layer(
            _ dice: inout Dice, _ channels: Int, mayStride: Bool
        ) -> (ConvolutionChain.Layer, [Tensor]) {
            if channels >= 16, dice.coin(3) {
                let (size, padding) = (dice.int(2...3), dice.int(0...1))
                return (
                    .maxPool(
                        size: Extent(size), window: Window(stride: dice.int(1...3), padding: padding, rounding: .down)),
                    []
                )
            }
            let groups = channels == 32 && dice.coin() ? 2 : 1
            let (filters, size) = (groups * dice.pick([16, 32, 48]), dice.pick([1, 3, 3, 3, 5]))
            let window = Window(
                stride: mayStride ? dice.int(1...2) : 1, padding: dice.int(0...(size / 2)),
                dilation: dice.coin(4) ? 2 : 1,
                rounding: .down)
            let weight = dice.tensor([filters, channels / groups, size, size])
            return (
                .convolution(weightShape: weight.shape, window: window, groups: groups, rectifies: !dice.coin(4)),
                dice.coin(4) ? [weight] : [weight, dice.tensor([filters])]
            )
        }

        /// The output, the input's gradient and the parameters' gradients, in a chain.
        func joined(threads: Int, imagesAtOnce: Int? = nil) throws -> [Tensor] {
            try Threads.with(threads) {
                let chain = try #require(
                    try ConvolutionChain(
                        layers, input: input.shape, needsInputGradient: !isFirst, imagesAtOnce: imagesAtOnce))
                let (output, record) = try chain.forward(input, parameters: parameters)
                let back = try chain.backward(gradient, through: record, parameters: parameters)
                return [output] + (back.input.map { [$0] } ?? []) + back.parameters.flatMap(\.self)
            }
        }

        /// The same, layer by layer, by sums over patches.
        func oneByOne() throws -> [Tensor] {
            try ConvolutionMethods.$forced.withValue("patches") {
                var (values, switches) = ([input], [PoolingSwitches?]())
                for (layer, parameters) in zip(layers, parameters) {
                    let x = values[values.count - 1]
                    switch layer {
                    case .convolution(_, let window, let groups, let rectifies):
                        let sums = try conv2d(
                            x, weight: parameters[0], bias: parameters.count > 1 ? parameters[1] : nil, window: window,
                            groups: groups)
                        values.append(rectifies ? relu(sums) : sums)
                        switches.append(nil)
                    case .maxPool(let size, let window):
                        let result = try maxPool2dWithSwitches(x, size: size, window: window)
                        values.append(result.output)
                        switches.append(result.switches)
                    }
                }
                var (gradient, learned) = (gradient, [[Tensor]]())
                for (place, layer) in layers.enumerated().reversed() {
                    if let switches = switches[place] {
                        gradient = try maxPool2dBackward(gradient, switches: switches)
                    } else if case .convolution(_, let window, let groups, let rectifies) = layer {
                        if rectifies { gradient = try reluBackward(gradient, input: values[place + 1]) }
                        let all = try conv2dBackward(
                            gradient, input: values[place], weight: parameters[place][0], window: window, groups: groups
                        )
                        gradient = all.input
                        learned.append(parameters[place].count > 1 ? [all.weight, all.bias] : [all.weight])
                    }
                }
                return [values[values.count - 1]] + (isFirst ? [] : [gradient]) + learned.reversed().flatMap(\.self)
            }
        }
    }

    @Test("output, gradients for the input and for all parameters, over 150 random chains, on any number of threads")
    func definition() throws {
        var (dice, lengths) = (Dice(310), [Int: Int]())
        for i in 0..<150 {
            let c = try Case(&dice)
            guard !c.layers.isEmpty else { continue }
            lengths[c.layers.count, default: 0] += 1
            let parts = dice.pick((1...c.input.shape[0]).filter { c.input.shape[0] % $0 == 0 })
            let found = try c.joined(threads: 1 + i % 3, imagesAtOnce: c.input.shape[0] / parts)
            let expected = try c.oneByOne()
            #expect(found.map(\.shape) == expected.map(\.shape))
            for (found, expected) in zip(found, expected) {
                let error = relativeError(found.values.map(Double.init), expected.values.map(Double.init))
                #expect(error <= 1e-4, "\(c.layers) of \(c.input.shape)")
            }
            guard i < 20 else { continue }
            let again = try c.joined(threads: 1 + (i + 1) % 3, imagesAtOnce: c.input.shape[0] / parts)
            #expect(again == found, "\(c.layers) of \(c.input.shape)")
        }
        #expect((1...5).allSatisfy { lengths[$0, default: 0] >= 5 }, "\(lengths)")
    }

    @Test("of equal values under a window the first is given the gradient, and what is not a number counts as greatest")
    func ties() throws {
        var dice = Dice(311)
        let input = dice.tensor([2, 16, 8, 9]).map { $0 > 0.8 ? .nan : ($0 * 2).rounded() }
        for (size, stride) in [(2, 2), (3, 2), (3, 1), (2, 3)] {
            let window = Window(stride: Extent(stride), padding: Padding(1), rounding: .down)
            let chain = try #require(
                try ConvolutionChain(
                    [.maxPool(size: Extent(size), window: window)], input: input.shape, needsInputGradient: true))
            let (output, record) = try chain.forward(input, parameters: [[]])
            let result = try maxPool2dWithSwitches(input, size: Extent(size), window: window)
            let gradient = dice.coarse(output.shape)
            #expect(output.values.map(\.bitPattern) == result.output.values.map(\.bitPattern))
            let back = try chain.backward(gradient, through: record, parameters: [[]]).input
            #expect(try back == maxPool2dBackward(gradient, switches: result.switches))
        }
    }

    @Test("a chain has as many layers as can be in one, and none where the first cannot")
    func length() throws {
        func conv(_ filters: Int, _ channels: Int, stride: Int = 1) -> ConvolutionChain.Layer {
            .convolution(
                weightShape: [filters, channels, 3, 3], window: Window(stride: stride, padding: 1, rounding: .down),
                groups: 1, rectifies: true)
        }
        func count(_ layers: [ConvolutionChain.Layer], _ channels: Int, needsInputGradient: Bool = false) throws -> Int?
        {
            try ConvolutionChain(layers, input: [2, channels, 8, 8], needsInputGradient: needsInputGradient)?.count
        }
        #expect(try count([conv(16, 3), conv(16, 16)], 3) == 2)
        #expect(try count([conv(16, 3), conv(16, 16, stride: 2)], 3) == 1)
        #expect(try count([conv(16, 3), conv(6, 16)], 3) == 1)
        #expect(try count([conv(6, 3)], 3) == nil)
        #expect(try count([conv(16, 3)], 3, needsInputGradient: true) == nil)
        #expect(try count([conv(16, 20)], 20) == nil)
        #expect(try count([], 3) == nil)
    }
}
