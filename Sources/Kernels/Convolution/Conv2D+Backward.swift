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

/// As ``conv2dBackward(_:input:weight:stride:padding:dilation:groups:rounding:)``, with a window that differs by axis or
/// side.
///
/// - Parameters: as there, with `window` for stride, padding, dilation and rounding.
/// - Returns: as there.
/// - Throws: ``ShapeError``, as there.
/// - Source: LeCun et al., *Backpropagation applied to handwritten zip code recognition*, 1989.
public func conv2dBackward(
    _ gradient: Tensor, input: Tensor, weight: Tensor, window: Window, groups: Int = 1
) throws(ShapeError) -> LayerGradients {
    let g = try ConvolutionGeometry(
        input: input.shape, weight: weight.shape, bias: nil, window: window, groups: groups)
    try requireShape("conv2dBackward", "the gradient", gradient, g.outputShape)
    return LayerGradients(
        input: convolutionInputGradient(gradient, weight, g), weight: convolutionWeightGradient(gradient, input, g),
        bias: sumOfPlanes(gradient))
}

/// The gradient for the input: `weightᵀ gradient` are the patches' gradients, which are added where patches were taken.
func convolutionInputGradient(_ gradient: Tensor, _ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    Tensor(shape: g.inputShape) { input in
        input.update(repeating: 0)
        withPointers(gradient, weight, to: input) { gradient, weight, input in
            switch ConvolutionAlgorithm.choose(for: g) {
            case .acrossImages: inputGradientAcrossImages(gradient, weight, into: input, g)
            case .depthwise: addInputGradientDepthwise(gradient, weight, to: input, g)
            case .direct: addInputGradientDirect(gradient, weight, to: input, g)
            case .patches: addInputGradientByPatches(gradient, weight, to: input, g)
            }
        }
    }
}

private func addInputGradientByPatches(
    _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, to input: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let depth = g.patchSize
    func multiply(job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?) {
        let channels = input + job * g.groupChannels * g.inputArea
        let filters = Matrix(
            base: weight + job % g.groups * g.groupFilters * depth, isTransposed: true, stride: depth)
        let values = g.rows(rows, ofOutput: gradient, job: job)
        let (width, product) = (rows.count * g.output.width, isParallel ? gemm : gemmOnThisThread)
        guard let scratch else {
            let target = channels + rows.lowerBound * g.output.width
            return product(depth, width, g.groupFilters, filters, values, target, g.placements, 0)
        }
        product(depth, width, g.groupFilters, filters, values, scratch.base, width, 0)
        scatterPatches(scratch.base, addingTo: channels, g, rows: rows, isParallel: isParallel)
    }

    let jobs = g.batch * g.groups
    if jobs < Threads.count {
        g.forEachBlock(g.blocksForAllThreads(), of: 0..<jobs) { job, rows, scratch in
            multiply(job: job, rows: rows, isParallel: true, scratch: scratch)
        }
    } else {
        let blocks = g.blocks(threads: 1)
        parallel(jobs, cost: depth * g.groupFilters * g.placements) { jobs in
            g.forEachBlock(blocks, of: jobs) { job, rows, scratch in
                multiply(job: job, rows: rows, isParallel: false, scratch: scratch)
            }
        }
    }
}

/// The gradient for the weight: `gradient patchesᵀ`, summed over the images.
func convolutionWeightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    Tensor(shape: g.weightShape) { weight in
        weight.update(repeating: 0)
        withPointers(gradient, input, to: weight) { gradient, input, weight in
            switch ConvolutionAlgorithm.choose(for: g) {
            case .acrossImages: weightGradientAcrossImages(gradient, input, into: weight, g)
            case .depthwise: addWeightGradientDepthwise(gradient, input, to: weight, g)
            case .direct: addWeightGradientDirect(gradient, input, to: weight, g)
            case .patches: addWeightGradientByPatches(gradient, input, to: weight, g)
            }
        }
    }
}

private func addWeightGradientByPatches(
    _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, to weight: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let depth = g.patchSize
    func multiply(
        job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?, sums: UnsafeMutablePointer<Float>
    ) {
        var columns = g.patches(of: input, job: job, rows: rows, scratch: scratch, isParallel: isParallel)
        columns.isTransposed = true
        let product = isParallel ? gemm : gemmOnThisThread
        product(
            g.groupFilters, depth, rows.count * g.output.width, g.rows(rows, ofOutput: gradient, job: job), columns,
            sums + job % g.groups * g.groupFilters * depth, depth, 1)
    }

    if g.batch < Threads.count {
        return g.forEachBlock(g.blocksForAllThreads(), of: 0..<(g.batch * g.groups)) { job, rows, scratch in
            multiply(job: job, rows: rows, isParallel: true, scratch: scratch, sums: weight)
        }
    }
    // Every thread sums over its own images; the sums are added in the images' order, whoever was first.
    let blocks = g.blocks(threads: 1)
    let count = g.filters * depth
    let parts = Threads.count
    let others = (1..<max(parts, 2)).map { _ in TensorStorage(count: count) }
    parallel(parts, parts: parts) { range in
        for part in range {
            let sums = part == 0 ? weight : others[part - 1].base
            if part > 0 { sums.update(repeating: 0, count: count) }
            let images = (g.batch * part / parts)..<(g.batch * (part + 1) / parts)
            let jobs = (images.lowerBound * g.groups)..<(images.upperBound * g.groups)
            g.forEachBlock(blocks, of: jobs) { job, rows, scratch in
                multiply(job: job, rows: rows, isParallel: false, scratch: scratch, sums: sums)
            }
        }
    }
    guard parts > 1 else { return }
    parallel(count, cost: parts) { range in
        for other in others {
            for i in range { weight[i] += other.base[i] }
        }
    }
}
