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
        gradient.withValues { gradient in
            weight.withValues { weight in
                guard let input = input.baseAddress, let weight = weight.baseAddress,
                    let gradient = gradient.baseAddress
                else { return }
                switch ConvolutionAlgorithm.choose(for: g) {
                case .acrossImages: inputGradientAcrossImages(gradient, weight, into: input, g)
                case .depthwise, .direct: addInputGradientDirect(gradient, weight, to: input, g)
                case .patches: addInputGradientByPatches(gradient, weight, to: input, g)
                }
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
        let (image, group) = job.quotientAndRemainder(dividingBy: g.groups)
        let channels = input + (image * g.channels + group * g.groupChannels) * g.inputArea
        let filters = Matrix(base: weight + group * g.groupFilters * depth, isTransposed: true, stride: depth)
        let start = (image * g.filters + group * g.groupFilters) * g.placements + rows.lowerBound * g.output.width
        let (width, product) = (rows.count * g.output.width, isParallel ? gemm : gemmOnThisThread)
        let values = Matrix(base: gradient + start, stride: g.placements)
        guard let scratch else {
            let target = channels + rows.lowerBound * g.output.width
            return product(depth, width, g.groupFilters, filters, values, target, g.placements, 0)
        }
        product(depth, width, g.groupFilters, filters, values, scratch.base, width, 0)
        scatterPatches(scratch.base, addingTo: channels, g, rows: rows, isParallel: isParallel)
    }

    let jobs = g.batch * g.groups
    if jobs < Threads.count {
        let blocks = g.blocksForAllThreads()
        let scratch = g.isPointwise ? nil : TensorStorage(count: depth * blocks.rows * g.output.width)
        for job in 0..<jobs {
            for block in 0..<blocks.count {
                multiply(job: job, rows: blocks.range(block, of: g), isParallel: true, scratch: scratch)
            }
        }
    } else {
        let blocks = g.blocks(threads: 1)
        parallel(jobs, cost: depth * g.groupFilters * g.placements) { jobs in
            let scratch = g.isPointwise ? nil : TensorStorage(count: depth * blocks.rows * g.output.width)
            for job in jobs {
                for block in 0..<blocks.count {
                    multiply(job: job, rows: blocks.range(block, of: g), isParallel: false, scratch: scratch)
                }
            }
        }
    }
}

/// The gradient for the weight: `gradient patchesᵀ`, summed over the images.
func convolutionWeightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    Tensor(shape: g.weightShape) { weight in
        weight.update(repeating: 0)
        gradient.withValues { gradient in
            input.withValues { input in
                guard let input = input.baseAddress, let weight = weight.baseAddress,
                    let gradient = gradient.baseAddress
                else { return }
                switch ConvolutionAlgorithm.choose(for: g) {
                case .acrossImages: weightGradientAcrossImages(gradient, input, into: weight, g)
                case .depthwise, .direct: addWeightGradientDirect(gradient, input, to: weight, g)
                case .patches: addWeightGradientByPatches(gradient, input, to: weight, g)
                }
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
        let (image, group) = job.quotientAndRemainder(dividingBy: g.groups)
        let channels = input + (image * g.channels + group * g.groupChannels) * g.inputArea
        let width = rows.count * g.output.width
        var columns = Matrix(
            base: channels + rows.lowerBound * g.output.width, isTransposed: true, stride: g.placements)
        if let scratch {
            gatherPatches(channels, into: scratch.base, g, rows: rows, isParallel: isParallel)
            columns = Matrix(base: scratch.base, isTransposed: true, stride: width)
        }
        let start = (image * g.filters + group * g.groupFilters) * g.placements + rows.lowerBound * g.output.width
        let product = isParallel ? gemm : gemmOnThisThread
        product(
            g.groupFilters, depth, width, Matrix(base: gradient + start, stride: g.placements), columns,
            sums + group * g.groupFilters * depth, depth, 1)
    }

    if g.batch < Threads.count {
        let blocks = g.blocksForAllThreads()
        let scratch = g.isPointwise ? nil : TensorStorage(count: depth * blocks.rows * g.output.width)
        for job in 0..<(g.batch * g.groups) {
            for block in 0..<blocks.count {
                let rows = blocks.range(block, of: g)
                multiply(job: job, rows: rows, isParallel: true, scratch: scratch, sums: weight)
            }
        }
        return
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
            let scratch = g.isPointwise ? nil : TensorStorage(count: depth * blocks.rows * g.output.width)
            let images = (g.batch * part / parts)..<(g.batch * (part + 1) / parts)
            for job in (images.lowerBound * g.groups)..<(images.upperBound * g.groups) {
                for block in 0..<blocks.count {
                    multiply(
                        job: job, rows: blocks.range(block, of: g), isParallel: false, scratch: scratch, sums: sums)
                }
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
