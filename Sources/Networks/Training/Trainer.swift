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
    let ranks: any GradientSum
    /// How many values the ranks add up at a time, at least.
    var leastPiece = OverlappedSum.least
    /// Whether all ranks were found to be at the same place of the same training.
    var ranksAgree = false
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
    /// - Parameter ranks: the processes that share the training, each of which has such a trainer with the same network, sets and
    ///   plan. Each learns from its part of every batch, so that all of them together do what one would.
    /// - Throws: ``NetworkError`` for an empty set, a batch larger than the set, or with fewer images than there are ranks, images or
    ///   classes that are not the network's, and settings with which nothing can be learned.
    public init(
        _ network: Network, on data: Dataset, validation: Dataset? = nil, plan: TrainingPlan = TrainingPlan(),
        among ranks: any GradientSum = OneRank()
    ) throws(NetworkError) {
        try plan.check()
        try network.requireFitting(data)
        if let validation { try network.requireFitting(validation) }
        guard plan.batchSize <= data.count else {
            throw NetworkError(.batchLargerThanSet(batch: plan.batchSize, images: data.count))
        }
        guard ranks.count <= plan.batchSize else {
            throw NetworkError(.batchSmallerThanRanks(batch: plan.batchSize, ranks: ranks.count))
        }
        if plan.earlyStopping != .never, validation == nil { throw NetworkError(.nothingHeldOut) }
        (self.network, self.data, self.validation, self.plan) = (network, data, validation, plan)
        self.ranks = ranks
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
    /// - Throws: ``NetworkError/Problem/lossNotFinite(loss:learningRate:)``, ``NetworkError/Problem/ranksDiffer(rank:other:)``,
    ///   `DatasetError` where the images cannot be read, and what ``GradientSum/sum(_:)`` throws; the network is then as before
    ///   the step.
    @discardableResult
    public mutating func step() throws -> Metrics? {
        if isFinished { return nil }
        try requireAgreement()
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
        let (batch, rate) = (batches[state.step], learningRate)
        let part = ranks.part(of: batch.count)
        var sum = ranks.count > 1 ? OverlappedSum(over: ranks, of: network.parameters, least: leastPiece) : nil
        var step = part.isEmpty ? StepResult() : try learn(from: batch, part) { sum?.passed($0, $1) }
        if let whole = try sum?.sum(step) { step = whole }
        guard step.loss.isFinite else { throw NetworkError(.lossNotFinite(loss: step.loss, learningRate: rate)) }
        try optimizer.update(
            &network.parameters, by: Gradients(inputs: [], parameters: step.gradients), rate: rate,
            decay: plan.weightDecay)
        for (place, value) in step.statistics { network.parameters.update(place) { $0 = value } }
        state.lossSum += Double(step.loss) * Double(batch.count)
        state.seen += batch.count
        state.right += step.right
    }

    /// What this rank's part of a batch adds to the step.
    ///
    /// - Parameter passed: told how far the backward pass has come, with the gradients so far.
    private func learn(
        from batch: [Int], _ part: Range<Int>, passed: (_ node: Int, _ learned: [[Tensor]]) -> Void
    ) throws -> StepResult {
        let share = Float(part.count) / Float(batch.count)
        let own = try data.batch(Array(batch[part]))
        let seed = SplitMix64.seed(plan.seed, 1, state.totalSteps)
        let images = plan.augmentation.apply(to: own.images, seed: seed, firstImage: part.lowerBound)
        let outputs = [(network.graph.output, Float(1))] + network.graph.heads.map { ($0.node, $0.lossWeight) }
        let sources = outputs.map { (plan.loss.source(of: $0.0, in: network), $0.1 * share) }
        // What is dropped is drawn for a tensor's places: with one seed, all ranks would drop the same.
        let mode = Mode.training(seed: ranks.rank == 0 ? seed : SplitMix64.seed(seed, ranks.rank))
        let tape = try network.forward(
            images, to: Set(sources.map(\.0)), mode: mode, convolutions: plan.convolutions)
        var gradients: [Int: Tensor] = [:]
        var step = StepResult()
        for (source, weight) in sources {
            guard let scores = tape.layers[source]?.output else { continue }
            step.loss += weight * (try plan.loss.value(scores, labels: own.labels))
            let gradient = try plan.loss.gradient(scores, labels: own.labels)
            gradients[source] = weight == 1 ? gradient : gradient * weight
        }
        // The others learn it by the sum, and throw as this one does.
        guard step.loss.isFinite else { return step }
        step.gradients = try network.backward(gradients, through: tape, passed: passed).parameters
        step.statistics = network.statistics(on: tape).mapValues { share == 1 ? $0 : $0 * share }
        if let scores = tape.layers[sources[0].0]?.output { step.right = scores.rowsGreatest(at: own.labels) }
        return step
    }

    private mutating func endEpoch() throws -> Metrics? {
        let metrics = try validation.map { try network.evaluate(on: $0, loss: plan.loss, among: ranks) }
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
