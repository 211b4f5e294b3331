/// The gradients for what a layer learns, without that for its input.
public struct ParameterGradients: Sendable, Equatable {
    /// For its weight.
    public var weight: Tensor
    /// For its bias.
    public var bias: Tensor
}

/// The gradients for a convolution's weight and bias alone, as ``conv2dBackward(_:input:weight:window:groups:)`` gives them:
/// for a first layer, below which nothing learns: it saves the gradient for the input, which nobody would use.
///
/// - Parameters: gradient `[N, K, outputHeight, outputWidth]`; input as it went forward; `weightShape`, the weight's sizes.
/// - Returns: the gradients for the weight, of `weightShape`, and the bias, `[K]`.
/// - Throws: ``ShapeError``, as ``conv2d(_:weight:bias:window:groups:)``.
/// - Source: LeCun et al., *Backpropagation applied to handwritten zip code recognition*, 1989.
public func conv2dParameterGradients(
    _ gradient: Tensor, input: Tensor, weightShape: [Int], window: Window, groups: Int = 1
) throws(ShapeError) -> ParameterGradients {
    let g = try ConvolutionGeometry(
        "conv2dParameterGradients", input: input.shape, weight: weightShape, window: window, groups: groups)
    try requireShape("conv2dParameterGradients", "the gradient", gradient, g.outputShape)
    return ParameterGradients(weight: convolutionWeightGradient(gradient, input, g), bias: sumOfPlanes(gradient))
}
