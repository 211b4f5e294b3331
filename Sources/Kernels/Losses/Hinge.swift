/// The multiclass hinge loss: for each row, every wrong class adds what its score lacks to be `margin` below the true
/// one's, `Σ max(0, z_j - z_label + margin)`.
///
/// - Parameters: scores `[N, classes]`; labels, one for each row.
/// - Returns: the mean over the batch; 0 for none.
/// - Throws: ``ShapeError/labelOutside(label:classes:)``, and where there is another number of labels.
/// - Source: Weston and Watkins, *Support vector machines for multi-class pattern recognition*, 1999.
public func hingeLoss(_ scores: Tensor, labels: [Int], margin: Float = 1) throws(ShapeError) -> Float {
    try requireLabels("hingeLoss", scores, labels)
    let classes = scores.shape[1]
    var total = 0.0
    for (row, label) in labels.enumerated() {
        for j in 0..<classes where j != label {
            total += Double(max(scores[row * classes + j] - scores[row * classes + label] + margin, 0))
        }
    }
    return Float(total / Double(max(labels.count, 1)))
}

/// The gradient of ``hingeLoss(_:labels:margin:)`` for the scores: 1 for each wrong class within the margin, and minus
/// their number for the true one; divided by N. NaN for both where a difference of scores is.
///
/// - Parameters: scores `[N, classes]`; labels, one for each row.
/// - Returns: `[N, classes]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Weston and Watkins, *Support vector machines for multi-class pattern recognition*, 1999.
public func hingeLossBackward(_ scores: Tensor, labels: [Int], margin: Float = 1) throws(ShapeError) -> Tensor {
    try requireLabels("hingeLossBackward", scores, labels)
    let classes = scores.shape[1]
    var gradient = Tensor.zeros(scores.shape)
    let part = 1 / Float(max(labels.count, 1))
    for (row, label) in labels.enumerated() {
        var within: Float = 0
        for j in 0..<classes where j != label {
            let lack = scores[row * classes + j] - scores[row * classes + label] + margin
            guard !(lack <= 0) else { continue }
            let share: Float = lack.isNaN ? .nan : 1
            gradient[row * classes + j] = share * part
            within += share
        }
        gradient[row * classes + label] = -within * part
    }
    return gradient
}
