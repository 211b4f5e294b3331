import Random
import Datasets
import Kernels
import Networks

/// A fully convolutional network that says of every pixel what it belongs to.
///
/// Deep layers see far and coarsely, shallow ones near and sharply: the scores of three depths are brought to one size and
/// added.
///
/// - Source: Long, Shelhamer and Darrell, *Fully convolutional networks for semantic segmentation*, 2015; Farabet, Couprie,
///   Najman and LeCun, *Learning hierarchical features for scene labeling*, 2013.
public struct PixelClassifier: Sendable {
    /// The classes; number 0 is the background.
    public let classNames: [String]
    private var learner: LearningNetwork

    /// The network: `[3, size, size]` in, the scores of each class for each pixel out.
    public var network: Network { learner.network }

    /// A classifier that has learned nothing.
    ///
    /// - Parameters: classes, without the background; `imageSize`, a multiple of 4.
    public init(classes: [String], imageSize: Int = 64, seed: Int) throws {
        guard !classes.isEmpty else { throw ModelError.nothingGiven(what: "classes") }
        classNames = ["background"] + classes
        let scores = classNames.count
        learner = LearningNetwork(
            try Network("pixel classifier", input: [3, imageSize, imageSize], seed: seed) {
                Conv2D(filters: 16, size: 3, padding: 1).named("conv1")
                ReLU()
                Branches(joined: .sum) {
                    Conv2D(filters: scores, size: 1).named("score1")
                    Sequential {
                        MaxPool2D(size: 2)
                        Conv2D(filters: 32, size: 3, padding: 1).named("conv2")
                        ReLU()
                        Branches(joined: .sum) {
                            Conv2D(filters: scores, size: 1).named("score2")
                            Sequential {
                                MaxPool2D(size: 2)
                                Conv2D(filters: 64, size: 3, padding: 1).named("conv3")
                                ReLU()
                                Conv2D(filters: 64, size: 3, padding: 2, dilation: 2).named("conv4")
                                ReLU()
                                Conv2D(filters: scores, size: 1).named("score4")
                                Upsample2D(factor: 2)
                            }
                        }
                        Upsample2D(factor: 2)
                    }
                }
            })
    }

    /// The class of each pixel of an image `[3, size, size]`: `[size, size]`.
    public func callAsFunction(_ image: Tensor) throws -> Tensor {
        guard image.shape == network.inputShape else {
            throw ModelError.imageShape(expected: network.inputShape, found: image.shape)
        }
        let scores = try network(image)
        return try scores.argmax(axis: 0)
    }

    /// Learns from scenes, with the cross-entropy of every pixel.
    ///
    /// - Returns: the mean loss of each epoch.
    /// - Throws: ``ModelError/diverged(epoch:learningRate:)`` where the learning rate is too great, and others.
    public mutating func train(
        on scenes: [DrawnScene], epochs: Int = 10, batchSize: Int = 4, learningRate: Float = 0.003, seed: Int,
        progress: (_ epoch: Int, _ loss: Float) -> Void = { _, _ in }
    ) throws -> [Float] {
        try check(scenes, batchSize)
        var losses: [Float] = []
        for epoch in 0..<max(epochs, 0) {
            var random = SplitMix64(seed: SplitMix64.seed(seed, epoch))
            let order = scenes.shuffled(using: &random)
            var total: Float = 0
            for start in stride(from: 0, to: order.count, by: batchSize) {
                let batch = order[start..<min(start + batchSize, order.count)]
                total += try learn(batch, rate: learningRate) * Float(batch.count)
            }
            losses.append(total / Float(scenes.count))
            guard losses[epoch].isFinite else {
                throw ModelError.diverged(epoch: epoch + 1, learningRate: learningRate)
            }
            progress(epoch + 1, losses[epoch])
        }
        return losses
    }

    private func check(_ scenes: [DrawnScene], _ batchSize: Int) throws {
        guard !scenes.isEmpty else { throw ModelError.nothingGiven(what: "scenes to learn from") }
        guard batchSize > 0 else {
            throw ModelError.setting(name: "the batch size", value: "\(batchSize)", allowed: "at least 1")
        }
        for scene in scenes {
            guard scene.image.shape == network.inputShape else {
                throw ModelError.imageShape(expected: network.inputShape, found: scene.image.shape)
            }
            let greatest = scene.pixelLabels.max()
            guard greatest < Float(classNames.count) else {
                throw ModelError.labelOutside(label: Int(greatest), classes: classNames.count)
            }
        }
    }

    private mutating func learn(_ scenes: ArraySlice<DrawnScene>, rate: Float) throws -> Float {
        let images = try Tensor.concat(
            try scenes.map { scene throws(ShapeError) in try scene.image.reshaped([1] + scene.image.shape) })
        let (tape, scores) = try learner.forward(images)
        // Cross-entropy takes rows of scores: [N, K, H, W] becomes [N H W, K].
        let labels = scenes.flatMap { $0.pixelLabels.values.map { Int($0) } }
        let shape = scores.shape
        let rows = try scores.transposed(axes: [0, 2, 3, 1])
        let flat = try rows.reshaped([labels.count, shape[1]])
        let gradient = try crossEntropyBackward(flat, labels: labels).reshaped(rows.shape)
        _ = try learner.learn(gradient.transposed(axes: [0, 3, 1, 2]), through: tape, rate: rate)
        return try crossEntropy(flat, labels: labels)
    }
}
