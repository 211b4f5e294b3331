/// Scores as probabilities: `exp(z) / Σ exp(z)` over an axis, the last unless another is named. The greatest score is subtracted first, which changes
/// nothing but the range, so that no score overflows.
///
/// - Parameters: z `[…, classes]`, or with the classes along another axis.
/// - Returns: the same shape; sums along the axis are 1.
/// - Throws: ``ShapeError/noScores(operation:shape:)`` where a row is empty.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func softmax(_ z: Tensor, axis: Int = -1) throws(ShapeError) -> Tensor {
    if try !isLast(axis, of: z) { return try alongLast(axis, z) { z, _ throws(ShapeError) in try softmax(z) } }
    guard z.shape.last != 0 else { throw .noScores(operation: "softmax", shape: z.shape) }
    return mapRows(z) { z, p in
        let share = Float(1 / exponentials(z, into: p))
        for i in 0..<p.count { p[i] *= share }
    }
}

/// The gradient before a softmax: `p (gradient - Σ gradient p / Σ p)`, from its output p.
///
/// - Parameters: gradient, and output p of the forward, `[…, classes]`.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func softmaxBackward(_ gradient: Tensor, output: Tensor, axis: Int = -1) throws(ShapeError) -> Tensor {
    try requireSameShape("softmaxBackward", gradient, output)
    if try !isLast(axis, of: output) {
        return try alongLast(axis, gradient, output) { gradient, p throws(ShapeError) in
            try softmaxBackward(gradient, output: p)
        }
    }
    return mapRows(gradient, output) { gradient, p, result in
        var mean = sum(over: gradient, p) { $0 * $1 }
        let total = sum(over: p)
        // Rounded probabilities sum to 1 but nearly; where gradients are alike, what is missing is as large as what sets
        // them apart.
        if total != 0 { mean /= total }
        for i in p.indices { result[i] = Float(Double(p[i]) * (Double(gradient[i]) - mean)) }
    }
}

/// The logarithm of ``softmax(_:axis:)``, `z - log Σ exp(z)`, exact also where the probability would round to 0.
///
/// - Parameters: z `[…, classes]`.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/noScores(operation:shape:)``, as softmax.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func logSoftmax(_ z: Tensor, axis: Int = -1) throws(ShapeError) -> Tensor {
    if try !isLast(axis, of: z) { return try alongLast(axis, z) { z, _ throws(ShapeError) in try logSoftmax(z) } }
    guard z.shape.last != 0 else { throw .noScores(operation: "logSoftmax", shape: z.shape) }
    return mapRows(z) { z, y in
        let most = greatest(z)
        let total = Float(Double.log(exponentials(z, into: y)))
        // The greatest first: scores may be large, and their differences small.
        for i in 0..<y.count { y[i] = (z[i] - most) - total }
    }
}

/// The gradient before a log-softmax: `gradient - exp(y) Σ gradient`, from its output y.
///
/// - Parameters: gradient, and output y of the forward, `[…, classes]`.
/// - Returns: the same shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Bridle, *Probabilistic interpretation of feedforward classification network outputs*, 1990.
public func logSoftmaxBackward(_ gradient: Tensor, output: Tensor, axis: Int = -1) throws(ShapeError) -> Tensor {
    try requireSameShape("logSoftmaxBackward", gradient, output)
    if try !isLast(axis, of: output) {
        return try alongLast(axis, gradient, output) { gradient, y throws(ShapeError) in
            try logSoftmaxBackward(gradient, output: y)
        }
    }
    return mapRows(gradient, output) { gradient, y, result in
        let total = sum(over: gradient)
        withExponentials(of: y, minus: 0) { p, sum in
            for i in y.indices { result[i] = Float(Double(gradient[i]) - p[i] * total) }
        }
    }
}

/// Whether `axis` is the last one, which needs no turning; a single number counts as a row.
private func isLast(_ axis: Int, of tensor: Tensor) throws(ShapeError) -> Bool {
    if axis == -1 { return true }
    return try tensor.resolve(axis: axis) == tensor.rank - 1
}

/// What `body` makes of tensors whose `axis` is moved to the end, moved back.
private func alongLast(
    _ axis: Int, _ x: Tensor, _ y: Tensor? = nil, _ body: (Tensor, Tensor) throws(ShapeError) -> Tensor
) throws(ShapeError) -> Tensor {
    let axis = try x.resolve(axis: axis)
    let last = x.rank - 1
    let moved = (0..<last).map { $0 < axis ? $0 : $0 + 1 } + [axis]
    let back = (0..<axis) + [last] + (axis..<last)
    let turned = x.permute(moved)
    let other = y?.permute(moved) ?? turned
    return try body(turned, other).permute(Array(back))
}
