import Random
import Foundation
import Kernels
import Networks

extension DeepAutoencoder {
    /// The loss of a batch and its gradients: the cross-entropy between data and logistic outputs, summed over an image's
    /// values; half the squared difference where the outputs are linear. Both give `output - data` before the last
    /// activation.
    func gradients(_ data: Tensor) throws(ShapeError) -> (loss: Float, layers: [LayerGradients]) {
        var activations = [data]
        for layer in layers { activations.append(try layer.forward(activations[activations.count - 1])) }
        let rows = Float(data.shape[0])
        var gradient = try (activations[layers.count] - data) / rows
        var gradients: [LayerGradients] = []
        for level in layers.indices.reversed() {
            // The last layer's activation is in the loss.
            if level < layers.count - 1, layers[level].isLogistic {
                gradient = try sigmoidBackward(gradient, output: activations[level + 1])
            }
            let found = try linearBackward(gradient, input: activations[level], weight: layers[level].weight)
            gradients.append(found)
            gradient = found.input
        }
        return (loss(activations[layers.count], data) / rows, gradients.reversed())
    }

    private func loss(_ output: Tensor, _ data: Tensor) -> Float {
        let isLogistic = layers[layers.count - 1].isLogistic
        var total = 0.0
        for i in 0..<data.count {
            let (y, t) = (Double(output[i]), Double(data[i]))
            total += isLogistic ? -t * logarithm(y) - (1 - t) * logarithm(1 - y) : (y - t) * (y - t) / 2
        }
        return Float(total)
    }

    /// Improves all layers together by back-propagation, with Adam's steps. Up and down no longer share their weights.
    ///
    /// - Parameters: data `[N, values]`.
    /// - Returns: the loss of each epoch.
    /// - Throws: ``ModelError/diverged(epoch:learningRate:)`` where the learning rate is too great, and others.
    public mutating func fineTune(
        on data: Tensor, epochs: Int = 10, batchSize: Int = 50, learningRate: Float = 0.001, seed: Int,
        progress: (_ epoch: Int, _ loss: Float) -> Void = { _, _ in }
    ) throws -> [Float] {
        let batches = try RowBatches(data, size: batchSize)
        let adam = Optimizer.adam()
        var weights = layers.map { [Tensor](repeating: .zeros($0.weight.shape), count: adam.momentCount) }
        var biases = layers.map { [Tensor](repeating: .zeros($0.bias.shape), count: adam.momentCount) }
        var (losses, step): ([Float], Int) = ([], 0)
        for epoch in 0..<max(epochs, 0) {
            var total: Float = 0
            for batch in batches.shuffled(seed: SplitMix64.seed(seed, epoch)) {
                let (loss, gradients) = try self.gradients(batch)
                step += 1
                for (level, gradient) in gradients.enumerated() {
                    try adam.update(
                        &layers[level].weight, gradient: gradient.weight, state: &weights[level],
                        rate: learningRate, decay: 0, step: step)
                    try adam.update(
                        &layers[level].bias, gradient: gradient.bias, state: &biases[level], rate: learningRate,
                        decay: 0, step: step)
                }
                total += loss * Float(batch.shape[0])
            }
            let loss = total / Float(batches.rows)
            guard loss.isFinite else { throw ModelError.diverged(epoch: epoch + 1, learningRate: learningRate) }
            losses.append(loss)
            progress(epoch + 1, loss)
        }
        return losses
    }
}

/// The natural logarithm, bounded where a probability rounds to 0.
func logarithm(_ probability: Double) -> Double { log(max(probability, 1e-12)) }
