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

    public var namePrefix: String { "bn" }
    public var title: String { "batch norm" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard !inputs[0].isEmpty else {
            throw .wrongRank(operation: "batchNorm", argument: "the input", expected: "[C, …]", found: inputs[0])
        }
        return inputs[0]
    }

    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let channels = [inputs[0][0]]
        return [
            ParameterSpec("weight", shape: channels, role: .bias, start: .constant(1)),
            ParameterSpec("bias", shape: channels, role: .bias, start: .constant(0)),
            ParameterSpec("running_mean", shape: channels, role: .statistic, start: .constant(0)),
            ParameterSpec("running_var", shape: channels, role: .statistic, start: .constant(1)),
        ]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { output.reduce(1, *) }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        let (scale, shift) = (tape.parameters[0], tape.parameters[1])
        let (mean, variance) = (tape.parameters[2], tape.parameters[3])
        guard case .training = tape.mode else {
            return try batchNormInference(
                tape.input, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon)
        }
        let result = try batchNormTraining(tape.input, scale: scale, shift: shift, epsilon: epsilon)
        // The variance of the set that the batch was drawn from is a little greater than the batch's own.
        let size = Float(tape.input.count / max(scale.count, 1))
        let unbiased = size > 1 ? result.variance * (size / (size - 1)) : result.variance
        // An empty batch tells nothing of the set.
        tape.statistics =
            size == 0
            ? [mean, variance]
            : [
                try mean * (1 - momentum) + result.mean * momentum,
                try variance * (1 - momentum) + unbiased * momentum,
            ]
        return result.output
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        let (input, parameters) = (tape.input, tape.parameters)
        let gradients =
            if case .training = tape.mode {
                try batchNormTrainingBackward(gradient, input: input, scale: parameters[0], epsilon: epsilon)
            } else {
                try batchNormInferenceBackward(
                    gradient, input: input, mean: parameters[2], variance: parameters[3], scale: parameters[0],
                    epsilon: epsilon)
            }
        return Gradients(inputs: [gradients.input], parameters: [gradients.weight, gradients.bias])
    }
}
