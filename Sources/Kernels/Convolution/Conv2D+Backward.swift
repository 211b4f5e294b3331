/// The gradients before a convolution: for the input, each filter's taps carry the output's gradient back to the pixels
/// they saw; for the weight, each tap sums what it saw times the output's gradient; for the bias, the gradient is summed.
///
/// - Parameters: gradient `[N, K, outputHeight, outputWidth]`; input and weight as they went forward.
/// - Returns: the gradients, each in its argument's shape; of the bias `[K]`.
/// - Throws: ``ShapeError``, as ``conv2d(_:weight:bias:window:groups:)``.
/// - Source: LeCun et al., *Backpropagation applied to handwritten zip code recognition*, 1989.
public func conv2dBackward(
    _ gradient: Tensor, input: Tensor, weight: Tensor, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, rounding: Rounding = .exact
) throws(ShapeError) -> LayerGradients {
    try conv2dBackward(
        gradient, input: input, weight: weight,
        window: Window(stride: stride, padding: padding, dilation: dilation, rounding: rounding), groups: groups)
}

/// The gradients before a convolution with a window that differs by axis or side.
///
/// - Parameters: gradient `[N, K, outputHeight, outputWidth]`; input, weight, window and groups as they went forward.
/// - Returns: the gradients, each in its argument's shape; of the bias `[K]`.
/// - Throws: ``ShapeError``, as ``conv2d(_:weight:bias:window:groups:)``.
/// - Source: LeCun et al., *Backpropagation applied to handwritten zip code recognition*, 1989.
public func conv2dBackward(
    _ gradient: Tensor, input: Tensor, weight: Tensor, window: Window, groups: Int = 1
) throws(ShapeError) -> LayerGradients {
    let g = try ConvolutionGeometry(
        "conv2dBackward", input: input.shape, weight: weight.shape, window: window, groups: groups)
    try requireShape("conv2dBackward", "the gradient", gradient, g.outputShape)
    return LayerGradients(
        input: try convolutionInputGradient(gradient, weight, g), weight: convolutionWeightGradient(gradient, input, g),
        bias: sumOfPlanes(gradient))
}

/// The gradient for the input, where the sizes are known to go together.
func convolutionInputGradient(
    _ gradient: Tensor, _ weight: Tensor, _ g: ConvolutionGeometry
) throws(ShapeError) -> Tensor {
    if let quick = try BlockedConvolution.inputGradient(gradient, weight, g) { return quick }
    return Tensor(shape: g.inputShape) { input in
        withPointers(gradient, weight, to: input) { gradient, weight, input in
            ConvolutionMethods.choose(for: g).inputGradient(gradient, weight, into: input, g)
        }
    }
}

/// The gradient for the weight, where the sizes are known to go together.
func convolutionWeightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    if let quick = BlockedWeightGradient.weightGradient(gradient, input, g) { return quick }
    return Tensor(shape: g.weightShape) { weight in
        withPointers(gradient, input, to: weight) { gradient, input, weight in
            ConvolutionMethods.choose(for: g).weightGradient(gradient, input, into: weight, g)
        }
    }
}
