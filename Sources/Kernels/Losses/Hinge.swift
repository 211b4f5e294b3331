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
    return scores.withValues { scores in
        var total = 0.0
        for (row, label) in labels.enumerated() {
            let z = UnsafeBufferPointer(rebasing: scores[(row * classes)..<((row + 1) * classes)])
            for j in 0..<classes where j != label { total += Double(max(z[j] - z[label] + margin, 0)) }
        }
        return Float(total / Double(max(labels.count, 1)))
    }
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
    let part = 1 / Float(max(labels.count, 1))
    return Tensor(shape: scores.shape) { target in
        scores.withValues { scores in
            for (row, label) in labels.enumerated() {
                let places = (row * classes)..<((row + 1) * classes)
                let (z, gradient) = (
                    UnsafeBufferPointer(rebasing: scores[places]), UnsafeMutableBufferPointer(rebasing: target[places])
                )
                // Every place by the same steps, so that some are done at a time; the true class's own is made good at the end.
                var within = 0
                for j in 0..<classes {
                    let lack = z[j] - z[label] + margin
                    let share: Float = lack <= 0 ? 0 : lack > 0 ? part : .nan
                    gradient[j] = share
                    within &+= lack <= 0 || j == label ? 0 : 1
                }
                gradient[label] = 0
                let isNumber = !sum(over: UnsafeBufferPointer(gradient)).isNaN
                gradient[label] = isNumber ? -Float(within) * part : .nan
            }
        }
    }
}
