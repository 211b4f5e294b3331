/// A layer that looks through a sliding window as a convolution does, but learns a filter of its own for every place.
///
/// - Parameters: input `[N, C, H, W]`; weight `[outputHeight, outputWidth, K, C, R, S]`; bias
///   `[K, outputHeight, outputWidth]` or nil.
/// - Returns: `[N, K, outputHeight, outputWidth]`.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)``, and where the weight is made for another number of places.
/// - Source: LeCun, *Generalization and network design strategies*, 1989.
public func locallyConnected2d(
    _ input: Tensor, weight: Tensor, bias: Tensor? = nil, window: Window = Window(stride: 1)
) throws(ShapeError) -> Tensor {
    let g = try localGeometry("locallyConnected2d", input, weight, window)
    if let bias {
        try requireShape(
            "locallyConnected2d", "the bias", bias, [g.filters, g.output.height, g.output.width])
    }
    let patches = patchRows(input, g)
    let (places, depth) = (g.placements, g.patchSize)
    // One product for each place: [K, C R S] times the images' patches there.
    let products = Tensor(shape: [places, g.filters, g.batch]) { result in
        withPointers(patches, weight, to: result) { patches, weight, result in
            parallel(places, cost: g.filters * g.batch * depth) { range in
                for place in range {
                    gemmOnThisThread(
                        m: g.filters, n: g.batch, k: depth,
                        Matrix(base: weight + place * g.filters * depth, stride: depth),
                        Matrix(base: patches + place * depth, isTransposed: true, stride: places * depth),
                        into: result + place * g.filters * g.batch, stride: g.batch)
                }
            }
        }
    }
    let output = try products.transposed(axes: [2, 1, 0]).reshaped(g.outputShape)
    guard let bias else { return output }
    return try output + bias
}

/// The gradients before a locally connected layer: as those of a convolution, but every place sums for its own filters
/// alone, over the images.
///
/// - Parameters: gradient `[N, K, outputHeight, outputWidth]`; input and weight as they went forward.
/// - Returns: the gradients, each in its argument's shape; of the bias `[K, outputHeight, outputWidth]`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: LeCun, *Generalization and network design strategies*, 1989.
public func locallyConnected2dBackward(
    _ gradient: Tensor, input: Tensor, weight: Tensor, window: Window = Window(stride: 1)
) throws(ShapeError) -> LayerGradients {
    let g = try localGeometry("locallyConnected2dBackward", input, weight, window)
    try requireShape("locallyConnected2dBackward", "the gradient", gradient, g.outputShape)
    let (places, depth) = (g.placements, g.patchSize)
    let patches = patchRows(input, g)
    let byPlace = try gradient.reshaped([g.batch, g.filters, places]).transposed(axes: [2, 1, 0])
    let weightGradient = Tensor(shape: weight.shape) { target in
        withPointers(byPlace, patches, to: target) { gradient, patches, target in
            parallel(places, cost: g.filters * g.batch * depth) { range in
                for place in range {
                    gemmOnThisThread(
                        m: g.filters, n: depth, k: g.batch,
                        Matrix(base: gradient + place * g.filters * g.batch, stride: g.batch),
                        Matrix(base: patches + place * depth, stride: places * depth),
                        into: target + place * g.filters * depth, stride: depth)
                }
            }
        }
    }
    let patchGradients = Tensor(shape: patches.shape) { target in
        withPointers(byPlace, weight, to: target) { gradient, weight, target in
            parallel(places, cost: g.filters * g.batch * depth) { range in
                for place in range {
                    gemmOnThisThread(
                        m: g.batch, n: depth, k: g.filters,
                        Matrix(base: gradient + place * g.filters * g.batch, isTransposed: true, stride: g.batch),
                        Matrix(base: weight + place * g.filters * depth, stride: depth),
                        into: target + place * depth, stride: places * depth)
                }
            }
        }
    }
    let columns = try patchGradients.transposed(axes: [0, 2, 1])
    return LayerGradients(
        input: try col2im(columns, shape: input.shape, filter: g.filter, window: window), weight: weightGradient,
        bias: try gradient.sum(axis: 0))
}

/// The patches of every image, one in a row: `[N, outputHeight outputWidth, C R S]`.
private func patchRows(_ input: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    patchColumns(input, g).permute([0, 2, 1])
}

private func localGeometry(
    _ operation: String, _ input: Tensor, _ weight: Tensor, _ window: Window
) throws(ShapeError) -> ConvolutionGeometry {
    guard weight.rank == 6 else {
        throw .wrongRank(
            operation: operation, argument: "the weight",
            expected: "[outputHeight, outputWidth, K, C, R, S]", found: weight.shape)
    }
    let g = try ConvolutionGeometry(
        operation, input: input.shape, weight: Array(weight.shape[2...]), window: window, groups: 1)
    _ = try elementCount(of: [g.batch, g.patchSize, g.placements])
    try requireShape(
        operation, "the weight", weight, [g.output.height, g.output.width] + g.weightShape)
    return g
}
