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
        withPointers(input, weight, to: output) { input, weight, output in
            bias.withValues { bias in
                guard let bias = bias.baseAddress else { return }
                if algorithm != .acrossImages {
                    for plane in 0..<(g.batch * g.filters) {
                        (output + plane * g.placements).update(repeating: bias[plane % g.filters], count: g.placements)
                    }
                }
                switch algorithm {
                // It begins its sums with the bias.
                case .acrossImages: convolveAcrossImages(input, weight, bias: bias, into: output, g)
                case .depthwise: addDepthwise(input, weight, to: output, g)
                case .direct: addDirect(input, weight, to: output, g)
                case .patches: addProductOfPatches(input, weight, to: output, g)
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
    let depth = g.patchSize
    func multiply(job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?) {
        let columns = g.patches(of: input, job: job, rows: rows, scratch: scratch, isParallel: isParallel)
        let filters = Matrix(base: weight + job % g.groups * g.groupFilters * depth, stride: depth)
        let target = output + job * g.groupFilters * g.placements + rows.lowerBound * g.output.width
        let product = isParallel ? gemm : gemmOnThisThread
        product(g.groupFilters, rows.count * g.output.width, depth, filters, columns, target, g.placements, 1)
    }

    let blocks = g.blocks(threads: Threads.count)
    let (jobs, all) = (g.batch * g.groups, RowBlocks(count: 1, rows: g.output.height))
    if jobs * blocks.count < Threads.count {
        g.forEachBlock(all, of: 0..<jobs) { job, rows, scratch in
            multiply(job: job, rows: rows, isParallel: true, scratch: scratch)
        }
    } else {
        parallel(jobs * blocks.count, cost: depth * g.groupFilters * g.placements / blocks.count) { range in
            let scratch = g.patchScratch(for: blocks)
            for part in range {
                let (job, block) = part.quotientAndRemainder(dividingBy: blocks.count)
                multiply(job: job, rows: blocks.range(block, of: g), isParallel: false, scratch: scratch)
            }
        }
    }
}
