import Kernels

/// What training makes small.
public enum Loss: String, Sendable, Hashable, Codable {
    /// `-log p(label)`, from the scores before a final softmax.
    case crossEntropy
    /// The multiclass hinge loss of the scores before a final softmax.
    case hinge
    /// The squared distance of the output from 1 for the label and 0 elsewhere.
    case meanSquaredError

    /// The node that the loss of an output is computed from.
    func source(of output: Int, in network: Network) -> Int {
        self == .meanSquaredError ? output : network.scores(of: output)
    }

    /// The mean over the batch.
    func value(_ scores: Tensor, labels: [Int]) throws(ShapeError) -> Float {
        switch self {
        case .crossEntropy: try Kernels.crossEntropy(scores, labels: labels)
        case .hinge: try hingeLoss(scores, labels: labels)
        case .meanSquaredError:
            try Kernels.meanSquaredError(scores, target: .oneHot(labels, classes: scores.shape[1]))
        }
    }

    /// The gradient for the scores.
    func gradient(_ scores: Tensor, labels: [Int]) throws(ShapeError) -> Tensor {
        switch self {
        case .crossEntropy: try crossEntropyBackward(scores, labels: labels)
        case .hinge: try hingeLossBackward(scores, labels: labels)
        case .meanSquaredError:
            try meanSquaredErrorBackward(scores, target: .oneHot(labels, classes: scores.shape[1]))
        }
    }
}
