import Kernels

/// How gradients change parameters. Weight decay adds to the gradient, but with Adam it shrinks the weights directly.
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

    /// How many tensors it keeps for each parameter.
    package var momentCount: Int {
        switch self {
        case .sgd: 0
        case .momentum, .nesterov: 1
        case .adam: 2
        }
    }

    var settings: [Setting] {
        func share(_ name: String, _ value: Float) -> Setting { (name, Double(value), "in 0..<1", 0...0.999_999_9) }
        switch self {
        case .sgd: return []
        case .momentum(let momentum), .nesterov(let momentum): return [share("momentum", momentum)]
        case .adam(let beta1, let beta2, let epsilon):
            return [
                share("beta1", beta1), share("beta2", beta2), ("epsilon", Double(epsilon), "above 0", 1e-30...1),
            ]
        }
    }

    /// Changes one parameter by its gradient.
    ///
    /// - Parameters: state, as many tensors as ``momentCount``; step, counted from 1.
    func update(
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
            var square = state.removeLast()
            defer { state.append(square) }
            try adamUpdate(
                &weight, gradient: gradient, mean: &state[0], square: &square, beta1: beta1, beta2: beta2,
                epsilon: epsilon, step: step, rate: rate, decay: decay)
        }
    }
}
