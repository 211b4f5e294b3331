import Kernels

/// A function of every value on its own, with its gradient.
///
/// One of your own, for use in a network:
///
///     let cube = Activation("cube") { z in z.map { $0 * $0 * $0 } } backward: {
///         gradient, tape throws(ShapeError) in try gradient * tape.input.map { 3 * $0 * $0 }
///     }
///     ActivationLayer(cube)
public struct Activation: Sendable {
    /// Its name: what layers with it are called, and, in capitals, how the lecture's notation names it.
    public let name: String
    /// The function in a few words.
    public let title: String
    /// Whether it passes on what is positive, and nothing else: the rules by which a deconvnet and guided
    /// back-propagation project a unit to the image treat such units in their own way.
    public let isRectifier: Bool
    private let function: @Sendable (Tensor) -> Tensor
    private let derivative: @Sendable (_ gradient: Tensor, _ tape: Tape) throws(ShapeError) -> Tensor

    /// An activation of your own.
    ///
    /// - Parameters: forward, the function of a whole tensor; backward, the gradient for the input from that for the
    ///   output; the tape has both.
    public init(
        _ name: String, title: String? = nil, isRectifier: Bool = false,
        forward: @escaping @Sendable (Tensor) -> Tensor,
        backward: @escaping @Sendable (_ gradient: Tensor, _ tape: Tape) throws(ShapeError) -> Tensor
    ) {
        (self.name, self.title, self.isRectifier) = (name, title ?? name, isRectifier)
        (function, derivative) = (forward, backward)
    }

    /// The function of every value.
    public func callAsFunction(_ z: Tensor) -> Tensor { function(z) }

    /// The gradient for what went in.
    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Tensor {
        try derivative(gradient, tape)
    }
}

extension Activation: Hashable {
    /// Activations of one name and one description are the same.
    public static func == (a: Activation, b: Activation) -> Bool { a.name == b.name && a.title == b.title }

    public func hash(into hasher: inout Hasher) { hasher.combine(title) }
}

extension Activation {
    /// `max(0, z)`.
    public static let relu = Activation("relu", isRectifier: true) {
        Kernels.relu($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try reluBackward(gradient, input: tape.input)
    }

    /// The logistic function, `1 / (1 + exp(-z))`.
    public static let sigmoid = Activation("sigmoid") {
        Kernels.sigmoid($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try sigmoidBackward(gradient, output: tape.output)
    }

    /// `tanh z`.
    public static let tanh = Activation("tanh") {
        Kernels.tanh($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try tanhBackward(gradient, output: tape.output)
    }

    /// The perceptron's threshold: 1 where `z > 0`, else 0. Nothing is learned through it.
    public static let step = Activation("step") {
        Kernels.step($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try stepBackward(gradient, input: tape.input)
    }

    /// `z` where it is positive, else `slope z`.
    public static func leakyReLU(slope: Float = 0.1) -> Activation {
        Activation("leakyrelu", title: "leaky relu \(slope)") {
            Kernels.leakyReLU($0, slope: slope)
        } backward: {
            gradient, tape throws(ShapeError) in
            try leakyReLUBackward(gradient, input: tape.input, slope: slope)
        }
    }

    /// `z` where it is positive, else `alpha (exp(z) - 1)`.
    public static func elu(alpha: Float = 1) -> Activation {
        Activation("elu", title: "elu \(alpha)") {
            Kernels.elu($0, alpha: alpha)
        } backward: {
            gradient, tape throws(ShapeError) in
            try eluBackward(gradient, input: tape.input, alpha: alpha)
        }
    }

    /// `amplitude tanh(slope z)`. LeNet-5 has 1.7159 and 2/3, with which 1 and -1 are mapped on themselves.
    public static func tanh(amplitude: Float, slope: Float) -> Activation {
        if amplitude == 1, slope == 1 { return tanh }
        return Activation("tanh", title: "\(amplitude) tanh(\(slope) z)") {
            amplitude * Kernels.tanh(slope * $0)
        } backward: { gradient, tape throws(ShapeError) in
            (amplitude * slope) * (try tanhBackward(gradient, output: tape.output / amplitude))
        }
    }

    /// `min(max(0, z), 6)`.
    public static let relu6 = Activation("relu6") {
        Kernels.relu6($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try relu6Backward(gradient, input: tape.input)
    }

    /// `z sigmoid(z)`, also known as swish.
    public static let silu = Activation("silu") {
        Kernels.silu($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try siluBackward(gradient, input: tape.input)
    }

    /// `z Φ(z)`, where Φ is the share of a normal distribution below z.
    public static let gelu = Activation("gelu") {
        Kernels.gelu($0)
    } backward: {
        gradient, tape throws(ShapeError) in
        try geluBackward(gradient, input: tape.input)
    }

    /// One of each kind, with its usual constants: those that the lecture's notation names.
    public static let all = [relu, sigmoid, tanh, step, leakyReLU(), elu(), relu6, silu, gelu]
}
