/// The result of a batch normalisation in training, with the moments it found.
public struct BatchNormResult: Sendable, Equatable {
    /// The normalised values, of the input's shape.
    public let output: Tensor
    /// The mean of every channel, `[C]`.
    public let mean: Tensor
    /// The variance of every channel, `[C]`: the mean square distance from the mean.
    public let variance: Tensor
}

/// Normalises every channel by the mean and variance of this batch: `y = scale (x - mean) / √(variance + epsilon) + shift`.
///
/// - Parameters: input `[N, C, …]`; scale and shift `[C]`.
/// - Returns: the result and the moments, from which a running mean is kept.
/// - Throws: ``ShapeError`` where the sizes do not go together, or a channel has no values.
/// - Source: Ioffe and Szegedy, *Batch normalization*, 2015.
public func batchNormTraining(
    _ input: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> BatchNormResult {
    let channels = try channelsOfBatch(input, [("the scale", scale), ("the shift", shift)], epsilon: epsilon)
    guard input.count > 0 else { throw .mustBePositive(name: "batchNorm: the number of values", value: 0) }
    var mean = Tensor.zeros([channels])
    var variance = mean
    let size = Double(input.count / channels)
    for channel in 0..<channels {
        let m = sumOverChannel(input, channel) { Double($0) } / size
        mean[channel] = Float(m)
        variance[channel] = Float(sumOverChannel(input, channel) { (Double($0) - m) * (Double($0) - m) } / size)
    }
    let output = try batchNormInference(
        input, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon)
    return BatchNormResult(output: output, mean: mean, variance: variance)
}

/// Normalises every channel by a mean and variance known beforehand, as after training.
///
/// - Parameters: input `[N, C, …]`; mean, variance, scale and shift `[C]`.
/// - Throws: ``ShapeError`` where the sizes do not go together.
public func batchNormInference(
    _ input: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> Tensor {
    let channels = try channelsOfBatch(
        input, [("the mean", mean), ("the variance", variance), ("the scale", scale), ("the shift", shift)],
        epsilon: epsilon)
    let area = input.shape[2...].reduce(1, *)
    return Tensor(shape: input.shape) { output in
        input.withValues { input in
            parallel(area > 0 ? input.count / area : 0, cost: area) { planes in
                for plane in planes {
                    let channel = plane % channels
                    let factor = scale[channel] / (variance[channel] + epsilon).squareRoot()
                    let (middle, offset) = (mean[channel], shift[channel])
                    for i in (plane * area)..<((plane + 1) * area) {
                        output[i] = (input[i] - middle) * factor + offset
                    }
                }
            }
        }
    }
}

/// The gradients before a batch normalisation in training. With x̂ the normalised input and means over the batch:
/// `scale / √(variance + epsilon) (gradient - mean(gradient) - x̂ mean(gradient x̂))` for the input, `Σ gradient x̂` for
/// the scale (as ``LayerGradients/weight``), `Σ gradient` for the shift (as ``LayerGradients/bias``).
///
/// - Throws: ``ShapeError``, as the forward.
public func batchNormTrainingBackward(
    _ gradient: Tensor, input: Tensor, scale: Tensor, mean: Tensor, variance: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    let channels = try channelsOfBatch(
        input, [("the scale", scale), ("the mean", mean), ("the variance", variance)], epsilon: epsilon)
    try requireSameShape("batchNormTrainingBackward", gradient, input)
    let sums = gradientSums(gradient, input, mean: mean, variance: variance, epsilon: epsilon)
    let area = input.shape[2...].reduce(1, *)
    let size = Float(Swift.max(input.count / Swift.max(channels, 1), 1))
    let inputGradient = Tensor(shape: input.shape) { output in
        input.withValues { input in
            gradient.withValues { gradient in
                parallel(area > 0 ? input.count / area : 0, cost: 2 * area) { planes in
                    for plane in planes {
                        let channel = plane % channels
                        let deviation = (variance[channel] + epsilon).squareRoot()
                        let middle = mean[channel]
                        let meanGradient = sums.shift[channel] / size
                        let slope = sums.scale[channel] / size / deviation
                        let factor = scale[channel] / deviation
                        for i in (plane * area)..<((plane + 1) * area) {
                            output[i] = factor * (gradient[i] - meanGradient - (input[i] - middle) * slope)
                        }
                    }
                }
            }
        }
    }
    return LayerGradients(input: inputGradient, weight: sums.scale, bias: sums.shift)
}

/// The gradients before a batch normalisation by known moments, which are constants: `gradient scale / √(variance +
/// epsilon)` for the input; for scale and shift as ``batchNormTrainingBackward(_:input:scale:mean:variance:epsilon:)``.
///
/// - Throws: ``ShapeError``, as the forward.
public func batchNormInferenceBackward(
    _ gradient: Tensor, input: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, epsilon: Float = 1e-5
) throws(ShapeError) -> LayerGradients {
    _ = try channelsOfBatch(
        input, [("the mean", mean), ("the variance", variance), ("the scale", scale)], epsilon: epsilon)
    try requireSameShape("batchNormInferenceBackward", gradient, input)
    let sums = gradientSums(gradient, input, mean: mean, variance: variance, epsilon: epsilon)
    let none = Tensor.zeros(scale.shape)
    return LayerGradients(
        input: try batchNormInference(
            gradient, mean: none, variance: variance, scale: scale, shift: none, epsilon: epsilon),
        weight: sums.scale, bias: sums.shift)
}

private func gradientSums(
    _ gradient: Tensor, _ input: Tensor, mean: Tensor, variance: Tensor, epsilon: Float
) -> (scale: Tensor, shift: Tensor) {
    var (scale, shift) = (Tensor.zeros(mean.shape), Tensor.zeros(mean.shape))
    for channel in 0..<mean.count {
        let deviation = (Double(variance[channel]) + Double(epsilon)).squareRoot()
        let middle = Double(mean[channel])
        shift[channel] = Float(sumOverChannel(gradient, channel) { Double($0) })
        scale[channel] = Float(
            sumOverChannel(gradient, input, channel) { Double($0) * (Double($1) - middle) } / deviation)
    }
    return (scale, shift)
}

@inline(__always)
private func sumOverChannel(_ tensor: Tensor, _ channel: Int, _ term: (Float) -> Double) -> Double {
    sumOverChannel(tensor, tensor, channel) { value, _ in term(value) }
}

/// The sum of `term` over all values of one channel, in Double, for what is left after a mean is subtracted may be small.
@inline(__always)
private func sumOverChannel(_ a: Tensor, _ b: Tensor, _ channel: Int, _ term: (Float, Float) -> Double) -> Double {
    let (batch, channels, area) = (a.shape[0], a.shape[1], a.shape[2...].reduce(1, *))
    return a.withValues { a in
        b.withValues { b in
            // Eight sums side by side, which a loop over vectors keeps in registers.
            var sums = SIMD8<Double>()
            for image in 0..<batch {
                let start = (image * channels + channel) * area
                for i in start..<(start + area / 8 * 8) { sums[(i - start) & 7] += term(a[i], b[i]) }
                for i in (start + area / 8 * 8)..<(start + area) { sums[0] += term(a[i], b[i]) }
            }
            return sums.sum()
        }
    }
}

private func channelsOfBatch(
    _ input: Tensor, _ parameters: [(String, Tensor)], epsilon: Float
) throws(ShapeError) -> Int {
    guard input.rank >= 2 else {
        throw .wrongRank(operation: "batchNorm", argument: "the input", expected: "[N, C, …]", found: input.shape)
    }
    guard epsilon >= 0 else { throw .valueOutside(name: "epsilon", value: Double(epsilon), range: "0...") }
    for (name, parameter) in parameters { try requireShape("batchNorm", name, parameter, [input.shape[1]]) }
    return input.shape[1]
}
