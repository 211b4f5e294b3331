/// How a network is to be trained.
///
///     var plan = TrainingPlan(epochs: 5, learningRate: .cosine(from: 0.05))
///     plan.augmentation = Augmentation(shift: 2)
public struct TrainingPlan: Sendable, Hashable, Codable {
    /// How often the whole set is gone through.
    public var epochs: Int
    /// How many images go into one step, those of all ranks together.
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
    /// What shuffling, dropout and augmentation draw from: the same seed gives the same network to the bit, on processors of
    /// one kind with the same number of threads (`LECTERN_THREADS`). Another number of threads adds gradients up in another
    /// order: each step's weights then differ in their last digits. So does another number of ranks, which moreover draw dropout and
    /// compute batch norm each for their own part of a batch.
    public var seed: Int
    /// How it goes through convolutions. What is joined takes less time, and gives weights that differ in their last digits.
    public var convolutions: ConvolutionOrder

    /// A plan: plain settings, unless others are given.
    public init(
        epochs: Int = 10, batchSize: Int = 64, optimizer: Optimizer = .momentum(0.9),
        learningRate: LearningRate = .constant(0.01), weightDecay: Float = 0, loss: Loss = .crossEntropy,
        augmentation: Augmentation = .none, earlyStopping: EarlyStopping = .never, seed: Int = 0,
        convolutions: ConvolutionOrder = .layerByLayer
    ) {
        (self.epochs, self.batchSize, self.optimizer) = (epochs, batchSize, optimizer)
        (self.learningRate, self.weightDecay, self.loss) = (learningRate, weightDecay, loss)
        (self.augmentation, self.earlyStopping, self.seed) = (augmentation, earlyStopping, seed)
        self.convolutions = convolutions
    }

    /// The plan that a checkpoint has: those of earlier versions went layer by layer.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            epochs: try values.decode(Int.self, forKey: .epochs),
            batchSize: try values.decode(Int.self, forKey: .batchSize),
            optimizer: try values.decode(Optimizer.self, forKey: .optimizer),
            learningRate: try values.decode(LearningRate.self, forKey: .learningRate),
            weightDecay: try values.decode(Float.self, forKey: .weightDecay),
            loss: try values.decode(Loss.self, forKey: .loss),
            augmentation: try values.decode(Augmentation.self, forKey: .augmentation),
            earlyStopping: try values.decode(EarlyStopping.self, forKey: .earlyStopping),
            seed: try values.decode(Int.self, forKey: .seed),
            convolutions: try values.decodeIfPresent(ConvolutionOrder.self, forKey: .convolutions) ?? .layerByLayer)
    }

    /// - Throws: ``NetworkError/Problem/setting(name:value:allowed:)`` for a setting with which nothing can be learned.
    func check() throws(NetworkError) {
        func require(_ holds: Bool, _ name: String, _ value: some Any, _ allowed: String) throws(NetworkError) {
            guard holds else { throw NetworkError(.setting(name: name, value: "\(value)", allowed: allowed)) }
        }
        try require(epochs >= 1, "epochs", epochs, "at least 1")
        try require(epochs <= 1_000_000, "epochs", epochs, "at most 1,000,000")
        try require(batchSize > 0, "batch size", batchSize, "at least 1")
        try require(
            weightDecay.isFinite && weightDecay >= 0 && weightDecay < 1, "weight decay", weightDecay, "in 0..<1")
        let rates = learningRate.settings
        for (name, value, allowed, range) in rates + optimizer.settings {
            try require(value.isFinite && range.contains(value), name, value, allowed)
        }
        try require(0...1_000 ~= augmentation.shift, "shift", augmentation.shift, "0 to 1,000 pixels")
        let brightness = augmentation.brightness
        try require(brightness.isFinite && 0...1 ~= brightness, "brightness", brightness, "in 0...1")
        if case .after(let patience) = earlyStopping {
            try require(patience > 0, "patience", patience, "at least 1 epoch")
        }
    }
}

/// When training ends before its last epoch.
public enum EarlyStopping: Sendable, Hashable, Codable {
    /// Never.
    case never
    /// When the held-out loss has not become smaller for `patience` epochs. The network is then what it was at its best.
    case after(patience: Int)
}
