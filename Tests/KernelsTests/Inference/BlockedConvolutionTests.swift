import Testing

@testable import Kernels

@Suite("A program's convolutions are what their definition says, by every method")
struct BlockedConvolutionTests {
    /// A convolution with what follows it.
    struct Case {
        let input: Tensor
        let weight: Tensor
        let bias: Tensor?
        let residual: Tensor?
        let rectifies: Bool
        let window: Window
        let groups: Int
        /// Whether a step lies before it, so that its few channels are put side by side.
        let isSecond: Bool

        init(_ method: BlockedMethod, _ dice: inout Dice) {
            while true {
                let groups = dice.pick([1, 1, 1, 2, 3])
                let channels =
                    groups > 1
                    ? groups * dice.pick(method == .direct ? [1, 16, 32] : [16, 32])
                    : dice.pick(method == .direct ? [1, 3, 17, 40] : [16, 20, 48])
                let filters = groups > 1 ? groups * dice.pick([2, 16, 48]) : dice.pick([1, 5, 16, 33, 50])
                let filter = method.tile.map { ($0.taps, $0.taps) } ?? (dice.int(1...4), dice.int(1...5))
                let input = [dice.int(1...3), channels, dice.int(1...13), dice.int(1...33)]
                var window = method == .direct ? dice.window() : Window(padding: dice.window().padding)
                window.rounding = dice.pick([.down, .up])
                let weight = [filters, channels / groups, filter.0, filter.1]
                guard let g = try? ConvolutionGeometry("", input: input, weight: weight, window: window, groups: groups)
                else { continue }
                (self.input, self.weight) = (dice.tensor(input), dice.tensor(weight))
                bias = dice.coin() ? dice.tensor([filters]) : nil
                residual = dice.coin() ? dice.tensor(g.outputShape) : nil
                (self.window, self.groups, rectifies, isSecond) = (window, groups, dice.coin(), dice.coin())
                return
            }
        }

        /// What a program gives that does nothing else.
        func planned(_ method: BlockedMethod, _ sums: ConvolutionSums = .quickest) throws -> Tensor {
            try BlockedMethod.$forced.withValue(method) {
                var builder = InferenceBuilder(input: input.shape)
                let start =
                    isSecond ? builder.append("same", [builder.input], shape: input.shape) { $0[0] } : builder.input
                let shortcut = residual.map { residual in
                    builder.append("shortcut", [builder.input], shape: residual.shape) { _ in residual }
                }
                let end = try builder.convolution(
                    "conv", start, weight: weight, bias: bias, residual: shortcut, rectifies: rectifies, window: window,
                    groups: groups)
                let program = try InferenceProgram(builder, output: end, sums: sums)
                return try program.run(input)
            }
        }

        /// What the definition gives, in Double.
        var defined: Reference {
            var expected = defineConv2d(
                Reference(input), Reference(weight), bias: bias.map { Reference($0) }, window, groups: groups)
            if let residual { for i in 0..<residual.count { expected.values[i] += Double(residual[i]) } }
            return rectifies ? expected.map { max($0, 0) } : expected
        }

        var summary: String {
            "input \(input.shape) weight \(weight.shape) \(window) groups \(groups) bias \(bias != nil) residual \(residual != nil) relu \(rectifies) second \(isSecond)"
        }
    }

    @Test("relu(sums + bias + residual), over 200 random shapes", arguments: BlockedMethod.allCases)
    func definition(method: BlockedMethod) throws {
        var (dice, worst) = (Dice(190), 0.0)
        for i in 0..<200 {
            let c = Case(method, &dice)
            let found = try Threads.with(1 + i % 3) { try c.planned(method) }
            let expected = c.defined
            #expect(found.shape == expected.shape)
            let error = relativeError(found.values.map(Double.init), expected.values)
            #expect(error <= method.relativeError, "\(c.summary)")
            worst = max(worst, error)
        }
        // The bound says something: larger tiles do cost digits.
        #expect(worst >= method.relativeError / 50)
    }

    @Test("any number of threads gives the same bits", arguments: BlockedMethod.allCases)
    func threads(method: BlockedMethod) throws {
        var dice = Dice(191)
        for _ in 0..<10 {
            let c = Case(method, &dice)
            let results = try [1, 2, 3, 7].map { threads in try Threads.with(threads) { try c.planned(method) } }
            #expect(results.allSatisfy { $0 == results[0] }, "\(c.summary)")
        }
    }

    @Test("results differ by no more than rounding where values are large or tiny", arguments: BlockedMethod.allCases)
    func scale(method: BlockedMethod) throws {
        var dice = Dice(192)
        for scale: Float in [1e-30, 1e12] {
            let input = dice.tensor([1, 16, 9, 9]).map { $0 * scale }
            let taps = method.tile?.taps ?? 3
            let weight = dice.tensor([16, 16, taps, taps])
            let found = try BlockedMethod.$forced.withValue(method) {
                var builder = InferenceBuilder(input: input.shape)
                let end = try builder.convolution(
                    "conv", builder.input, weight: weight, bias: nil, residual: nil, rectifies: false,
                    window: Window(padding: 1), groups: 1)
                return try InferenceProgram(builder, output: end, sums: .quickest).run(input)
            }
            let expected = defineConv2d(Reference(input), Reference(weight), bias: nil, Window(padding: 1), groups: 1)
            let error = relativeError(found.values.map(Double.init), expected.values, least: 1e-40)
            #expect(error <= method.relativeError)
        }
    }

    @Test(
        "layers take the tile that costs least, of those exact enough for the network; others, and plain sums, take none"
    )
    func choice() throws {
        func chosen(
            _ input: [Int], _ weight: [Int], _ window: Window = Window(padding: 1), groups: Int = 1,
            sums: ConvolutionSums = .quickest, of count: Int = 1
        ) throws -> BlockedMethod {
            BlockedMethod.choose(
                for: try ConvolutionGeometry("", input: input, weight: weight, window: window, groups: groups), sums,
                of: count)
        }
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3], of: 13) == .winogradSeven)
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3], sums: .quickestInRuns(1000)) == .winogradSix)
        #expect(try chosen([1, 256, 14, 14], [256, 256, 3, 3]) == .winogradFour)
        #expect(try chosen([1, 512, 7, 7], [512, 512, 3, 3]) == .winogradTwo)
        #expect(try chosen([8, 512, 7, 7], [512, 512, 3, 3], of: 53) == .winogradFour)
        #expect(try chosen([1, 64, 27, 27], [192, 64, 5, 5], Window(padding: 2)) == .winogradFourOfFive)
        #expect(try chosen([1, 256, 14, 14], [256, 128, 3, 3], groups: 2) == .winogradFour)
        #expect(try chosen([1, 3, 224, 224], [64, 3, 3, 3]) == .direct)
        #expect(try chosen([1, 256, 14, 14], [256, 256, 1, 1], Window(stride: 1)) == .direct)
        #expect(try chosen([1, 256, 14, 14], [256, 256, 3, 3], Window(stride: 2, rounding: .down)) == .direct)
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3], sums: .plain) == .direct)
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3], of: 53) == .winogradSix)
        #expect(try chosen([1, 64, 224, 224], [64, 64, 3, 3], of: 155) == .winogradFour)
    }
}
