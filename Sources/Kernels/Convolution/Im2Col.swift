/// The patches under a sliding filter as the columns of a matrix, so that a convolution is a matrix product: with the
/// filters as rows, `weight.reshaped([K, C R S])` times `columns.row(n)` is image n's output.
///
/// - Parameters: input `[N, C, H, W]`; filter R x S.
/// - Returns: `[N, C R S, outputHeight outputWidth]`; taps in the padding are 0.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)`` and others, as ``conv2d(_:weight:bias:window:groups:)``.
/// - Source: Chellapilla, Puri and Simard, *High performance convolutional neural networks for document processing*,
///   2006.
public func im2col(_ input: Tensor, filter: Extent, window: Window = Window(stride: 1)) throws(ShapeError) -> Tensor {
    let g = try patchGeometry("im2col", input.shape, filter: filter, window: window)
    _ = try elementCount(of: [g.batch, g.patchSize, g.placements])
    return patchColumns(input, g)
}

/// The patches of every image: `[N, C R S, outputHeight outputWidth]`.
func patchColumns(_ input: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    Tensor(shape: [g.batch, g.patchSize, g.placements]) { columns in
        input.withValues { input in
            guard let input = input.baseAddress, let columns = columns.baseAddress else { return }
            for image in 0..<g.batch {
                gatherPatches(
                    input + image * g.channels * g.inputArea, into: columns + image * g.patchSize * g.placements, g,
                    rows: 0..<g.output.height, isParallel: true)
            }
        }
    }
}

/// Columns added back to where ``im2col(_:filter:window:)`` took them from: its adjoint, and its backward.
///
/// - Parameters: columns `[N, C R S, outputHeight outputWidth]`; `shape` of the images, `[N, C, H, W]`.
/// - Returns: images of `shape`, in which a pixel that lay under several placements has the sum.
/// - Throws: ``ShapeError`` where the sizes do not go together.
/// - Source: Chellapilla, Puri and Simard, *High performance convolutional neural networks for document processing*,
///   2006.
public func col2im(
    _ columns: Tensor, shape: [Int], filter: Extent, window: Window = Window(stride: 1)
) throws(ShapeError) -> Tensor {
    let g = try patchGeometry("col2im", shape, filter: filter, window: window)
    try requireShape("col2im", "the columns", columns, [g.batch, g.patchSize, g.placements])
    return Tensor(shape: shape) { output in
        output.update(repeating: 0)
        columns.withValues { columns in
            guard let output = output.baseAddress, let columns = columns.baseAddress else { return }
            for image in 0..<g.batch {
                scatterPatches(
                    columns + image * g.patchSize * g.placements, addingTo: output + image * g.channels * g.inputArea,
                    g, rows: 0..<g.output.height, isParallel: true)
            }
        }
    }
}

private func patchGeometry(
    _ operation: String, _ input: [Int], filter: Extent, window: Window
) throws(ShapeError) -> ConvolutionGeometry {
    try requireRank4(operation, "the images", input)
    return try ConvolutionGeometry(
        operation, input: input, weight: [1, input[1], filter.height, filter.width], window: window, groups: 1)
}
