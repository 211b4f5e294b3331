import Random
import Datasets
import Kernels

/// A training: a network, what it learns from, and how far it has come.
///
///     var trainer = try Trainer(network, on: train, validation: test, plan: TrainingPlan(epochs: 5))
///     try trainer.run { print($0) }
///     let trained = trainer.network
public struct Trainer: Sendable {
    /// The network, as it has learned so far.
    public internal(set) var network: Network
    /// How it is trained.
    public let plan: TrainingPlan
    /// What became of the loss.
    public internal(set) var history = TrainingHistory()

    let data: Dataset
    let validation: Dataset?
    /// Where it stands: all that the next step depends on, beside the tensors.
    var state = State()
    /// What the optimizer keeps.
    var optimizer: OptimizerState
    /// The parameters at their best, where early stopping looks for it.
    var best: Parameters?
    /// The shuffled batches of the current epoch.
    private var batches: [[Int]] = []
    private var batchesOfEpoch = -1

    struct State: Sendable, Hashable, Codable {
        /// Epochs that are done.
        var epoch = 0
        /// Steps of the current epoch that are done.
        var step = 0
        /// Steps of all epochs that are done.
        var totalSteps = 0
        /// The sum of this epoch's losses, each times its images.
        var lossSum = 0.0
        /// Images of this epoch that were recognized.
        var right = 0
        /// Images of this epoch so far.
        var seen = 0
        /// The smallest held-out loss so far.
        var bestLoss: Float?
    }

    /// A training that begins anew.
    ///
    /// - Throws: ``NetworkError`` for an empty set, a batch larger than the set, images or classes that are not the
    ///   network's, and settings with which nothing can be learned.
    public init(
        _ network: Network, on data: Dataset, validation: Dataset? = nil, plan: TrainingPlan = TrainingPlan()
    ) throws(NetworkError) {
        try plan.check()
        try network.requireFitting(data)
        if let validation { try network.requireFitting(validation) }
        guard plan.batchSize <= data.count else {
            throw NetworkError(.batchLargerThanSet(batch: plan.batchSize, images: data.count))
        }
        if plan.earlyStopping != .never, validation == nil { throw NetworkError(.nothingHeldOut) }
        (self.network, self.data, self.validation, self.plan) = (network, data, validation, plan)
        self.network.parameters.materialize()
        optimizer = OptimizerState(plan.optimizer, for: network.parameters)
    }

    /// Whether all epochs are done, or training ended early.
    public var isFinished: Bool { state.epoch >= plan.epochs || history.stoppedEarly }

    /// How many steps an epoch has.
    public var stepsPerEpoch: Int { (data.count + plan.batchSize - 1) / plan.batchSize }

    /// The learning rate of the next step.
    public var learningRate: Float {
        plan.learningRate.value(
            at: Double(state.epoch) + Double(state.step) / Double(stepsPerEpoch), of: plan.epochs)
    }

    /// Learns from one batch; after the last of an epoch, looks at the held-out images.
    ///
    /// - Returns: how the network does on the held-out images, at the end of an epoch.
    /// - Throws: ``NetworkError/Problem/lossNotFinite(loss:learningRate:)``, and `DatasetError` where the images cannot be
    ///   read; the network is then as before the step.
    @discardableResult
    public mutating func step() throws -> Metrics? {
        if isFinished { return nil }
        // The last step of an epoch may be done, and the look at the held-out images have failed.
        if state.step < stepsPerEpoch {
            do { try learn() } catch let error as NetworkError {
                throw error.within(.step(epoch: state.epoch + 1, step: state.step + 1))
            }
            state.step += 1
            state.totalSteps += 1
        }
        return state.step == stepsPerEpoch ? try endEpoch() : nil
    }

    private mutating func learn() throws {
        if batchesOfEpoch != state.epoch {
            batches = try data.batches(of: plan.batchSize, seed: SplitMix64.seed(plan.seed, 0, state.epoch))
            batchesOfEpoch = state.epoch
        }
        let batch = try data.batch(batches[state.step])
        let seed = SplitMix64.seed(plan.seed, 1, state.totalSteps)
        try learn(from: plan.augmentation.apply(to: batch.images, seed: seed), labels: batch.labels, seed: seed)
    }

    private mutating func learn(from images: Tensor, labels: [Int], seed: Int) throws {
        let rate = learningRate
        let outputs = [(network.graph.output, Float(1))] + network.graph.heads.map { ($0.node, $0.lossWeight) }
        let sources = outputs.map { (plan.loss.source(of: $0.0, in: network), $0.1) }
        let tape = try network.forward(images, to: Set(sources.map(\.0)), mode: .training(seed: seed))
        var gradients: [Int: Tensor] = [:]
        var loss: Float = 0
        for (source, weight) in sources {
            guard let scores = tape.layers[source]?.output else { continue }
            loss += weight * (try plan.loss.value(scores, labels: labels))
            let gradient = try plan.loss.gradient(scores, labels: labels)
            gradients[source] = weight == 1 ? gradient : gradient * weight
        }
        guard loss.isFinite else { throw NetworkError(.lossNotFinite(loss: loss, learningRate: rate)) }
        let result = try network.backward(gradients, through: tape)
        try optimizer.update(&network.parameters, by: result, rate: rate, decay: plan.weightDecay)
        try network.updateStatistics(from: tape)
        state.lossSum += Double(loss) * Double(labels.count)
        state.seen += labels.count
        if let scores = tape.layers[sources[0].0]?.output {
            state.right += scores.rowsGreatest(at: labels)
        }
    }

    private mutating func endEpoch() throws -> Metrics? {
        let metrics = try validation.map { try network.evaluate(on: $0, loss: plan.loss) }
        let rate = learningRate
        history.epochs.append(
            TrainingHistory.Epoch(
                epoch: state.epoch + 1, loss: Float(state.lossSum / Double(state.seen)),
                accuracy: Double(state.right) / Double(state.seen), validationLoss: metrics?.loss,
                validationAccuracy: metrics?.accuracy, learningRate: rate))
        state.epoch += 1
        (state.step, state.lossSum, state.right, state.seen) = (0, 0, 0, 0)
        if let loss = metrics?.loss, loss < state.bestLoss ?? .infinity {
            state.bestLoss = loss
            history.bestEpoch = state.epoch
            if plan.earlyStopping != .never { best = network.parameters }
        }
        if case .after(let patience) = plan.earlyStopping, state.epoch - (history.bestEpoch ?? 0) >= patience {
            history.stoppedEarly = state.epoch < plan.epochs
        }
        if isFinished, let best { network.parameters = best }
        return metrics
    }
}
