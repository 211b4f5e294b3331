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
    /// The stem of names given to layers of this kind.
    public var kind: String { "subsampling" }
    /// What it is, in a few words.
    public var title: String { "subsampling \(Extent(size).text)" }
    /// How far it looks.
    public var sight: Sight { .window(Extent(size), window) }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, input) = try imageSizes("subsampling", inputs[0])
        let output = try window.outputSize(input: input, filter: Extent(size))
        return [channels, output.height, output.width]
    }

    /// What it learns.
    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        [
            // Begins as the mean.
            ParameterSpec("weight", shape: [inputs[0][0]], role: .weight, start: .constant(1 / Float(size * size))),
            ParameterSpec("bias", shape: [inputs[0][0]], role: .bias, start: .constant(0)),
        ]
    }

    /// Multiplications with an addition each, for one image.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { output.reduce(1, *) }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        let sums = try averagePool2d(inputs[0], size: size) * Float(size * size)
        let column = [parameters[0].count, 1, 1]
        return LayerOutput(
            try sums * parameters[0].reshaped(column) + parameters[1].reshaped(column), saved: .tensors([sums]))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        guard case .tensors(let saved) = passage.output.saved else { return PassageGradients(inputs: [gradient]) }
        let weight = passage.parameters[0]
        let column = [weight.count, 1, 1]
        let toSums = try gradient * weight.reshaped(column) * Float(size * size)
        return PassageGradients(
            inputs: [
                try averagePool2dBackward(
                    toSums, shape: passage.inputs[0].shape, size: Extent(size), window: window)
            ],
            parameters: [
                try (gradient * saved[0]).sum(to: column).reshaped([weight.count]),
                try gradient.sum(to: column).reshaped([weight.count]),
            ])
    }
}
