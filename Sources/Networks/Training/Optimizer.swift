import Kernels

/// How gradients change parameters.
///
/// Weight decay adds `decay w` to the gradient g (L2 decay); with ``adamW(beta1:beta2:epsilon:)`` it is decoupled from the
/// gradient, and shrinks the weights by `rate decay w` directly.
public enum Optimizer: Sendable, Hashable, Codable {
    /// Stochastic gradient descent: `w -= rate g`.
    case sgd
    /// With a velocity: `v = momentum v + g`, `w -= rate v`.
    ///
    /// - Source: Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964.
    case momentum(Float)
    /// With a velocity that looks ahead: `v = momentum v + g`, `w -= rate (g + momentum v)`.
    ///
    /// - Source: Sutskever, Martens, Dahl and Hinton, *On the importance of initialization and momentum*, 2013.
    case nesterov(Float)
    /// Steps in units of the gradient's own size, by running means of it and of its square.
    ///
    /// - Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2014.
    case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
    /// Adam with decoupled weight decay, which the gradient's size does not scale.
    ///
    /// - Source: Loshchilov and Hutter, *Decoupled weight decay regularization*, 2017.
    case adamW(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)

    /// How many tensors it keeps for each parameter.
    package var momentCount: Int {
        switch self {
        case .sgd: 0
        case .momentum, .nesterov: 1
        case .adam, .adamW: 2
        }
    }

    var settings: [Setting] {
        func share(_ name: String, _ value: Float) -> Setting { (name, Double(value), "in 0..<1", 0...0.999_999_9) }
        switch self {
        case .sgd: return []
        case .momentum(let momentum), .nesterov(let momentum): return [share("momentum", momentum)]
        case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
            return [
                share("beta1", beta1), share("beta2", beta2), ("epsilon", Double(epsilon), "above 0", 1e-30...1),
            ]
        }
    }

    /// Changes one parameter by its gradient.
    ///
    /// - Parameters: state, as many tensors as ``momentCount``; step, counted from 1.
    package func update(
        _ weight: inout Tensor, gradient: Tensor, state: inout [Tensor], rate: Float, decay: Float, step: Int
    ) throws(ShapeError) {
        switch self {
        case .sgd: try sgdUpdate(&weight, gradient: gradient, rate: rate, decay: decay)
        case .momentum(let momentum):
            try sgdUpdate(
                &weight, gradient: gradient, velocity: &state[0], momentum: momentum, rate: rate, decay: decay)
        case .nesterov(let momentum):
            try sgdUpdate(
                &weight, gradient: gradient, velocity: &state[0], momentum: momentum, nesterov: true, rate: rate,
                decay: decay)
        case .adam(let beta1, let beta2, let epsilon):
            try adam(&weight, gradient, &state, (beta1, beta2, epsilon), rate, decay, .l2, step)
        case .adamW(let beta1, let beta2, let epsilon):
            try adam(&weight, gradient, &state, (beta1, beta2, epsilon), rate, decay, .decoupled, step)
        }
    }

    private func adam(
        _ weight: inout Tensor, _ gradient: Tensor, _ state: inout [Tensor],
        _ constants: (beta1: Float, beta2: Float, epsilon: Float), _ rate: Float, _ decay: Float,
        _ kind: WeightDecay, _ step: Int
    ) throws(ShapeError) {
        // Taken out: two elements of an array cannot be changed at once.
        var square = state.removeLast()
        defer { state.append(square) }
        try adamUpdate(
            &weight, gradient: gradient, mean: &state[0], square: &square, beta1: constants.beta1,
            beta2: constants.beta2, epsilon: constants.epsilon, step: step, rate: rate, decay: decay, decaying: kind)
    }
}
