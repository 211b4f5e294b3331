import Kernels

/// What an optimizer keeps of a network between steps: how many there were, and running means for each parameter.
package struct OptimizerState: Sendable {
    let optimizer: Optimizer
    /// Steps that were taken.
    var steps = 0
    /// For each parameter, as many tensors of its shape as the optimizer keeps; none for statistics.
    var moments: [[Tensor]]

    package init(_ optimizer: Optimizer, for parameters: Parameters) {
        self.optimizer = optimizer
        moments = parameters.entries.map { entry in
            let count = entry.spec.role == .statistic ? 0 : optimizer.momentCount
            return (0..<count).map { _ in .zeros(entry.spec.shape) }
        }
    }

    /// Takes one step: changes every parameter by its gradient. Weights shrink by `decay`; biases are left alone.
    ///
    /// - Parameter gradients: for each node, one for each parameter that it learns, or none. Where one of them has another
    ///   shape than its parameter, nothing changes.
    package mutating func update(
        _ parameters: inout Parameters, by gradients: [[Tensor]], rate: Float, decay: Float = 0
    ) throws(ShapeError) {
        for (node, gradients) in gradients.enumerated() {
            for (place, gradient) in zip(parameters.places[node], gradients) {
                let spec = parameters.entries[place].spec
                guard gradient.shape == spec.shape else {
                    throw .mismatch(
                        operation: parameters.entries[place].name, argument: "the gradient", expected: spec.shape,
                        found: gradient.shape)
                }
            }
        }
        steps += 1
        for (node, gradients) in gradients.enumerated() {
            for (place, gradient) in zip(parameters.places[node], gradients) {
                let decay = parameters.entries[place].spec.role == .weight ? decay : 0
                try update(&parameters, place, gradient, rate: rate, decay: decay)
            }
        }
    }

    private mutating func update(
        _ parameters: inout Parameters, _ place: Int, _ gradient: Tensor, rate: Float, decay: Float
    ) throws(ShapeError) {
        var kept = moments[place]
        // Given up here, so that the optimizer finds their memory unshared and does not copy it.
        moments[place] = []
        defer { moments[place] = kept }
        try parameters.update(place) { [steps, optimizer] weight throws(ShapeError) in
            try optimizer.update(&weight, gradient: gradient, state: &kept, rate: rate, decay: decay, step: steps)
        }
    }
}
