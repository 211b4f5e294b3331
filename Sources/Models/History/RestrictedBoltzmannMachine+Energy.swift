import Foundation
import Kernels

extension RestrictedBoltzmannMachine {
    /// The energy of each pair of states.
    ///
    /// - Parameters: v `[N, visible]`; h `[N, hidden]`. Returns: `[N]`.
    public func energy(_ v: Tensor, _ h: Tensor) throws -> Tensor {
        let connected = try (h * matmul(v, weight.transposed())).sum(axis: 1)
        return try bias(v, visibleBias, visibleUnits) + bias(h, hiddenBias, hiddenUnits) - connected
    }

    /// The free energy of each visible state, `-log Σₕ exp(-E(v, h))`: the lower, the likelier is the state.
    ///
    /// With binary hidden units, the term of the visible ones minus `Σⱼ log(1 + exp(c + W v)ⱼ)`; with Gaussian ones,
    /// minus `Σⱼ ((W v)ⱼ² / 2 + cⱼ (W v)ⱼ)`, and a constant that is left out.
    ///
    /// - Parameters: v `[N, visible]`. Returns: `[N]`.
    public func freeEnergy(_ v: Tensor) throws -> Tensor {
        let input = try hiddenInput(v)
        switch hiddenUnits {
        case .binary: return try bias(v, visibleBias, visibleUnits) - input.map(softplus).sum(axis: 1)
        case .gaussian:
            return try bias(v, visibleBias, visibleUnits)
                - (input * input - hiddenBias * hiddenBias).sum(axis: 1) * 0.5
        }
    }

    private func bias(_ x: Tensor, _ bias: Tensor, _ units: Units) throws(ShapeError) -> Tensor {
        switch units {
        case .binary: return -(try (x * bias).sum(axis: 1))
        case .gaussian:
            let difference = try x - bias
            return try (difference * difference).sum(axis: 1) * 0.5
        }
    }
}

/// `log(1 + exp(z))`.
private func softplus(_ z: Float) -> Float {
    // exp of a negative number only: exp(1e4) would be infinite.
    max(z, 0) + log1p(exp(-abs(z)))
}
