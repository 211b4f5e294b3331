import Kernels

/// Applies an activation to every value.
///
///     ActivationLayer(.leakyReLU(slope: 0.01))
public struct ActivationLayer: Layer {
    /// The function.
    public let activation: Activation

    /// A layer of this activation.
    public init(_ activation: Activation) { self.activation = activation }

    public var namePrefix: String { activation.name }
    public var title: String { activation.title }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor { activation(tape.input) }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try activation.backward(gradient, through: tape)])
    }
}

// Short spellings: each is an `ActivationLayer`.

/// `max(0, z)` of every value.
public struct ReLU: NetworkPart {
    /// Rectified linear units.
    public init() {}
    public var block: Block { ActivationLayer(.relu).block }
}

/// The logistic function of every value, from 0 to 1.
public struct Sigmoid: NetworkPart {
    /// Logistic units.
    public init() {}
    public var block: Block { ActivationLayer(.sigmoid).block }
}

/// `amplitude tanh(slope z)` of every value `z`.
public struct Tanh: NetworkPart {
    public let block: Block

    /// A plain hyperbolic tangent, unless it is scaled.
    public init(amplitude: Float = 1, slope: Float = 1) {
        block = ActivationLayer(.tanh(amplitude: amplitude, slope: slope)).block
    }
}

/// `z` where it is positive, else `slope z`, of every value `z`.
public struct LeakyReLU: NetworkPart {
    public let block: Block
    /// Leaky rectified linear units.
    public init(slope: Float = 0.1) { block = ActivationLayer(.leakyReLU(slope: slope)).block }
}

/// `z` where it is positive, else `alpha (exp(z) - 1)`, of every value `z`.
public struct ELU: NetworkPart {
    public let block: Block
    /// Exponential linear units.
    public init(alpha: Float = 1) { block = ActivationLayer(.elu(alpha: alpha)).block }
}

/// The perceptron's threshold of every value `z`: 1 where `z > 0`, else 0.
public struct Step: NetworkPart {
    /// Threshold units.
    public init() {}
    public var block: Block { ActivationLayer(.step).block }
}
