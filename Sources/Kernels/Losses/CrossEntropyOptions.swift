/// How labels count in a cross-entropy.
public struct CrossEntropyOptions: Sendable {
    /// A label whose rows have no part in the loss: neither in its sum nor in its mean.
    public var ignored: Int?
    /// How much each class counts, `[classes]`, for example one over how often it occurs; nil where all count alike.
    public var classWeights: Tensor?
    /// The part of every target that is spread evenly over all classes, from 0 to 1.
    public var smoothing: Float

    /// Labels as they are, unless something is named.
    public init(ignoring ignored: Int? = nil, classWeights: Tensor? = nil, smoothing: Float = 0) {
        (self.ignored, self.classWeights, self.smoothing) = (ignored, classWeights, smoothing)
    }
}

/// The mean cross-entropy of scores and true classes, by options: with w the class weights and e the smoothing, a row's loss
/// is `-Σ w_c ((1 - e) [c = label] + e / classes) log softmax(z)_c`, and the sum over the rows is divided by `Σ w_label`.
///
/// - Parameters: logits `[N, classes]`, before any softmax; labels, one for each row; the options.
/// - Returns: the mean over the rows that count; 0 where none does.
/// - Throws: ``ShapeError/labelOutside(label:classes:)``, and where sizes do not go together.
/// - Source: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, *Rethinking the Inception architecture for computer vision*, 2016,
///   section 7.
public func crossEntropy(
    _ logits: Tensor, labels: [Int], options: CrossEntropyOptions
) throws(ShapeError) -> Float {
    let targets = try WeightedTargets("crossEntropy", logits, labels, options)
    guard targets.divisor != 0 else { return 0 }
    let logProbabilities = try logSoftmax(logits)
    var total = 0.0
    for i in 0..<logits.count where targets.values[i] != 0 {
        total -= Double(targets.values[i]) * Double(logProbabilities[i])
    }
    return Float(total / targets.divisor)
}

/// The gradient of ``crossEntropy(_:labels:options:)`` for the scores: `(p Σ target - target) / Σ w_label`, with p the
/// probabilities and the targets weighted and smoothed; 0 in rows that are ignored.
///
/// - Parameters: logits `[N, classes]`; labels, one for each row; the options.
/// - Returns: `[N, classes]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, *Rethinking the Inception architecture for computer vision*, 2016,
///   section 7.
public func crossEntropyBackward(
    _ logits: Tensor, labels: [Int], options: CrossEntropyOptions
) throws(ShapeError) -> Tensor {
    let targets = try WeightedTargets("crossEntropyBackward", logits, labels, options)
    guard targets.divisor != 0 else { return .zeros(logits.shape) }
    return crossEntropyGradient(logits, targets.values, divisor: targets.divisor)
}

/// What each class of each row should be, times its weight.
private struct WeightedTargets {
    let values: Tensor
    /// The weights of the labels that count, together.
    let divisor: Double

    init(
        _ operation: String, _ logits: Tensor, _ labels: [Int], _ options: CrossEntropyOptions
    ) throws(ShapeError) {
        try requireScores(operation, logits)
        guard options.smoothing >= 0, options.smoothing <= 1 else {
            throw .valueOutside(name: "smoothing", value: Double(options.smoothing), range: "0...1")
        }
        let counting = labels.filter { $0 != options.ignored }
        guard labels.count == logits.shape[0] else {
            throw .mismatch(
                operation: operation, argument: "the labels", expected: [logits.shape[0]], found: [labels.count])
        }
        let classes = logits.shape[1]
        if let label = counting.first(where: { $0 < 0 || $0 >= classes }) {
            throw .labelOutside(label: label, classes: classes)
        }
        if let weights = options.classWeights { try requireShape(operation, "the class weights", weights, [classes]) }
        let weights = options.classWeights?.values.map(Double.init) ?? Array(repeating: 1, count: classes)
        let (rest, spread) = (1 - Double(options.smoothing), Double(options.smoothing) / Double(max(classes, 1)))
        divisor = counting.reduce(0) { $0 + weights[$1] }
        values = Tensor(shape: logits.shape) { target in
            for (row, label) in labels.enumerated() {
                for c in 0..<classes {
                    let share = label == options.ignored ? 0 : (c == label ? rest : 0) + spread
                    target[row * classes + c] = Float(weights[c] * share)
                }
            }
        }
    }
}
