import Kernels

/// AlexNet's normalization: each value is divided by the activity of neighboring channels at the same pixel.
///
/// - Source: Krizhevsky, Sutskever and Hinton, *ImageNet classification with deep convolutional neural networks*, 2012.
public struct LocalResponseNorm: Layer {
    /// How many channels are neighbors.
    public let size: Int
    /// The weight of their squares.
    public let alpha: Float
    /// The power of the activity.
    public let beta: Float
    /// The activity of silence.
    public let k: Float

    /// The paper's constants, unless others are given.
    public init(size: Int = 5, alpha: Float = 1e-4, beta: Float = 0.75, k: Float = 2) {
        (self.size, self.alpha, self.beta, self.k) = (size, alpha, beta, k)
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "norm" }
    /// What it is, in a few words.
    public var title: String { "local response norm" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        _ = try imageSizes("localResponseNorm", inputs[0])
        return inputs[0]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try localResponseNorm(inputs[0], size: size, alpha: alpha, beta: beta, k: k))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [
            try localResponseNormBackward(
                gradient, input: passage.inputs[0], size: size, alpha: alpha, beta: beta, k: k)
        ])
    }
}
