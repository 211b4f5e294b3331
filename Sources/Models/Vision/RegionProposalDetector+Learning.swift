import Random
import Datasets
import Foundation
import Kernels
import Networks

extension RegionProposalDetector {
    /// Learns from scenes, one a step: the four losses of the paper are added, and both networks pass their gradients on to
    /// the features that they share.
    ///
    /// - Returns: the mean loss of each epoch.
    /// - Throws: ``ModelError/diverged(epoch:learningRate:)`` where the learning rate is too great, and others.
    public mutating func train(
        on scenes: [DrawnScene], epochs: Int = 10, learningRate: Float = 0.001, seed: Int,
        progress: (_ epoch: Int, _ loss: Float) -> Void = { _, _ in }
    ) throws -> [Float] {
        guard !scenes.isEmpty else { throw ModelError.nothingGiven(what: "scenes to learn from") }
        for scene in scenes {
            guard scene.image.shape == backbone.inputShape else {
                throw ModelError.imageShape(expected: backbone.inputShape, found: scene.image.shape)
            }
            if let bad = scene.objects.first(where: { !classNames.indices.contains($0.label) }) {
                throw ModelError.labelOutside(label: bad.label, classes: classNames.count)
            }
        }
        var losses: [Float] = []
        for epoch in 0..<max(epochs, 0) {
            var random = SplitMix64(seed: SplitMix64.seed(seed, epoch))
            var total: Float = 0
            for scene in scenes.shuffled(using: &random) {
                let seed = Int(truncatingIfNeeded: random.next())
                total += try learn(scene, rate: learningRate, seed: seed)
            }
            losses.append(total / Float(scenes.count))
            guard losses[epoch].isFinite else {
                throw ModelError.diverged(epoch: epoch + 1, learningRate: learningRate)
            }
            progress(epoch + 1, losses[epoch])
        }
        return losses
    }

    private mutating func learn(_ scene: DrawnScene, rate: Float, seed: Int) throws -> Float {
        let batch = try scene.image.reshaped([1] + scene.image.shape)
        let (sharedTape, features) = try shared.forward(batch)
        let (proposerTape, output) = try proposing.forward(features)
        let first = proposalLoss(output, scene, seed: seed)

        let regions = try propose(output.row(0), atMost: 32).map(\.box) + scene.objects.map(\.box)
        let targets = RegionTargets(regions, scene, seed: seed)
        let pooled = try regionMaxPool(
            features.row(0), regions: targets.regions, stride: anchors.stride, size: Self.pooledSize)
        let (classifierTape, answers) = try classifying.forward(pooled.output)
        let second = try classifierLoss(answers, targets)

        let toPooled = try classifying.learn(second.gradient, through: classifierTape, rate: rate)
        let toFeatures = try proposing.learn(first.gradient, through: proposerTape, rate: rate)
        guard let toPooled, let toFeatures else { return first.loss + second.loss }
        let back = try regionMaxPoolBackward(toPooled, from: pooled, shape: Array(features.shape.dropFirst()))
        let gradient = try toFeatures + back.reshaped(features.shape)
        _ = try shared.learn(gradient, through: sharedTape, rate: rate)
        return first.loss + second.loss
    }

    /// Whether there is something at each anchor, and how the box differs where there is.
    private func proposalLoss(_ output: Tensor, _ scene: DrawnScene, seed: Int) -> (loss: Float, gradient: Tensor) {
        let boxes = scene.objects.map(\.box)
        let matching = AnchorMatching(references, boxes, positive: 0.5, negative: 0.3)
        let asked = matching.sample(64, things: 24, seed: seed)
        var (loss, gradient): (Float, Tensor) = (0, output * 0)
        let share = 1 / Float(max(asked.count, 1))
        for anchor in asked {
            let place = objectness(of: anchor)
            let probability = sigmoid(output[place])
            guard case .thing(let number) = matching.verdicts[anchor] else {
                loss -= share * logf(max(1 - probability, 1e-7))
                gradient[place] = share * probability
                continue
            }
            loss -= share * logf(max(probability, 1e-7))
            gradient[place] = share * (probability - 1)
            let wanted = BoxOffset(of: boxes[number], from: references[anchor]).parts
            for part in 0..<4 {
                let place = offsetPlace(of: anchor, part: part)
                let (value, slope) = smoothDistance(output[place] - wanted[part])
                loss += 2 * share * value
                gradient[place] = 2 * share * slope
            }
        }
        return (loss, gradient)
    }

    /// What each region holds, and how the thing's box differs from it.
    private func classifierLoss(
        _ answers: Tensor, _ targets: RegionTargets
    ) throws -> (loss: Float, gradient: Tensor) {
        let scores = classNames.count + 1
        var (loss, gradient): (Float, Tensor) = (0, answers * 0)
        let logits = try answers.slice(axis: 1, from: 0, to: scores)
        loss += try crossEntropy(logits, labels: targets.labels)
        let back = try crossEntropyBackward(logits, labels: targets.labels)
        for row in targets.labels.indices {
            for column in 0..<scores { gradient[row, column] = back[row, column] }
        }
        let share = 2 / Float(max(targets.labels.count, 1))
        for (row, offset) in targets.offsets.enumerated() {
            guard let wanted = offset?.parts else { continue }
            for part in 0..<4 {
                let (value, slope) = smoothDistance(answers[row, scores + part] - wanted[part])
                loss += share * value
                gradient[row, scores + part] = share * slope
            }
        }
        return (loss, gradient)
    }
}

/// Regions to learn from: at most sixteen with things, and as many without as make thirty-two.
private struct RegionTargets {
    var regions: [BoundingBox] = []
    /// 0 for the background, or the class plus 1.
    var labels: [Int] = []
    /// How the thing's box differs from the region, where there is one.
    var offsets: [BoxOffset?] = []

    init(_ regions: [BoundingBox], _ scene: DrawnScene, seed: Int) {
        let matching = AnchorMatching(regions, scene.objects.map(\.box), positive: 0.5, negative: 0.5)
        for place in matching.sample(32, things: 16, seed: seed) {
            self.regions.append(regions[place])
            if case .thing(let number) = matching.verdicts[place] {
                let object = scene.objects[number]
                labels.append(object.label + 1)
                offsets.append(BoxOffset(of: object.box, from: regions[place]))
            } else {
                labels.append(0)
                offsets.append(nil)
            }
        }
    }
}

/// A distance that is squared near 0 and plain elsewhere, so that one box far off does not outweigh all others; and its slope.
///
/// - Source: Girshick, *Fast R-CNN*, 2015, equation 3.
private func smoothDistance(_ difference: Float) -> (value: Float, slope: Float) {
    let size = abs(difference)
    return size < 1 ? (difference * difference / 2, difference) : (size - 0.5, difference < 0 ? -1 : 1)
}
