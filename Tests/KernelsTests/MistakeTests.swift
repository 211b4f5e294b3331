import Testing

@testable import Kernels

/// Calls every operator with arguments that mostly do not go together. What is promised is that each call returns or
/// throws, that an error's text is there, and that finite input makes no NaN.
@Suite("Nothing stops the program on a user's mistake, and nothing makes NaN of numbers")
struct MistakeTests {
    static let sizes = [-3, -1, 0, 1, 2, 3, 5, 1 << 40, .max, .min]

    static func tensor(_ dice: inout Dice) -> Tensor {
        let shape = (0..<dice.int(0...5)).map { _ in dice.pick([0, 1, 1, 2, 3, 4]) }
        return dice.tensor(shape, in: dice.pick([-1...1, -1e4...1e4, 0...0]))
    }

    static func window(_ dice: inout Dice) -> Window {
        func number(_ dice: inout Dice) -> Int { dice.coin(4) ? dice.pick(sizes) : dice.int(0...2) }
        return Window(
            stride: Extent(height: number(&dice), width: number(&dice)),
            padding: Padding(top: number(&dice), left: number(&dice), bottom: number(&dice), right: number(&dice)),
            dilation: Extent(height: dice.coin() ? 1 : number(&dice), width: dice.coin() ? 1 : number(&dice)),
            rounding: dice.pick([.exact, .down, .up]))
    }

    @Test("10,000 calls at random", arguments: 0..<10)
    func calls(seed: Int) {
        var dice = Dice(1000 + seed)
        for _ in 0..<1000 {
            let (x, y, z) = (Self.tensor(&dice), Self.tensor(&dice), Self.tensor(&dice))
            let (window, n) = (Self.window(&dice), dice.coin(3) ? dice.pick(Self.sizes) : dice.int(0...4))
            let extent = Extent(height: dice.coin(3) ? dice.pick(Self.sizes) : dice.int(0...3), width: dice.int(0...3))
            let labels = (0..<dice.int(0...4)).map { _ in dice.pick([-1, 0, 1, 2, 7]) }
            attempt { [try conv2d(x, weight: y, bias: z, window: window, groups: n)] }
            attempt { [try conv2d(x, weight: y, window: window)] }
            attempt { try conv2dBackward(z, input: x, weight: y, window: window, groups: n).all }
            attempt {
                let found = try conv2dParameterGradients(z, input: x, weightShape: y.shape, window: window, groups: n)
                return [found.weight, found.bias]
            }
            attempt { [try convTranspose2d(x, weight: y, window: window, groups: n, outputPadding: extent)] }
            attempt { try convTranspose2dBackward(z, input: x, weight: y, window: window).all }
            attempt { [try locallyConnected2d(x, weight: y, window: window)] }
            attempt { try locallyConnected2dBackward(z, input: x, weight: y, window: window).all }
            attempt { [try im2col(x, filter: extent, window: window)] }
            attempt { [try col2im(x, shape: y.shape, filter: extent, window: window)] }
            attempt { [try maxPool2d(x, size: extent, window: window)] }
            attempt {
                [try maxPool2dBackward(y, switches: maxPool2dWithSwitches(x, size: extent, window: window).switches)]
            }
            attempt {
                let switches = try maxPool2dWithSwitches(x, size: extent, window: window).switches
                return [try maxUnpool2d(y, switches: switches), try maxUnpool2dBackward(x, switches: switches)]
            }
            attempt { [try averagePool2d(x, size: extent, window: window)] }
            attempt { [try averagePool2dBackward(x, shape: y.shape, size: extent, window: window)] }
            attempt { [try globalAveragePool2d(x)] }
            attempt { [try globalAveragePool2dBackward(x, shape: y.shape)] }
            attempt { [try localResponseNorm(x, size: n)] }
            attempt { [try localResponseNormBackward(x, input: y, size: n)] }
            attempt { [try batchNormTraining(x, scale: y, shift: z).output] }
            attempt { [try batchNormInference(x, mean: y, variance: z.map { abs($0) }, scale: y, shift: y)] }
            attempt { try batchNormTrainingBackward(x, input: y, scale: z).all }
            attempt {
                let variance = z.map { abs($0) }
                return try batchNormInferenceBackward(x, input: y, mean: z, variance: variance, scale: z).all
            }
            attempt { [try dropoutBackward(x, rate: 0.5, seed: n)] }
            attempt { [try dropout(x, rate: Float(n), seed: n)] }
            attempt { [try softmax(x), try logSoftmax(x), sigmoid(x), tanh(x), relu(x), elu(x), leakyReLU(x)] }
            attempt { [try softmaxBackward(x, output: y), try logSoftmaxBackward(x, output: try logSoftmax(y))] }
            attempt { [try sigmoidBackward(x, input: y), try tanhBackward(x, input: y), try eluBackward(x, input: y)] }
            attempt {
                [try reluBackward(x, input: y), try leakyReLUBackward(x, input: y), try stepBackward(x, input: y)]
            }
            attempt { [Tensor(try crossEntropy(x, labels: labels)), try crossEntropyBackward(x, labels: labels)] }
            attempt { [Tensor(try crossEntropy(x, targets: y)), try crossEntropyBackward(x, targets: y)] }
            attempt { [Tensor(try hingeLoss(x, labels: labels)), try hingeLossBackward(x, labels: labels)] }
            attempt { [Tensor(try meanSquaredError(x, target: y)), try meanSquaredErrorBackward(x, target: y)] }
            attempt { [try x + y, try x - y, try x * y] }
            attempt { [try addBackward(x, left: y, right: z).left, try multiplyBackward(x, left: y, right: z).right] }
            attempt { [try matmul(x, y)] }
            attempt { [try gemm(x, y, transposing: .left, adding: z)] }
            attempt { [try gemmBackward(x, left: y, right: z, transposing: .both).left] }
            attempt { [try matmulBackward(x, left: y, right: z).left] }
            attempt { [try linear(x, weight: y, bias: z)] }
            attempt { try linearBackward(x, input: y, weight: z).all }
            attempt { [try maxout(x, pieces: n), try maxoutBackward(y, input: x, pieces: n)] }
            attempt { [try x.sum(axis: n)] }
            attempt { [try x.argmax(axis: n)] }
            attempt { [try Tensor.sumBackward(x, shape: y.shape, axis: n)] }
            attempt { [try Tensor.maxBackward(x, input: y, axis: n)] }
            attempt { [try x.slice(axis: n, from: extent.height, to: extent.width)] }
            attempt { [try Tensor.sliceBackward(x, shape: y.shape, axis: n, from: extent.height)] }
            attempt { try x.split(axis: n, sizes: [extent.height, extent.width]) }
            attempt { [try Tensor.concat([x, y, z], axis: n)] }
            attempt { [try x.padded(window.padding)] }
            attempt { [try x.cropped(window.padding)] }
            attempt { [try x.reshaped([n, extent.height])] }
            attempt { [try x.broadcast(to: y.shape)] }
            attempt { [try x.sum(to: y.shape)] }
            attempt { [try x.transposed(axes: [n, 0])] }
            attempt { [try x.topK(n).values] }
            attempt { [try Tensor.topKBackward(x, indices: y, shape: z.shape)] }
            attempt { [try Tensor.oneHot(labels, classes: n)] }
            attempt { [try bilinearResize(x, to: extent)] }
            attempt { [try nearestResize(x, to: extent), try bilinearResize(x, to: extent, alignment: .corners)] }
            attempt { [try nearestResizeBackward(x, shape: y.shape)] }
            attempt { [silu(x), gelu(x), relu6(x), abs(x), clip(x, to: 0...1), pow(abs(x), 0.5)] }
            attempt { [try siluBackward(x, input: y), try geluBackward(x, input: y), try relu6Backward(x, input: y)] }
            attempt { [try absBackward(x, input: y), try clipBackward(x, input: y, to: 0...1)] }
            attempt { [try maximum(x, y), try minimum(x, y), try x .< y, try x .== y, try select(where: x, y, z)] }
            attempt { [try maximumBackward(x, left: y, right: z).left] }
            attempt { [try selectBackward(x, where: x, left: y, right: z).left] }
            attempt {
                [try x.gather(labels, axis: n), try .gatherBackward(x, indices: labels, shape: y.shape, axis: n)]
            }
            attempt { [try softmax(x, axis: n), try softmaxBackward(x, output: y, axis: n)] }
            attempt { [try x.sum(axis: n, keepingDimensions: true)] }
            attempt { [try layerNorm(x, scale: y, shift: z)] }
            attempt { try layerNormBackward(x, input: y, scale: z).all }
            attempt { [try groupNorm(x, groups: n, scale: y, shift: z)] }
            attempt { try groupNormBackward(x, input: y, groups: n, scale: z).all }
            attempt {
                let options = CrossEntropyOptions(ignoring: n, classWeights: y, smoothing: 0.1)
                return [Tensor(try crossEntropy(x, labels: labels, options: options))]
            }
            attempt {
                let packed = try PackedWeights(y, input: x.shape, window: window, groups: n)
                return [try conv2d(x, weights: packed, epilogue: Epilogue(bias: z, residual: x, rectifies: true))]
            }
            attempt { [try bilinearResizeBackward(x, shape: y.shape)] }
            attempt { [try gaussianFilter(size: n, sigma: x.count > 0 ? x[0] : 1)] }
            attempt { [try gaborFilter(size: n, wavelength: 4, orientation: 1, sigma: 2)] }
            attempt {
                [Tensor(Float(try convolutionOutputSize(input: n, filter: extent.height, stride: extent.width)))]
            }
            attempt {
                [
                    Tensor(
                        Float(
                            try transposedConvolutionOutputSize(input: n, filter: extent.height, stride: extent.width)))
                ]
            }
            #expect(!"\(x)".isEmpty)
        }
    }

    @Test("maps that go into a linear layer as they are: the message says how to make rows of them")
    func mapsIntoLinear() throws {
        let error = try #require(throws: ShapeError.self) {
            try linear(.zeros([2, 4, 6, 6]), weight: .zeros([10, 144]), bias: nil)
        }
        #expect("\(error)".hasSuffix("and has shape [2, 4, 6, 6]; .reshaped([2, 144]) makes a row of each image"))
    }

    @Test("results that no memory holds, and sizes beyond counting beside a 0, are errors")
    func sizesBeyondMemory() throws {
        let (tall, wide) = (Tensor.zeros([1 << 20, 1]), Tensor.zeros([1, 1 << 20]))
        #expect(throws: ShapeError.tooLarge(shape: [1 << 20, 1 << 20])) { try tall + wide }
        #expect(throws: ShapeError.tooLarge(shape: [1 << 20, 1 << 20])) { try matmul(tall, wide) }
        #expect(throws: ShapeError.tooLarge(shape: [1 << 20, 1 << 20])) { try linear(tall, weight: tall) }
        #expect(throws: ShapeError.tooLarge(shape: [1 << 20, 1 << 20])) { try gemm(tall, tall, transposing: .right) }
        #expect(throws: ShapeError.tooLarge(shape: [1 << 40])) { try Tensor(1).broadcast(to: [1 << 40]) }
        let beside0 = [0, 1, 1 << 40, 1 << 40]
        #expect(throws: ShapeError.tooLarge(shape: beside0)) { try Tensor([], shape: beside0) }
        // Shapes that the caller names.
        for huge in [[1, 1, 1 << 40, 1 << 40], [1, 1, -1, 2], [1, 1, .max, 1], beside0] {
            #expect(throws: ShapeError.self) { try globalAveragePool2dBackward(.ones([1, 1]), shape: huge) }
            #expect(throws: ShapeError.self) { try adaptiveAveragePool2dBackward(.ones([1, 1, 1, 1]), shape: huge) }
            #expect(throws: ShapeError.self) { try bilinearResizeBackward(.ones([1, 1, 1, 1]), shape: huge) }
            #expect(throws: ShapeError.self) {
                try Tensor.topKBackward(.ones([1]), indices: .zeros([1]), shape: [huge[2]])
            }
            #expect(throws: ShapeError.self) {
                try Tensor.sliceBackward(.ones([1]), shape: [huge[2]], axis: 0, from: 0)
            }
            #expect(throws: ShapeError.self) { try Tensor.sumBackward(.ones([1]), shape: huge, axis: 0) }
            #expect(throws: ShapeError.self) { try Tensor.ones([1]).broadcast(to: huge) }
            #expect(throws: ShapeError.self) { try Tensor.ones([1]).sum(to: huge) }
            #expect(throws: ShapeError.self) { try Tensor.ones([1]).reshaped(huge) }
            #expect(throws: ShapeError.self) { try col2im(.ones([1, 1, 1]), shape: huge, filter: Extent(1)) }
            #expect(throws: ShapeError.self) {
                try averagePool2dBackward(.ones([1, 1, 1, 1]), shape: huge, size: Extent(1), window: Window(stride: 1))
            }
            #expect(throws: ShapeError.self) {
                try conv2dParameterGradients(
                    .ones([1, 1, 1, 1]), input: .ones([1, 1, 1, 1]), weightShape: huge,
                    window: Window(padding: 1 << 20, rounding: .down))
            }
        }
        #expect(throws: ShapeError.self) {
            try conv2dParameterGradients(
                .ones([1, 1, 1, 1]), input: .ones([1, 1, 1, 1]), weightShape: [1, 1, (1 << 21) + 1, (1 << 21) + 1],
                window: Window(padding: 1 << 20))
        }
    }

    private func attempt(_ body: () throws -> [Tensor], sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            let hasNaN = try body().contains { $0.values.contains(where: \.isNaN) }
            #expect(!hasNaN, sourceLocation: sourceLocation)
        } catch {
            #expect(error is ShapeError && !"\(error)".isEmpty, sourceLocation: sourceLocation)
        }
    }
}
