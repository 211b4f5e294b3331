import Datasets
import Foundation
import Kernels

extension Trainer {
    /// Learns until all epochs are done or training ends early.
    ///
    /// - Parameters: `checkpoint`, where the state is kept at the end of every epoch, by rank 0 alone; `report`, called several times a
    ///   second and at the end of every epoch. An error that it throws ends the training.
    public mutating func run(
        checkpoint: URL? = nil, _ report: (TrainingProgress) throws -> Void = { _ in }
    ) throws {
        try MallocTuning.keepingFreedMemory {
            try MemoryShelf.shared.keepingMore(bytesOfStep) { try runSteps(checkpoint: checkpoint, report) }
        }
    }

    /// About how much memory a step makes and frees, forward and back; and twice that, for the longest piece to be no more than half of
    /// what is kept.
    private var bytesOfStep: Int {
        let activations = network.graph.nodes.reduce(0) { $0 + $1.outputShape.reduce(1, *) }
        return 2 * (network.parameterCount + plan.batchSize * activations) * MemoryLayout<Float>.stride
    }

    private mutating func runSteps(checkpoint: URL?, _ report: (TrainingProgress) throws -> Void) throws {
        let start = ContinuousClock.now
        var lastReport = start
        var images = 0
        let stepsBefore = state.totalSteps
        while !isFinished {
            let (epoch, step) = (state.epoch, state.step)
            let (loss, seen, right) = (state.lossSum, state.seen, state.right)
            let metrics = try self.step()
            let isEnd = state.epoch != epoch
            images += min(plan.batchSize, data.count - step * plan.batchSize)
            if isEnd, ranks.rank == 0, let checkpoint { try saveCheckpoint(to: checkpoint) }
            let now = ContinuousClock.now
            guard isEnd || now - lastReport > .milliseconds(100) else { continue }
            lastReport = now
            let seconds = (now - start).seconds
            let stepsDone = state.totalSteps - stepsBefore
            let stepsLeft = isFinished ? 0 : plan.epochs * stepsPerEpoch - state.totalSteps
            let record = isEnd ? history.epochs.last : nil
            try report(
                TrainingProgress(
                    epoch: epoch + 1, epochs: plan.epochs, step: step + 1, steps: stepsPerEpoch,
                    loss: record?.loss ?? Float(max(state.lossSum, loss) / Double(max(state.seen, seen, 1))),
                    accuracy: record?.accuracy ?? Double(max(state.right, right)) / Double(max(state.seen, seen, 1)),
                    imagesPerSecond: Double(images) / max(seconds, 1e-9),
                    secondsLeft: seconds / Double(stepsDone) * Double(stepsLeft), validation: metrics))
        }
    }
}

extension Network {
    /// Trains the network.
    ///
    ///     let history = try network.train(on: train, validation: test, plan: TrainingPlan(epochs: 5)) { print($0) }
    ///
    /// - Parameters: `report`, called several times a second and at the end of every epoch.
    /// - Returns: what became of the loss.
    /// - Throws: ``NetworkError``; what `report` throws.
    @discardableResult
    public mutating func train(
        on data: Dataset, validation: Dataset? = nil, plan: TrainingPlan = TrainingPlan(),
        _ report: (TrainingProgress) throws -> Void = { _ in }
    ) throws -> TrainingHistory {
        var trainer = try Trainer(self, on: data, validation: validation, plan: plan)
        try trainer.run(checkpoint: nil, report)
        self = trainer.network
        return trainer.history
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
