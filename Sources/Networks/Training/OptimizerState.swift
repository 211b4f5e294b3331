import Kernels

/// What an optimizer keeps of a network between steps: how many there were, and running means for each parameter.
///
///     var optimizer = OptimizerState(.adam(), for: network.parameters)
///     try optimizer.update(&network.parameters, by: gradients, rate: 0.001)
public struct OptimizerState: Sendable {
    /// How gradients change parameters.
    public let optimizer: Optimizer
    /// How many steps were taken.
    public internal(set) var steps = 0
    /// For each parameter, as many tensors of its shape as the optimizer keeps; none for statistics.
    var moments: [[Tensor]]

    /// The state before the first step.
    public init(_ optimizer: Optimizer, for parameters: Parameters) {
        self.optimizer = optimizer
        moments = parameters.entries.map { entry in
            let count = entry.spec.role == .statistic ? 0 : optimizer.momentCount
            return (0..<count).map { _ in .zeros(entry.spec.shape) }
        }
    }

    /// Takes one step: changes every parameter by its gradient. Weights shrink by `decay`; biases are left alone.
    ///
    /// - Throws: ``NetworkError/Problem/gradientCount(expected:found:)``,
    ///   ``NetworkError/Problem/gradientShape(of:expected:found:)``,
    ///   ``NetworkError/Problem/stateOfAnother(parameters:expected:)``: nothing has then changed.
    public mutating func update(
        _ parameters: inout Parameters, by gradients: Gradients, rate: Float, decay: Float = 0
    ) throws(NetworkError) {
        try check(gradients.parameters, for: parameters)
        steps += 1
        for (place, gradient) in zip(parameters.learned, gradients.parameters) {
            let entry = parameters.entries[place]
            let decay = entry.spec.role == .weight ? decay : 0
            do throws(ShapeError) { try update(&parameters, place, gradient, rate: rate, decay: decay) } catch {
                throw NetworkError(.shape(error))
            }
        }
    }

    private func check(_ gradients: [Tensor], for parameters: Parameters) throws(NetworkError) {
        guard moments.count == parameters.entries.count else {
            throw NetworkError(.stateOfAnother(parameters: moments.count, expected: parameters.entries.count))
        }
        guard gradients.count == parameters.learned.count else {
            throw NetworkError(.gradientCount(expected: parameters.learned.count, found: gradients.count))
        }
        for (place, gradient) in zip(parameters.learned, gradients) {
            let entry = parameters.entries[place]
            guard gradient.shape == entry.spec.shape else {
                throw NetworkError(
                    .gradientShape(of: "'\(entry.name)'", expected: entry.spec.shape, found: gradient.shape))
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
