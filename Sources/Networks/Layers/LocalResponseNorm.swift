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

    public var namePrefix: String { "norm" }
    public var title: String { "local response norm" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        _ = try imageSizes("localResponseNorm", inputs[0])
        return inputs[0]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try localResponseNorm(tape.input, size: size, alpha: alpha, beta: beta, k: k)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [
            try localResponseNormBackward(
                gradient, input: tape.input, size: size, alpha: alpha, beta: beta, k: k)
        ])
    }
}
