/// The size of a convolution's output along one axis: `(input - filter + 2 padding) / stride + 1`, where a filter with
/// dilation d spans `d (filter - 1) + 1`.
///
///     try convolutionOutputSize(input: 7, filter: 3, stride: 2)      // 3
///     try convolutionOutputSize(input: 7, filter: 3, stride: 3)      // throws: 2.33
///
/// - Returns: the number of placements.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)`` with this arithmetic, and what would fit.
/// - Source: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*, 2016.
public func convolutionOutputSize(
    input: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1, rounding: Rounding = .exact
) throws(ShapeError) -> Int {
    try placements(
        input: input, filter: filter, stride: stride, before: padding, after: padding, dilation: dilation,
        rounding: rounding, axis: .both)
}

/// The size of a pooling's output along one axis: `(input - filter + 2 padding) / stride + 1`. The stride is the
/// filter's size unless given.
///
/// - Returns: the number of placements.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)`` with this arithmetic, and what would fit.
/// - Source: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*, 2016.
public func poolingOutputSize(
    input: Int, filter: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact
) throws(ShapeError) -> Int {
    try placements(
        input: input, filter: filter, stride: stride ?? filter, before: padding, after: padding, dilation: 1,
        rounding: rounding, axis: .both)
}

/// The size of a transposed convolution's output along one axis: the input size from which a convolution with these
/// settings makes `input`: `(input - 1) stride - 2 padding + dilation (filter - 1) + 1 + outputPadding`.
///
/// - Returns: the size.
/// - Throws: ``ShapeError`` where a number has no meaning, or nothing would be left.
/// - Source: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*, 2016.
public func transposedConvolutionOutputSize(
    input: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1, outputPadding: Int = 0
) throws(ShapeError) -> Int {
    try requireSound(Padding(padding))
    return try transposedSize(
        input: input, filter: filter, stride: stride, paddingTotal: 2 * padding, dilation: dilation,
        outputPadding: outputPadding)
}

func transposedSize(
    input: Int, filter: Int, stride: Int, paddingTotal: Int, dilation: Int, outputPadding: Int
) throws(ShapeError) -> Int {
    for (name, value) in [("input size", input), ("filter size", filter), ("stride", stride), ("dilation", dilation)]
    where value < 1 {
        throw .mustBePositive(name: name, value: value)
    }
    for (name, value) in [("padding", paddingTotal), ("output padding", outputPadding)] where value < 0 {
        throw .mustNotBeNegative(name: name, value: value)
    }
    for (name, value) in [
        ("input size", input), ("filter size", filter), ("stride", stride), ("dilation", dilation),
        ("padding", paddingTotal), ("output padding", outputPadding),
    ] {
        try requireCountable(name, value)
    }
    guard outputPadding < max(stride, dilation) else {
        throw .valueOutside(
            name: "output padding", value: Double(outputPadding), range: "0..<\(max(stride, dilation))")
    }
    let size = (input - 1) * stride - paddingTotal + dilation * (filter - 1) + 1 + outputPadding
    guard size > 0 else { throw .mustBePositive(name: "output size", value: size) }
    return size
}
