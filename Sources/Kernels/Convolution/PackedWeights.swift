/// A convolution's weights, laid out once as its method reads them: for a network that only runs, which pays for the layout
/// when it is made and not in every pass.
package struct PackedWeights: Sendable {
    let method: any ConvolutionMethod
    let values: Tensor
    private let inputShape: [Int]
    private let weightShape: [Int]
    private let window: Window
    private let groups: Int

    /// Chooses a method for inputs of `inputShape`, `[N, C, H, W]`, and lays `weight` out for it.
    package init(
        _ weight: Tensor, input inputShape: [Int], window: Window = Window(stride: 1), groups: Int = 1
    ) throws(ShapeError) {
        self.init(
            weight,
            try ConvolutionGeometry("conv2d", input: inputShape, weight: weight.shape, window: window, groups: groups))
    }

    init(_ weight: Tensor, _ g: ConvolutionGeometry) {
        method = ConvolutionMethods.choose(for: g)
        values = method.pack(weight, g)
        (inputShape, weightShape, window, groups) = (g.inputShape, g.weightShape, g.window, g.groups)
    }

    /// The sizes for an input that may differ in the number of images from the one they were packed for.
    fileprivate func geometry(_ input: Tensor) throws(ShapeError) -> ConvolutionGeometry {
        try requireShape("conv2d", "the input", input, Array(input.shape.prefix(1)) + inputShape.dropFirst())
        return try ConvolutionGeometry(
            "conv2d", input: input.shape, weight: weightShape, window: window, groups: groups)
    }
}

/// The convolution with weights that were packed before, and an epilogue: the same bits as
/// ``conv2d(_:weight:bias:window:groups:)`` where the epilogue is a bias.
///
/// - Parameters: input of the shape for which the weights were packed, with any number of images.
/// - Returns: `[N, K, outputHeight, outputWidth]`.
/// - Throws: ``ShapeError`` where the input, the bias or the residual has another shape.
package func conv2d(
    _ input: Tensor, weights: PackedWeights, epilogue: Epilogue = Epilogue()
) throws(ShapeError) -> Tensor {
    let g = try weights.geometry(input)
    if let bias = epilogue.bias { try requireShape("conv2d", "the bias", bias, [g.filters]) }
    if let residual = epilogue.residual { try requireShape("conv2d", "the residual", residual, g.outputShape) }
    return convolve(input, weights, epilogue, g)
}

/// The convolution whose sizes are known to go together.
func convolve(_ input: Tensor, _ weights: PackedWeights, _ epilogue: Epilogue, _ g: ConvolutionGeometry) -> Tensor {
    Tensor(shape: g.outputShape) { output in
        withPointers(input, weights.values, to: output) { input, packed, output in
            epilogue.withValues { weights.method.forward(input, packed, $0, into: output, g) }
        }
    }
}
