import Random
import Kernels

/// How a restricted Boltzmann machine is taught.
public struct ContrastiveDivergenceSettings: Sendable, Hashable {
    /// How often all data is seen.
    public var epochs: Int
    /// How many rows make one step.
    public var batchSize: Int
    /// How far each step goes.
    public var learningRate: Float
    /// The share of the last step that goes into the next one.
    public var momentum: Float
    /// How much each step shrinks the weights.
    public var weightDecay: Float
    /// How often the machine goes back and forth: the 1 of CD-1.
    public var steps: Int
    /// What samples and the order of the rows are drawn from.
    public var seed: Int

    /// Settings; those of Hinton's guide where nothing else is said.
    public init(
        epochs: Int = 10, batchSize: Int = 20, learningRate: Float = 0.05, momentum: Float = 0.5,
        weightDecay: Float = 0.0002, steps: Int = 1, seed: Int
    ) {
        (self.epochs, self.batchSize, self.learningRate) = (epochs, batchSize, learningRate)
        (self.momentum, self.weightDecay, self.steps, self.seed) = (momentum, weightDecay, steps, seed)
    }
}

/// What one step of contrastive divergence found.
public struct ContrastiveDivergence: Sendable, Equatable {
    /// `⟨h vᵀ⟩` of the data minus that of the reconstruction, `[hidden, visible]`: uphill for the weights.
    public let weight: Tensor
    /// The same of the visible units.
    public let visibleBias: Tensor
    /// The same of the hidden units.
    public let hiddenBias: Tensor
    /// What the machine makes of the data: the means of the visible units in the end.
    public let reconstruction: Tensor
    /// The mean squared difference between data and reconstruction.
    public let error: Float
}

extension RestrictedBoltzmannMachine {
    /// Goes from the data to the hidden units and back `steps` times, and compares what the two ends say: CD-k.
    ///
    /// Hidden states are drawn, visible ones stay means; the last hidden units stay means too, for drawing them would add
    /// noise and nothing else.
    ///
    /// - Parameters: v, the data, `[N, visible]`.
    /// - Source: Hinton, *Training products of experts by minimizing contrastive divergence*, 2002.
    public func contrastiveDivergence(_ v: Tensor, steps: Int = 1, seed: Int) throws
        -> ContrastiveDivergence
    {
        guard steps > 0 else { throw ShapeError.mustBePositive(name: "steps", value: steps) }
        let positive = try hiddenMeans(given: v)
        var (hidden, reconstruction) = (positive, v)
        for step in 0..<steps {
            let states = sample(hidden, hiddenUnits, seed: SplitMix64.seed(seed, step))
            reconstruction = try visibleMeans(given: states)
            hidden = try hiddenMeans(given: reconstruction)
        }
        let (first, last) = (hidden, reconstruction)
        let rows = Float(max(v.shape[0], 1))
        let difference = try v - last
        return ContrastiveDivergence(
            weight: try (matmul(positive.transposed(), v) - matmul(first.transposed(), last)) / rows,
            visibleBias: try difference.sum(axis: 0) / rows,
            hiddenBias: try (positive - first).sum(axis: 0) / rows, reconstruction: last,
            error: try meanSquaredError(last, target: v))
    }

    /// States drawn from the hidden units' distribution, given the visible ones.
    public func sampleHidden(given v: Tensor, seed: Int) throws -> Tensor {
        sample(try hiddenMeans(given: v), hiddenUnits, seed: seed)
    }

    private func sample(_ means: Tensor, _ units: Units, seed: Int) -> Tensor {
        var states = means
        let noise = units == .binary ? Tensor.uniform(means.shape, seed: seed) : .normal(means.shape, seed: seed)
        states.withMutableValues { states in
            noise.withValues { noise in
                for i in 0..<states.count {
                    states[i] = units == .binary ? (noise[i] < states[i] ? 1 : 0) : states[i] + noise[i]
                }
            }
        }
        return states
    }

    /// Learns from `data`, `[N, visible]`.
    ///
    /// - Returns: the mean squared reconstruction error of each epoch.
    /// - Throws: ``ModelError/diverged(epoch:learningRate:)`` where the learning rate is too great, and others.
    public mutating func train(
        on data: Tensor, _ settings: ContrastiveDivergenceSettings,
        progress: (_ epoch: Int, _ error: Float) -> Void = { _, _ in }
    ) throws -> [Float] {
        let batches = try RowBatches(data, size: settings.batchSize)
        var (weightStep, visibleStep, hiddenStep) = (weight * 0, visibleBias * 0, hiddenBias * 0)
        var errors: [Float] = []
        for epoch in 0..<max(settings.epochs, 0) {
            var total: Float = 0
            for (number, batch) in batches.shuffled(seed: SplitMix64.seed(settings.seed, epoch)).enumerated() {
                let found = try contrastiveDivergence(
                    batch, steps: settings.steps, seed: SplitMix64.seed(settings.seed, epoch, number, 1))
                let (momentum, rate) = (settings.momentum, settings.learningRate)
                weightStep = try weightStep * momentum + (found.weight - weight * settings.weightDecay) * rate
                visibleStep = try visibleStep * momentum + found.visibleBias * rate
                hiddenStep = try hiddenStep * momentum + found.hiddenBias * rate
                weight = try weight + weightStep
                visibleBias = try visibleBias + visibleStep
                hiddenBias = try hiddenBias + hiddenStep
                total += found.error * Float(batch.shape[0])
            }
            let error = total / Float(batches.rows)
            guard error.isFinite, weight.sum().isFinite else {
                throw ModelError.diverged(epoch: epoch + 1, learningRate: settings.learningRate)
            }
            errors.append(error)
            progress(epoch + 1, error)
        }
        return errors
    }
}
