internal import CProcessor

/// The result of a batch normalization in training, with the moments it found.
public struct BatchNormResult: Sendable, Equatable {
    /// The normalized values, of the input's shape.
    public let output: Tensor
    /// The mean of every channel, `[C]`.
    public let mean: Tensor
    /// The variance of every channel, `[C]`: the mean square distance from the mean.
    public let variance: Tensor
}

/// Normalizes every channel by the mean and variance of this batch: `y = scale (x - mean) / √(variance + epsilon) + shift`.
///
/// - Parameters: input `[N, C, …]`; scale and shift `[C]`.
/// - Returns: the result and the moments, from which a running mean is kept; the moments of no values are NaN.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public func batchNormTraining(
    _ input: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> BatchNormResult {
    _ = try channelsOfBatch("batchNormTraining", input, [("the scale", scale), ("the shift", shift)], epsilon: epsilon)
    guard input.count > 0 else {
        let none = Tensor.full([input.shape[1]], .nan)
        return BatchNormResult(output: input, mean: none, variance: none)
    }
    let moments = forEachChannel(of: input) { Moments(of: input, channel: $0) }
    return BatchNormResult(
        output: normalized(input, moments, scale: scale, shift: shift, epsilon: epsilon),
        mean: Tensor(moments.map { Float($0.mean) }), variance: Tensor(moments.map { Float($0.variance) }))
}

/// Normalizes every channel by a mean and variance known beforehand, as after training: `y = scale (x - mean) /
/// √(variance + epsilon) + shift`.
///
/// - Parameters: input `[N, C, …]`; mean, variance, scale and shift `[C]`.
/// - Returns: the input's shape.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public func batchNormInference(
    _ input: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> Tensor {
    let channels = try channelsOfBatch(
        "batchNormInference", input,
        [("the mean", mean), ("the variance", variance), ("the scale", scale), ("the shift", shift)],
        epsilon: epsilon)
    let moments = (0..<channels).map { Moments(mean: Double(mean[$0]), variance: Double(variance[$0])) }
    return normalized(input, moments, scale: scale, shift: shift, epsilon: epsilon)
}

/// The gradients before a batch normalization in training. With x̂ the normalized input and means over the batch:
/// `scale / √(variance + epsilon) (gradient - mean(gradient) - x̂ mean(gradient x̂))` for the input, `Σ gradient x̂` for
/// the scale (as ``LayerGradients/weight``), `Σ gradient` for the shift (as ``LayerGradients/bias``).
///
/// - Parameters: gradient, and input as it went forward, `[N, C, …]`; scale `[C]`.
/// - Returns: the gradients, each in its argument's shape.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public func batchNormTrainingBackward(
    _ gradient: Tensor, input: Tensor, scale: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    let channels = try channelsOfBatch("batchNormTrainingBackward", input, [("the scale", scale)], epsilon: epsilon)
    try requireSameShape("batchNormTrainingBackward", gradient, input)
    let size = Double(max(input.count / max(channels, 1), 1))
    var found: [ChannelGradients] = []
    let inputGradient = Tensor(shape: input.shape) { output in
        withPointers(gradient, input, to: output) { given, values, output in
            // One channel from beginning to end, while it is in a cache.
            found = forEachChannel(of: input) { channel in
                let sums = ChannelGradients(gradient, input, channel, epsilon: epsilon)
                let deviation = sums.moments.deviation(epsilon)
                let factor = Double(scale[channel]) / deviation
                let slope = factor * sums.scale / size / deviation
                let (middle, offset, one) = (
                    sums.moments.mean, factor * sums.shift / size, FourDoubles(repeating: lectern_one)
                )
                @inline(__always) func back(_ gradient: FourDoubles, _ x: FourDoubles) -> FourDoubles {
                    let part = FourDoubles(repeating: -offset).addingProduct(factor * gradient, one)
                    return part.addingProduct((middle - x) * slope, one)
                }
                forEachPlane(of: input, channel) { range in
                    let whole = range.lowerBound + range.count / 4 * 4
                    for i in stride(from: range.lowerBound, to: whole, by: 4) {
                        back(FourDoubles(given + i), FourDoubles(values + i)).writeRounded(to: output + i)
                    }
                    for i in whole..<range.upperBound {
                        let (last, x) = (Double(given[i]), Double(values[i]))
                        output[i] = Float(back(FourDoubles(repeating: last), FourDoubles(repeating: x))[0])
                    }
                }
                return sums
            }
        }
    }
    return LayerGradients(
        input: inputGradient, weight: Tensor(found.map { Float($0.scale) }), bias: Tensor(found.map { Float($0.shift) })
    )
}

/// The gradients before a batch normalization by known moments, which are constants: `gradient scale / √(variance +
/// epsilon)` for the input; for scale and shift as ``batchNormTrainingBackward(_:input:scale:epsilon:)``.
///
/// - Parameters: gradient, and input as it went forward, `[N, C, …]`; mean, variance and scale `[C]`.
/// - Returns: the gradients, each in its argument's shape.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public func batchNormInferenceBackward(
    _ gradient: Tensor, input: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    let channels = try channelsOfBatch(
        "batchNormInferenceBackward", input, [("the mean", mean), ("the variance", variance), ("the scale", scale)],
        epsilon: epsilon)
    try requireSameShape("batchNormInferenceBackward", gradient, input)
    let moments = (0..<channels).map { Moments(mean: Double(mean[$0]), variance: Double(variance[$0])) }
    let sums = gradientSums(gradient, input, moments, epsilon: epsilon)
    let none = Tensor.zeros(scale.shape)
    return LayerGradients(
        input: try batchNormInference(
            gradient, mean: none, variance: variance, scale: scale, shift: none, epsilon: epsilon),
        weight: Tensor(sums.scale.map { Float($0) }), bias: Tensor(sums.shift.map { Float($0) }))
}

private func channelsOfBatch(
    _ operation: String, _ input: Tensor, _ parameters: [(String, Tensor)], epsilon: Float
) throws(ShapeError) -> Int {
    guard input.rank >= 2 else {
        throw .wrongRank(operation: operation, argument: "the input", expected: "[N, C, …]", found: input.shape)
    }
    guard epsilon >= 0 else { throw .valueOutside(name: "epsilon", value: Double(epsilon), range: "0...") }
    for (name, parameter) in parameters { try requireShape(operation, name, parameter, [input.shape[1]]) }
    return input.shape[1]
}
