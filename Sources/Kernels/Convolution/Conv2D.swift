/// Slides every filter of `weight` over `input` and sums products over the full depth (cross-correlation).
///
/// - Parameters: input `[N, C, H, W]`; weight `[K, C / groups, R, S]`; bias `[K]` or nil.
/// - Returns: `[N, K, (H - R + 2 padding) / stride + 1, (W - S + 2 padding) / stride + 1]`; with dilation d, R counts as
///   `d (R - 1) + 1`.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)``, with the arithmetic, where the division leaves a remainder, unless
///   `rounding` says what becomes of it; ``ShapeError/channelsDiffer(input:weight:groups:)`` and others.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func conv2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, rounding: Rounding = .exact
) throws(ShapeError) -> Tensor {
    try conv2d(
        input, weight: weight, bias: bias,
        window: Window(stride: stride, padding: padding, dilation: dilation, rounding: rounding), groups: groups)
}

/// As ``conv2d(_:weight:bias:stride:padding:dilation:groups:rounding:)``, with a window that differs by axis or side.
public func conv2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, window: Window, groups: Int = 1
) throws(ShapeError) -> Tensor {
    let geometry = try ConvolutionGeometry(
        input: input.shape, weight: weight.shape, bias: bias?.shape, window: window, groups: groups)
    return Tensor(shape: geometry.outputShape) { output in
        input.withValues { input in
            weight.withValues { weight in
                convolve(input, weight, into: output, geometry)
            }
        }
        bias?.withValues { addBias($0, to: output, geometry) }
    }
}

/// Convolution as a matrix product: for each image and group, the patches under the filter become the columns of a
/// matrix, and the filters are the rows of another.
private func convolve(
    _ input: UnsafeBufferPointer<Float>, _ weight: UnsafeBufferPointer<Float>,
    into output: UnsafeMutableBufferPointer<Float>, _ g: ConvolutionGeometry
) {
    guard let input = input.baseAddress, let weight = weight.baseAddress, let output = output.baseAddress else {
        return
    }
    let patch = g.patchSize
    let scratch = TensorStorage(count: g.isPointwise ? 0 : patch * g.placements)
    for image in 0..<g.batch {
        for group in 0..<g.groups {
            let channels = input + (image * g.channels + group * g.groupChannels) * g.inputArea
            if !g.isPointwise { gatherPatches(channels, into: scratch.base, g) }
            gemm(
                m: g.groupFilters, n: g.placements, k: patch,
                Matrix(base: weight + group * g.groupFilters * patch, stride: patch),
                Matrix(base: g.isPointwise ? channels : UnsafePointer(scratch.base), stride: g.placements),
                into: output + (image * g.filters + group * g.groupFilters) * g.placements, stride: g.placements)
        }
    }
}

private func addBias(
    _ bias: UnsafeBufferPointer<Float>, to output: UnsafeMutableBufferPointer<Float>, _ g: ConvolutionGeometry
) {
    for plane in 0..<(g.batch * g.filters) {
        let value = bias[plane % g.filters]
        for i in (plane * g.placements)..<((plane + 1) * g.placements) { output[i] += value }
    }
}
