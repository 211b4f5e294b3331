/// What became of the loss, epoch by epoch.
public struct TrainingHistory: Sendable, Hashable, Codable {
    /// One epoch.
    public struct Epoch: Sendable, Hashable, Codable {
        /// The epoch, counted from 1.
        public let epoch: Int
        /// The mean loss of its steps.
        public let loss: Float
        /// The share of its images that were recognized when they were learned from.
        public let accuracy: Double
        /// The loss on held-out images, where there are any.
        public let validationLoss: Float?
        /// The share of held-out images that were recognized, where there are any.
        public let validationAccuracy: Double?
        /// The learning rate at its end.
        public let learningRate: Float
    }

    /// The epochs that are done.
    public internal(set) var epochs: [Epoch] = []
    /// The epoch with the smallest held-out loss, counted from 1, where there are held-out images.
    public internal(set) var bestEpoch: Int?
    /// Whether training ended before its last epoch, because the held-out loss no longer fell.
    public internal(set) var stoppedEarly = false
}
