/// The transposed convolution: every input value stamps its filter on the output, `stride` apart. It is the adjoint of
/// the convolution with the same weight, and makes images larger where that makes them smaller.
///
/// - Parameters: input `[N, C, H, W]`; weight `[C, K / groups, R, S]`; bias `[K]` or nil; `outputPadding` rows and
///   columns more at the end, for several sizes shrink to one.
/// - Returns: `[N, K, (H - 1) stride - 2 padding + dilation (R - 1) + 1 + outputPadding, …]`.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Zeiler, Krishnan, Taylor and Fergus, *Deconvolutional networks*, 2010.
public func convTranspose2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, outputPadding: Int = 0
) throws(ShapeError) -> Tensor {
    try convTranspose2d(
        input, weight: weight, bias: bias, window: Window(stride: stride, padding: padding, dilation: dilation),
        groups: groups, outputPadding: Extent(outputPadding))
}

/// The transposed convolution with a window that differs by axis or side; its rounding plays no part.
///
/// - Parameters: input `[N, C, H, W]`; weight `[C, K / groups, R, S]`; bias `[K]` or nil; `outputPadding` rows and columns
///   more at the end, fewer than the stride or the dilation.
/// - Returns: `[N, K, …]`, by ``transposedConvolutionOutputSize(input:filter:stride:padding:dilation:outputPadding:)``.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Zeiler, Krishnan, Taylor and Fergus, *Deconvolutional networks*, 2010.
public func convTranspose2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, window: Window, groups: Int = 1,
    outputPadding: Extent = Extent(0)
) throws(ShapeError) -> Tensor {
    let g = try transposedGeometry("convTranspose2d", input, weight, window, groups, outputPadding)
    if let bias { try requireShape("convTranspose2d", "the bias", bias, [g.channels]) }
    let output = try convolutionInputGradient(input, weight, g)
    guard let bias else { return output }
    return try output + bias.reshaped([g.channels, 1, 1])
}

/// The gradients before a transposed convolution: for the input, the convolution of the gradient; for the weight, each
/// tap sums what it stamped times the gradient where it did; for the bias, the gradient is summed.
///
/// - Parameters: gradient of the output's shape; input and weight as they went forward.
/// - Returns: the gradients, each in its argument's shape; of the bias `[K]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Zeiler, Krishnan, Taylor and Fergus, *Deconvolutional networks*, 2010.
public func convTranspose2dBackward(
    _ gradient: Tensor, input: Tensor, weight: Tensor, window: Window, groups: Int = 1,
    outputPadding: Extent = Extent(0)
) throws(ShapeError) -> LayerGradients {
    let g = try transposedGeometry("convTranspose2dBackward", input, weight, window, groups, outputPadding)
    try requireShape("convTranspose2dBackward", "the gradient", gradient, g.inputShape)
    return LayerGradients(
        input: try convolution(gradient, weight, bias: nil, g),
        weight: convolutionWeightGradient(input, gradient, g),
        bias: sumOfPlanes(gradient))
}

/// The sizes of the convolution of which this is the adjoint: it goes from our output to our input. With output padding it
/// may have room for more placements at the end than our input has values; they are not taken.
private func transposedGeometry(
    _ operation: String, _ input: Tensor, _ weight: Tensor, _ window: Window, _ groups: Int, _ outputPadding: Extent
) throws(ShapeError) -> ConvolutionGeometry {
    try requireRank4(operation, "the input", input.shape)
    guard weight.rank == 4 else {
        throw .wrongRank(
            operation: operation, argument: "the weight", expected: "[C, K / groups, R, S]", found: weight.shape)
    }
    try requireSound(groups: groups)
    guard input.shape[1] == weight.shape[0] else {
        throw .mismatch(
            operation: operation, argument: "the weight",
            expected: [input.shape[1]] + weight.shape.dropFirst(), found: weight.shape)
    }
    guard input.shape[1].isMultiple(of: groups) else {
        throw .groupsDoNotDivide(channels: input.shape[1], groups: groups)
    }
    try requireSound(window.padding)
    let (stride, padding, dilation) = (window.stride, window.padding, window.dilation)
    let height = try transposedSize(
        input: input.shape[2], filter: weight.shape[2], stride: stride.height,
        paddingTotal: padding.top + padding.bottom,
        dilation: dilation.height, outputPadding: outputPadding.height)
    let width = try transposedSize(
        input: input.shape[3], filter: weight.shape[3], stride: stride.width,
        paddingTotal: padding.left + padding.right,
        dilation: dilation.width, outputPadding: outputPadding.width)
    return try ConvolutionGeometry(
        batch: input.shape[0], channels: weight.shape[1] * groups, input: Extent(height: height, width: width),
        filters: weight.shape[0], filter: Extent(height: weight.shape[2], width: weight.shape[3]),
        output: Extent(height: input.shape[2], width: input.shape[3]), window: window, groups: groups)
}
