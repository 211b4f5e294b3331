/// Normalizes every example by itself, over the last axes, as many as the scale has: `y = scale (x - mean) /
/// √(variance + epsilon) + shift`.
///
/// - Parameters: input `[…, D…]`; scale and shift `[D…]`.
/// - Returns: the input's shape.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Ba, Kiros and Hinton, *Layer normalization*, 2016.
public func layerNorm(
    _ input: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> Tensor {
    let stretches = try Stretches(layersOf: input, "layerNorm", scale: scale, epsilon: epsilon)
    try requireShape("layerNorm", "the shift", shift, scale.shape)
    return stretches.normalize(input, scale: scale, shift: shift)
}

/// The gradients before a layer normalization. With x̂ the normalized input, g = gradient scale, and means over an example:
/// `(g - mean(g) - x̂ mean(g x̂)) / √(variance + epsilon)` for the input, and over all examples `Σ gradient x̂` for the scale
/// (as ``LayerGradients/weight``), `Σ gradient` for the shift (as ``LayerGradients/bias``).
///
/// - Parameters: gradient, and input as it went forward, `[…, D…]`; scale `[D…]`.
/// - Returns: the gradients, each in its argument's shape.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Ba, Kiros and Hinton, *Layer normalization*, 2016.
public func layerNormBackward(
    _ gradient: Tensor, input: Tensor, scale: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    let stretches = try Stretches(layersOf: input, "layerNormBackward", scale: scale, epsilon: epsilon)
    try requireSameShape("layerNormBackward", gradient, input)
    return stretches.gradients(gradient, input, scale: scale)
}

/// Normalizes equal groups of neighboring channels, each image by itself: `y = scale (x - mean) / √(variance + epsilon) +
/// shift`. One group is a layer normalization over channels and pixels, a group for each channel an instance normalization.
///
/// - Parameters: input `[N, C, …]`; groups, which divide C; scale and shift `[C]`.
/// - Returns: the input's shape.
/// - Throws: ``ShapeError/groupsDoNotDivide(channels:groups:)``, and where the sizes do not go together.
/// - Source: Wu and He, *Group normalization*, 2018.
public func groupNorm(
    _ input: Tensor, groups: Int, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> Tensor {
    let stretches = try Stretches(groupsOf: input, "groupNorm", groups: groups, scale: scale, epsilon: epsilon)
    try requireShape("groupNorm", "the shift", shift, scale.shape)
    return stretches.normalize(input, scale: scale, shift: shift)
}

/// The gradients before a group normalization, by the formulas of ``layerNormBackward(_:input:scale:epsilon:)`` with means
/// over a group.
///
/// - Parameters: gradient, and input as it went forward, `[N, C, …]`; groups as they were; scale `[C]`.
/// - Returns: the gradients, each in its argument's shape.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Wu and He, *Group normalization*, 2018.
public func groupNormBackward(
    _ gradient: Tensor, input: Tensor, groups: Int, scale: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    let stretches = try Stretches(groupsOf: input, "groupNormBackward", groups: groups, scale: scale, epsilon: epsilon)
    try requireSameShape("groupNormBackward", gradient, input)
    return stretches.gradients(gradient, input, scale: scale)
}

/// A tensor as stretches of neighboring values, each with a mean and a variance of its own. Scale and shift go round: every
/// `area` neighbors share an entry, of which there are as many as the scale has, one after the other.
private struct Stretches {
    let count: Int
    let length: Int
    let area: Int
    let entries: Int
    let epsilon: Float

    init(layersOf input: Tensor, _ operation: String, scale: Tensor, epsilon: Float) throws(ShapeError) {
        try self.init(input, operation, length: scale.count, area: 1, entries: scale.count, epsilon: epsilon)
        guard scale.rank >= 1, scale.rank <= input.rank, input.shape.suffix(scale.rank) == scale.shape[...] else {
            throw .mismatch(
                operation: operation, argument: "the scale", expected: Array(input.shape.suffix(max(scale.rank, 1))),
                found: scale.shape)
        }
    }

    init(
        groupsOf input: Tensor, _ operation: String, groups: Int, scale: Tensor, epsilon: Float
    ) throws(ShapeError) {
        guard input.rank >= 2 else {
            throw .wrongRank(operation: operation, argument: "the input", expected: "[N, C, …]", found: input.shape)
        }
        let channels = input.shape[1]
        try requireSound(groups: groups)
        guard channels.isMultiple(of: groups) else { throw .groupsDoNotDivide(channels: channels, groups: groups) }
        try requireShape(operation, "the scale", scale, [channels])
        let area = input.shape[2...].reduce(1, *)
        try self.init(
            input, operation, length: channels / groups * area, area: area, entries: channels, epsilon: epsilon)
    }

    private init(
        _ input: Tensor, _ operation: String, length: Int, area: Int, entries: Int, epsilon: Float
    ) throws(ShapeError) {
        guard epsilon >= 0 else { throw .valueOutside(name: "epsilon", value: Double(epsilon), range: "0...") }
        (self.length, self.area, self.entries, self.epsilon) = (length, area, entries, epsilon)
        count = length > 0 ? input.count / length : 0
    }

    func normalize(_ input: Tensor, scale: Tensor, shift: Tensor) -> Tensor {
        Tensor(shape: input.shape) { output in
            input.withValues { x in
                parallel(count, cost: 4 * length) { stretches in
                    for stretch in stretches {
                        let (mean, factor) = moments(x, stretch)
                        forEachPart(of: stretch) { entry, places in
                            let (weight, offset) = (Double(scale[entry]) * factor, Double(shift[entry]))
                            for i in places { output[i] = Float((Double(x[i]) - mean) * weight + offset) }
                        }
                    }
                }
            }
        }
    }

    func gradients(_ gradient: Tensor, _ input: Tensor, scale: Tensor) -> LayerGradients {
        var (scales, shifts) = ([Double](repeating: 0, count: entries), [Double](repeating: 0, count: entries))
        let inputGradient = Tensor(shape: input.shape) { output in
            gradient.withValues { g in
                input.withValues { x in
                    for stretch in 0..<count {
                        let (mean, factor) = moments(x, stretch)
                        var (total, slope) = (0.0, 0.0)
                        forEachPart(of: stretch) { entry, places in
                            let weight = Double(scale[entry])
                            var (sum, product) = (0.0, 0.0)
                            for i in places {
                                sum += Double(g[i])
                                product += Double(g[i]) * (Double(x[i]) - mean) * factor
                            }
                            shifts[entry] += sum
                            scales[entry] += product
                            total += sum * weight
                            slope += product * weight
                        }
                        (total, slope) = (total / Double(length), slope / Double(length))
                        forEachPart(of: stretch) { entry, places in
                            let weight = Double(scale[entry])
                            for i in places {
                                let normalized = (Double(x[i]) - mean) * factor
                                output[i] = Float((Double(g[i]) * weight - total - normalized * slope) * factor)
                            }
                        }
                    }
                }
            }
        }
        func tensor(_ values: [Double]) -> Tensor {
            Tensor(shape: scale.shape) { target in for i in values.indices { target[i] = Float(values[i]) } }
        }
        return LayerGradients(input: inputGradient, weight: tensor(scales), bias: tensor(shifts))
    }

    /// A stretch's mean, and one over its deviation. In Double, counted from its first value, so that nothing cancels.
    private func moments(_ x: UnsafeBufferPointer<Float>, _ stretch: Int) -> (mean: Double, factor: Double) {
        let start = stretch * length
        let origin = Double(x[start])
        var (sum, squares) = (0.0, 0.0)
        for i in start..<(start + length) {
            let distance = Double(x[i]) - origin
            sum += distance
            squares += distance * distance
        }
        let mean = sum / Double(length)
        // As it stands, so that a NaN stays one.
        let variance = squares / Double(length) - mean * mean
        return (origin + mean, 1 / ((variance < 0 ? 0 : variance) + Double(epsilon)).squareRoot())
    }

    /// Calls `body` with every entry of the scale that a stretch uses, and the places where it does.
    @inline(__always)
    private func forEachPart(of stretch: Int, _ body: (_ entry: Int, _ places: Range<Int>) -> Void) {
        for start in stride(from: stretch * length, to: (stretch + 1) * length, by: max(area, 1)) {
            body(start / max(area, 1) % entries, start..<(start + area))
        }
    }
}
