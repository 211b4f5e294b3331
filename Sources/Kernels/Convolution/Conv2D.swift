/// Slides every filter of `weight` over `input` and sums products over the full depth (cross-correlation).
///
/// - Parameters: input `[N, C, H, W]`; weight `[K, C / groups, R, S]`; bias `[K]` or nil.
/// - Returns: `[N, K, (H - R + 2 padding) / stride + 1, (W - S + 2 padding) / stride + 1]`; with dilation d, R counts as
///   `d (R - 1) + 1`.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)``, with the arithmetic, where the division leaves a remainder, unless
///   `rounding` says what becomes of it; ``ShapeError/channelsDiffer(operation:input:weight:groups:)`` and others.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func conv2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, rounding: Rounding = .exact
) throws(ShapeError) -> Tensor {
    try conv2d(
        input, weight: weight, bias: bias,
        window: Window(stride: stride, padding: padding, dilation: dilation, rounding: rounding), groups: groups)
}

/// The convolution with a window that differs by axis or side.
///
/// - Parameters: input `[N, C, H, W]`; weight `[K, C / groups, R, S]`; bias `[K]` or nil; `window` for stride, padding,
///   dilation and rounding.
/// - Returns: `[N, K, outputHeight, outputWidth]`, by ``Window/outputSize(input:filter:)``.
/// - Throws: ``ShapeError``, as ``conv2d(_:weight:bias:stride:padding:dilation:groups:rounding:)``.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func conv2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, window: Window, groups: Int = 1
) throws(ShapeError) -> Tensor {
    let g = try ConvolutionGeometry("conv2d", input: input.shape, weight: weight.shape, window: window, groups: groups)
    if let bias { try requireShape("conv2d", "the bias", bias, [g.filters]) }
    return try convolution(input, weight, bias: bias, g)
}

/// The convolution, where the sizes are known to go together.
func convolution(
    _ input: Tensor, _ weight: Tensor, bias: Tensor?, _ g: ConvolutionGeometry
) throws(ShapeError) -> Tensor {
    if BlockedConvolution.isQuickest(for: g) { return try BlockedConvolution.forward(input, weight, bias: bias, g) }
    return convolve(input, PackedWeights(weight, g), Epilogue(bias: bias), g)
}
