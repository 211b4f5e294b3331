import Kernels

/// LeNet-5's pooling: the sum under each placement times a weight of its map, plus a bias.
///
/// - Source: LeCun et al., *Gradient-based learning applied to document recognition*, 1998, section II.B.
public struct Subsampling2D: Layer {
    /// The window's height and width, and its stride.
    public let size: Int

    /// A square window, which slides by its own size.
    public init(size: Int = 2) { self.size = size }

    private var window: Window { Window(stride: size) }
    public var namePrefix: String { "subsampling" }
    public var title: String { "subsampling \(Extent(size).text)" }
    public var receptiveWindow: ReceptiveWindow { .window(Extent(size), window) }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, input) = try imageSizes("subsampling", inputs[0])
        let output = try window.outputSize(input: input, filter: Extent(size))
        return [channels, output.height, output.width]
    }

    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        [
            // Begins as the mean.
            ParameterSpec("weight", shape: [inputs[0][0]], role: .weight, start: .constant(1 / Float(size * size))),
            ParameterSpec("bias", shape: [inputs[0][0]], role: .bias, start: .constant(0)),
        ]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { output.reduce(1, *) }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        let sums = try averagePool2d(tape.input, size: size) * Float(size * size)
        let column = [tape.parameters[0].count, 1, 1]
        tape.saved = [sums]
        return try sums * tape.parameters[0].reshaped(column) + tape.parameters[1].reshaped(column)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        let weight = tape.parameters[0]
        let column = [weight.count, 1, 1]
        let toSums = try gradient * weight.reshaped(column) * Float(size * size)
        return Gradients(
            inputs: [
                try averagePool2dBackward(
                    toSums, shape: tape.input.shape, size: Extent(size), window: window)
            ],
            parameters: [
                try (gradient * tape.saved[0]).sum(to: column).reshaped([weight.count]),
                try gradient.sum(to: column).reshaped([weight.count]),
            ])
    }
}
