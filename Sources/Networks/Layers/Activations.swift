import Kernels

/// A layer that maps every value on its own.
public protocol ActivationLayer: Layer {
    /// The function of every value.
    func apply(_ z: Tensor) -> Tensor
    /// The gradient for what went in.
    func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor
}

extension ActivationLayer {
    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(apply(inputs[0]))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [
            try self.gradient(gradient, input: passage.inputs[0], output: passage.output.value)
        ])
    }
}

/// `max(0, z)`.
public struct ReLU: ActivationLayer {
    /// A rectified linear unit for every value.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "relu" }
    /// What it is, in a few words.
    public var title: String { "relu" }
    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { relu(z) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        try reluBackward(gradient, input: input)
    }
}

/// The logistic function, from 0 to 1.
public struct Sigmoid: ActivationLayer {
    /// A sigmoid for every value.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "sigmoid" }
    /// What it is, in a few words.
    public var title: String { "sigmoid" }
    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { sigmoid(z) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        try sigmoidBackward(gradient, output: output)
    }
}

/// `amplitude tanh(slope z)`. LeNet-5 has 1.7159 and 2/3, with which 1 and -1 are mapped on themselves.
public struct Tanh: ActivationLayer {
    /// The greatest value.
    public let amplitude: Float
    /// How steep it is, before it is scaled.
    public let slope: Float

    /// A hyperbolic tangent for every value.
    public init(amplitude: Float = 1, slope: Float = 1) {
        (self.amplitude, self.slope) = (amplitude, slope)
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "tanh" }
    /// What it is, in a few words.
    public var title: String { isPlain ? "tanh" : "\(amplitude) tanh(\(slope) z)" }
    private var isPlain: Bool { amplitude == 1 && slope == 1 }

    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { isPlain ? tanh(z) : amplitude * tanh(slope * z) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        isPlain
            ? try tanhBackward(gradient, output: output)
            : (amplitude * slope) * (try tanhBackward(gradient, output: output / amplitude))
    }
}

/// `z` where it is positive, else a small part of it.
public struct LeakyReLU: ActivationLayer {
    /// The part.
    public let slope: Float
    /// A leaky rectified linear unit for every value.
    public init(slope: Float = 0.1) { self.slope = slope }
    /// The stem of names given to layers of this kind.
    public var kind: String { "leakyrelu" }
    /// What it is, in a few words.
    public var title: String { "leaky relu \(slope)" }
    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { leakyReLU(z, slope: slope) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        try leakyReLUBackward(gradient, input: input, slope: slope)
    }
}

/// `z` where it is positive, else `alpha (exp(z) - 1)`.
public struct ELU: ActivationLayer {
    /// How far below 0 it falls.
    public let alpha: Float
    /// An exponential linear unit for every value.
    public init(alpha: Float = 1) { self.alpha = alpha }
    /// The stem of names given to layers of this kind.
    public var kind: String { "elu" }
    /// What it is, in a few words.
    public var title: String { "elu \(alpha)" }
    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { elu(z, alpha: alpha) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        try eluBackward(gradient, input: input, alpha: alpha)
    }
}

/// The perceptron's threshold: 1 where `z > 0`, else 0. Nothing is learned through it.
public struct Step: ActivationLayer {
    /// A threshold for every value.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "step" }
    /// What it is, in a few words.
    public var title: String { "step" }
    /// The function of every value.
    public func apply(_ z: Tensor) -> Tensor { step(z) }
    /// The gradient for what went in.
    public func gradient(_ gradient: Tensor, input: Tensor, output: Tensor) throws(ShapeError) -> Tensor {
        try stepBackward(gradient, input: input)
    }
}
