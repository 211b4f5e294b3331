/// A convolution in the layout of inference plans, sixteen channels side by side: its maps are laid out anew, convolved, and laid
/// out as they were. That needs no patches, and the products run at a plan's rate; it costs a pass over all that comes in, goes out
/// and is multiplied with, so it pays where each of those values has a part in many products: large batches of many channels.
///
/// - Source: Georganas et al., *Anatomy of high-performance deep learning convolutions on SIMD architectures*, 2018.
enum BlockedConvolution {
    /// The name by which tests ask for it with the definition's sums, as for a ``ConvolutionMethod``.
    static let name = "blocked"
    /// The name by which tests ask for it with Winograd's sums wherever these are possible.
    static let winogradName = "winograd"

    /// Whether it takes less time than the methods that need no other layout, which is where each value that is laid out has a part
    /// in many products.
    ///
    /// - Parameter weightPasses: how often each weight is read or written in order to lay it out.
    static func isQuickest(for g: ConvolutionGeometry, weightPasses: Int = 1) -> Bool {
        // A window that hangs over the padding's end sees more zeros than a blocked map has around it.
        guard g.window.rounding != .up, g.groups == 1 || g.groupChannels % 16 == 0 && g.groupFilters % 16 == 0 else {
            return false
        }
        if let forced = ConvolutionMethods.forced { return forced == name || forced == winogradName }
        guard g.groupFilters >= 16, !BatchInterleavedMethod().isQuickest(for: g) else { return false }
        let weights = g.filters * g.patchSize
        let values = g.batch * (g.channels * g.inputArea + g.filters * g.placements) + weightPasses * weights
        return g.batch * g.placements * weights >= 60 * values
    }

    /// The convolution of `input`, `[N, C, H, W]`, with `weight`, `[K, C / groups, R, S]`.
    static func forward(
        _ input: Tensor, _ weight: Tensor, bias: Tensor?, _ g: ConvolutionGeometry
    ) throws(ShapeError) -> Tensor {
        let images = imagesAtOnce(g)
        let runs = g.batch / max(images, 1)
        var builder = InferenceBuilder(input: [images] + g.inputShape.dropFirst())
        let sums = try builder.convolution(
            name, builder.input, weight: weight, bias: bias, residual: nil, rectifies: false, window: g.window,
            groups: g.groups)
        let program = try InferenceProgram(builder, output: sums, sums: allowedSums(g, runs: runs))
        let result = Tensor(shape: g.outputShape) { _ in }
        for run in 0..<runs {
            try program.run(
                input.storage.base + run * images * g.channels * g.inputArea,
                into: result.storage.base + run * images * g.filters * g.placements)
        }
        return withExtendedLifetime((input.storage, result.storage)) { result }
    }

    /// So many images that their maps are still in the caches when they are laid out as they were, in equal parts of the batch; all where
    /// it cannot be divided so.
    private static func imagesAtOnce(_ g: ConvolutionGeometry) -> Int {
        let bytes = 4 * (g.channels * g.inputArea + g.filters * g.placements)
        let wanted = min(max((4 << 20) / max(bytes, 1), 1), g.batch)
        let found = (1...max(wanted, 1)).last { g.batch % $0 == 0 } ?? g.batch
        return 2 * found < wanted ? g.batch : found
    }

    /// Winograd's sums where channels are many: with few, their transforms cost what they save.
    private static func allowedSums(_ g: ConvolutionGeometry, runs: Int) -> ConvolutionSums {
        if let forced = ConvolutionMethods.forced { return forced == winogradName ? .quickest : .plain }
        return allowsWinograd(g) ? .quickestInRuns(runs) : .plain
    }

    /// Whether channels and filters are so many that Winograd's transforms are worth a thought. Fewer keep the definition's sums, and
    /// with them every bit of what small networks learn.
    static func allowsWinograd(_ g: ConvolutionGeometry) -> Bool { g.groupChannels >= 32 && g.groupFilters >= 32 }

    /// The gradient for the input is itself a convolution where placements lie side by side: of the output's gradient, with filters and
    /// channels exchanged and each filter turned by half a turn. Nil where it is none, or would take longer so.
    ///
    /// - Source: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*, 2016, section 4.
    static func inputGradient(
        _ gradient: Tensor, _ weight: Tensor, _ g: ConvolutionGeometry
    ) throws(ShapeError) -> Tensor? {
        guard let turned = try turned(g) else { return nil }
        guard isQuickest(for: turned, weightPasses: 4) else { return nil }
        return try forward(gradient, Self.turned(weight, turned), bias: nil, turned)
    }

    /// The sizes of the convolution that is the gradient for the input of one of the sizes `g`; nil where it is none.
    static func turned(_ g: ConvolutionGeometry) throws(ShapeError) -> ConvolutionGeometry? {
        let (window, reach) = (
            g.window,
            Extent(
                height: (g.filter.height - 1) * g.window.dilation.height,
                width: (g.filter.width - 1) * g.window.dilation.width)
        )
        let padding = Padding(
            top: reach.height - window.padding.top, left: reach.width - window.padding.left,
            bottom: reach.height - window.padding.bottom, right: reach.width - window.padding.right)
        guard window.stride == Extent(1), padding.top >= 0, padding.left >= 0, padding.bottom >= 0, padding.right >= 0
        else { return nil }
        return try ConvolutionGeometry(
            batch: g.batch, channels: g.filters, input: g.output, filters: g.channels, filter: g.filter,
            output: g.input, window: Window(padding: padding, dilation: window.dilation), groups: g.groups)
    }

    /// The weight of a convolution whose gradient is one of the sizes `g`.
    static func turned(_ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor {
        let (size, inputs, outputs) = (g.filter.height * g.filter.width, g.groupChannels, g.groupFilters)
        return Tensor(shape: g.weightShape) { target in
            weight.withValues { weight in
                // Some filters at a time, which lie side by side where they come from: lines of neither side leave the cache.
                let blocks = (outputs + 15) / 16
                parallel(g.groups * blocks, cost: 16 * inputs * size) { range in
                    for block in range {
                        let (group, first) = (block / blocks, block % blocks * 16)
                        for channel in 0..<inputs {
                            for own in first..<min(first + 16, outputs) {
                                let source = ((group * inputs + channel) * outputs + own) * size
                                let place = ((group * outputs + own) * inputs + channel) * size
                                for tap in 0..<size { target[place + tap] = weight[source + size - 1 - tap] }
                            }
                        }
                    }
                }
            }
        }
    }
}
