import Kernels

/// Normalizes every channel: by the moments of the batch while it learns, by their running means afterwards.
///
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public struct BatchNorm2D: Layer {
    /// Keeps a silent channel from a division by 0.
    public let epsilon: Float
    /// How much of each batch goes into the running means.
    public let momentum: Float

    /// A normalization with a scale and a shift for each channel.
    public init(epsilon: Float = 1e-5, momentum: Float = 0.1) {
        (self.epsilon, self.momentum) = (epsilon, momentum)
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "bn" }
    /// What it is, in a few words.
    public var title: String { "batch norm" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard !inputs[0].isEmpty else {
            throw .wrongRank(operation: "batchNorm", argument: "the input", expected: "[C, …]", found: inputs[0])
        }
        return inputs[0]
    }

    /// What it learns.
    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let channels = [inputs[0][0]]
        return [
            ParameterSpec("weight", shape: channels, role: .bias, start: .constant(1)),
            ParameterSpec("bias", shape: channels, role: .bias, start: .constant(0)),
            ParameterSpec("running_mean", shape: channels, role: .statistic, start: .constant(0)),
            ParameterSpec("running_var", shape: channels, role: .statistic, start: .constant(1)),
        ]
    }

    /// Multiplications with an addition each, for one image.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { output.reduce(1, *) }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        let (scale, shift, mean, variance) = (parameters[0], parameters[1], parameters[2], parameters[3])
        guard pass.purpose == .training else {
            return LayerOutput(
                try batchNormInference(
                    inputs[0], mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon))
        }
        let result = try batchNormTraining(inputs[0], scale: scale, shift: shift, epsilon: epsilon)
        // The variance of the set that the batch was drawn from is a little greater than the batch's own.
        let size = Float(inputs[0].count / max(scale.count, 1))
        let unbiased = size > 1 ? result.variance * (size / (size - 1)) : result.variance
        return LayerOutput(
            result.output, saved: .tensors([result.mean, result.variance]),
            // An empty batch tells nothing of the set.
            statistics: size == 0
                ? [mean, variance]
                : [
                    try mean * (1 - momentum) + result.mean * momentum,
                    try variance * (1 - momentum) + unbiased * momentum,
                ])
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        let (input, parameters) = (passage.inputs[0], passage.parameters)
        let gradients =
            if case .tensors = passage.output.saved {
                try batchNormTrainingBackward(gradient, input: input, scale: parameters[0], epsilon: epsilon)
            } else {
                try batchNormInferenceBackward(
                    gradient, input: input, mean: parameters[2], variance: parameters[3], scale: parameters[0],
                    epsilon: epsilon)
            }
        return PassageGradients(inputs: [gradients.input], parameters: [gradients.weight, gradients.bias])
    }
}
