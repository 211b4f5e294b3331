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
    var memory: Int {
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
    /// - Parameters: state, as many tensors as ``memory``; step, counted from 1.
    func update(
        _ weight: inout Tensor, gradient: Tensor, state: inout [Tensor], rate: Float, decay: Float, step: Int
    ) {
        switch self {
        case .sgd:
            change(&weight, by: gradient) { w, g in w - rate * (g + decay * w) }
        case .momentum(let momentum):
            change(&weight, by: gradient, &state[0]) { w, g, v in
                v = momentum * v + (g + decay * w)
                return w - rate * v
            }
        case .nesterov(let momentum):
            change(&weight, by: gradient, &state[0]) { w, g, v in
                let g = g + decay * w
                v = momentum * v + g
                return w - rate * (g + momentum * v)
            }
        case .adam(let beta1, let beta2, let epsilon):
            var second = state.removeLast()
            let (unbias1, unbias2) = (1 / (1 - power(beta1, step)), 1 / (1 - power(beta2, step)))
            second.withMutableValues { second in
                var i = 0
                change(&weight, by: gradient, &state[0]) { w, g, m in
                    m = beta1 * m + (1 - beta1) * g
                    let v = beta2 * second[i] + (1 - beta2) * g * g
                    second[i] = v
                    i += 1
                    return w - rate * (m * unbias1 / ((v * unbias2).squareRoot() + epsilon) + decay * w)
                }
            }
            state.append(second)
        }
    }
}

private func power(_ base: Float, _ exponent: Int) -> Float {
    var (result, factor, rest) = (1.0, Double(base), exponent)
    while rest > 0 {
        if rest & 1 == 1 { result *= factor }
        factor *= factor
        rest >>= 1
    }
    return Float(result)
}

@inline(__always)
private func change(_ weight: inout Tensor, by gradient: Tensor, _ body: (Float, Float) -> Float) {
    let count = weight.count
    weight.withMutableValues { w in
        gradient.withValues { g in
            for i in 0..<count { w[i] = body(w[i], g[i]) }
        }
    }
}

@inline(__always)
private func change(
    _ weight: inout Tensor, by gradient: Tensor, _ state: inout Tensor, _ body: (Float, Float, inout Float) -> Float
) {
    let count = weight.count
    weight.withMutableValues { w in
        state.withMutableValues { s in
            gradient.withValues { g in
                for i in 0..<count { w[i] = body(w[i], g[i], &s[i]) }
            }
        }
    }
}
