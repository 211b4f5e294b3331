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
///
/// - Parameters: as there, with `window` for stride, padding, dilation and rounding.
/// - Returns: as there.
/// - Throws: ``ShapeError``, as there.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func conv2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, window: Window, groups: Int = 1
) throws(ShapeError) -> Tensor {
    let geometry = try ConvolutionGeometry(
        input: input.shape, weight: weight.shape, bias: bias?.shape, window: window, groups: groups)
    return convolve(input, weight, bias: bias, geometry)
}

/// The convolution whose sizes are known to go together.
func convolve(_ input: Tensor, _ weight: Tensor, bias: Tensor?, _ g: ConvolutionGeometry) -> Tensor {
    let algorithm = ConvolutionAlgorithm.choose(for: g)
    let bias = bias ?? .zeros([g.filters])
    return Tensor(shape: g.outputShape) { output in
        input.withValues { input in
            weight.withValues { weight in
                bias.withValues { bias in
                    guard let input = input.baseAddress, let weight = weight.baseAddress,
                        let bias = bias.baseAddress, let output = output.baseAddress
                    else { return }
                    if algorithm == .acrossImages {
                        return convolveAcrossImages(input, weight, bias: bias, into: output, g)
                    }
                    for plane in 0..<(g.batch * g.filters) {
                        (output + plane * g.placements).update(repeating: bias[plane % g.filters], count: g.placements)
                    }
                    switch algorithm {
                    case .depthwise: addDepthwise(input, weight, to: output, g)
                    case .direct: addDirect(input, weight, to: output, g)
                    case .acrossImages, .patches: addProductOfPatches(input, weight, to: output, g)
                    }
                }
            }
        }
    }
}

/// Convolution as a matrix product: the patches under the filter become the columns of a matrix, a few rows of the
/// output at a time, so that they are still in the cache when they are multiplied; the filters are the rows of another.
private func addProductOfPatches(
    _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let blocks = g.blocks(threads: Threads.count)
    let depth = g.patchSize

    func multiply(image: Int, group: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?) {
        let channels = input + (image * g.channels + group * g.groupChannels) * g.inputArea
        let width = rows.count * g.output.width
        var columns = Matrix(base: channels + rows.lowerBound * g.output.width, stride: g.placements)
        if let scratch {
            gatherPatches(channels, into: scratch.base, g, rows: rows, isParallel: isParallel)
            columns = Matrix(base: scratch.base, stride: width)
        }
        let filters = Matrix(base: weight + group * g.groupFilters * depth, stride: depth)
        let target =
            output + (image * g.filters + group * g.groupFilters) * g.placements + rows.lowerBound * g.output.width
        let product = isParallel ? gemm : gemmOnThisThread
        product(g.groupFilters, width, depth, filters, columns, target, g.placements, 1)
    }

    let jobs = g.batch * g.groups * blocks.count
    if jobs < Threads.count {
        let scratch = g.isPointwise ? nil : TensorStorage(count: depth * g.placements)
        for job in 0..<(g.batch * g.groups) {
            multiply(
                image: job / g.groups, group: job % g.groups, rows: 0..<g.output.height, isParallel: true,
                scratch: scratch)
        }
    } else {
        parallel(jobs, cost: depth * g.groupFilters * g.placements / blocks.count) { jobs in
            let scratch = g.isPointwise ? nil : TensorStorage(count: depth * blocks.rows * g.output.width)
            for job in jobs {
                let (imageAndGroup, block) = job.quotientAndRemainder(dividingBy: blocks.count)
                multiply(
                    image: imageAndGroup / g.groups, group: imageAndGroup % g.groups, rows: blocks.range(block, of: g),
                    isParallel: false, scratch: scratch)
            }
        }
    }
}
