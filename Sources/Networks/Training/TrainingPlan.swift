/// How a network is to be trained.
///
///     var plan = TrainingPlan(epochs: 5, learningRate: .cosine(from: 0.05))
///     plan.augmentation = Augmentation(shift: 2)
public struct TrainingPlan: Sendable, Hashable, Codable {
    /// How often the whole set is gone through.
    public var epochs: Int
    /// How many images go into one step.
    public var batchSize: Int
    /// How gradients change the parameters.
    public var optimizer: Optimizer
    /// How far each step goes.
    public var learningRate: LearningRate
    /// How much every step shrinks the weights; biases are left alone.
    public var weightDecay: Float
    /// What is to become small.
    public var loss: Loss
    /// How the images are varied.
    public var augmentation: Augmentation
    /// Whether training ends when held-out images are no longer better understood.
    public var earlyStopping: EarlyStopping
    /// What shuffling, dropout and augmentation draw from: the same seed gives the same network, to the bit, on the same number
    /// of threads; on another number, sums are divided elsewhere, and weights may differ in their last digits.
    public var seed: Int

    /// A plan: plain settings, unless others are given.
    public init(
        epochs: Int = 10, batchSize: Int = 64, optimizer: Optimizer = .momentum(0.9),
        learningRate: LearningRate = .constant(0.01), weightDecay: Float = 0, loss: Loss = .crossEntropy,
        augmentation: Augmentation = .none, earlyStopping: EarlyStopping = .never, seed: Int = 0
    ) {
        (self.epochs, self.batchSize, self.optimizer) = (epochs, batchSize, optimizer)
        (self.learningRate, self.weightDecay, self.loss) = (learningRate, weightDecay, loss)
        (self.augmentation, self.earlyStopping, self.seed) = (augmentation, earlyStopping, seed)
    }

    /// - Throws: ``TrainingError/unusable(name:value:allowed:)`` for a setting with which nothing can be learned.
    func check() throws(TrainingError) {
        func require(_ holds: Bool, _ name: String, _ value: some Any, _ allowed: String) throws(TrainingError) {
            guard holds else { throw .unusable(name: name, value: "\(value)", allowed: allowed) }
        }
        try require(1...1_000_000 ~= epochs, "epochs", epochs, "1 to 1,000,000")
        try require(batchSize > 0, "batch size", batchSize, "at least 1")
        try require(
            weightDecay.isFinite && weightDecay >= 0 && weightDecay < 1, "weight decay", weightDecay, "in 0..<1")
        let rates = learningRate.settings
        for (name, value, allowed, range) in rates + optimizer.settings {
            try require(value.isFinite && range.contains(value), name, value, allowed)
        }
        try require(0...1_000 ~= augmentation.shift, "augmentation: shift", augmentation.shift, "0 to 1,000 pixels")
        let brightness = augmentation.brightness
        try require(brightness.isFinite && 0...1 ~= brightness, "augmentation: brightness", brightness, "in 0...1")
        if case .after(let patience) = earlyStopping {
            try require(patience > 0, "early stopping: patience", patience, "at least 1 epoch")
        }
    }
}

/// When training ends before its last epoch.
public enum EarlyStopping: Sendable, Hashable, Codable {
    /// Never.
    case never
    /// When the held-out loss has not become smaller for so many epochs. The network is then what it was at its best.
    case after(patience: Int)
}
