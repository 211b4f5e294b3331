/// The mean cross-entropy of scores and true classes: `-log softmax(z)[label]`.
///
/// - Parameters: logits `[N, classes]`, before any softmax; labels, one for each row.
/// - Returns: the mean over the batch; 0 for none.
/// - Throws: ``ShapeError/labelOutside(label:classes:)``, and where there is another number of labels.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func crossEntropy(_ logits: Tensor, labels: [Int]) throws(ShapeError) -> Float {
    try requireLabels("crossEntropy", logits, labels)
    let classes = logits.shape[1]
    return logits.withValues { z in
        var total = 0.0
        for (row, label) in labels.enumerated() {
            let scores = UnsafeBufferPointer(rebasing: z[(row * classes)..<((row + 1) * classes)])
            total += negativeLogProbability(of: label, scores)
        }
        return Float(total / Double(max(labels.count, 1)))
    }
}

/// The mean cross-entropy of scores and wanted distributions: `-Σ target log softmax(z)`.
///
/// - Parameters: logits and targets `[N, classes]`.
/// - Returns: the mean over the batch; 0 for none.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Hinton, Vinyals and Dean, *Distilling the knowledge in a neural network*, 2015.
public func crossEntropy(_ logits: Tensor, targets: Tensor) throws(ShapeError) -> Float {
    try requireScores("crossEntropy", logits)
    try requireShape("crossEntropy", "the targets", targets, logits.shape)
    let logProbabilities = try logSoftmax(logits)
    let total = targets.withValues { targets in
        logProbabilities.withValues { values in
            // Nothing is wanted of a class whose target is 0, also where its probability is 0.
            sum(over: targets, values) { $0 * $1.replacing(with: 0, where: $0 .== 0) }
        }
    }
    return Float(-total / Double(max(logits.shape[0], 1)))
}

/// The gradient of ``crossEntropy(_:labels:)`` for the scores: `(p - y) / N`, with p the probabilities and y one-hot.
///
/// - Parameters: logits `[N, classes]`; labels, one for each row.
/// - Returns: `[N, classes]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func crossEntropyBackward(_ logits: Tensor, labels: [Int]) throws(ShapeError) -> Tensor {
    try requireLabels("crossEntropyBackward", logits, labels)
    let (classes, divisor) = (logits.shape[1], Double(logits.shape[0]))
    return mapNumberedRows(logits, logits) { row, z, _, result in
        withExponentials(of: z, minus: greatest(z)) { e, total in
            let share = 1 / (total * divisor)
            for i in 0..<classes { result[i] = Float(e[i] * share) }
            // Written so that a probability near 1 does not cancel against its target.
            let label = labels[row]
            result[label] = Float((e[label] - total) * share)
        }
    }
}

/// The gradient of ``crossEntropy(_:targets:)`` for the scores: `(p Σ target - target) / N`.
///
/// - Parameters: logits and targets `[N, classes]`.
/// - Returns: `[N, classes]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Hinton, Vinyals and Dean, *Distilling the knowledge in a neural network*, 2015.
public func crossEntropyBackward(_ logits: Tensor, targets: Tensor) throws(ShapeError) -> Tensor {
    try requireScores("crossEntropyBackward", logits)
    try requireShape("crossEntropyBackward", "the targets", targets, logits.shape)
    return crossEntropyGradient(logits, targets, divisor: Double(logits.shape[0]))
}

/// `(p Σ target - target) / divisor`, row by row.
func crossEntropyGradient(_ logits: Tensor, _ targets: Tensor, divisor: Double) -> Tensor {
    mapRows(logits, targets) { z, target, result in
        let weight = sum(over: target)
        withExponentials(of: z, minus: greatest(z)) { e, total in
            let share = 1 / (total * divisor)
            for i in z.indices {
                // p Σ target - target, written so that a probability near 1 does not cancel against its target.
                let wanted = Double(target[i])
                result[i] = Float((e[i] * (weight - wanted) - wanted * (total - e[i])) * share)
            }
        }
    }
}

/// `log Σ exp(z) - z_label`. The greatest score takes part in a difference first: scores may be large, and equal.
private func negativeLogProbability(of label: Int, _ z: UnsafeBufferPointer<Float>) -> Double {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: z.count) { scratch in
        Double(greatest(z)) - Double(z[label]) + Double.log(exponentials(z, into: scratch))
    }
}

func requireScores(_ operation: String, _ scores: Tensor) throws(ShapeError) {
    guard scores.rank == 2 else {
        throw .wrongRank(operation: operation, argument: "the scores", expected: "[N, classes]", found: scores.shape)
    }
}

func requireLabels(_ operation: String, _ scores: Tensor, _ labels: [Int]) throws(ShapeError) {
    try requireScores(operation, scores)
    guard labels.count == scores.shape[0] else {
        throw .mismatch(
            operation: operation, argument: "the labels", expected: [scores.shape[0]], found: [labels.count])
    }
    if let label = labels.first(where: { $0 < 0 || $0 >= scores.shape[1] }) {
        throw .labelOutside(label: label, classes: scores.shape[1])
    }
}
