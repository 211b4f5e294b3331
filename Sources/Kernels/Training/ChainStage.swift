/// A layer of a ``ConvolutionChain``: how it is computed forward and back.
struct ChainStage: Sendable {
    enum Kind: Sendable {
        /// The method forward; on the way back the sizes and the method of the convolution that is the input's gradient.
        case convolution(BlockedMethod, back: (ConvolutionGeometry, BlockedMethod)?)
        case pooling(Extent)
    }

    let kind: Kind
    let g: ConvolutionGeometry
    let rectifies: Bool
    /// How often it is computed with the same weights, for one part of a batch after the other.
    private let runs: Int

    /// The stage; nil where the layer's values cannot stay in the blocked layout.
    ///
    /// - Parameter isFirst: whether nothing before it learns.
    init?(_ layer: ConvolutionChain.Layer, input: [Int], isFirst: Bool, runs: Int) throws(ShapeError) {
        self.runs = runs
        switch layer {
        case .maxPool(let size, let window):
            g = try poolingGeometry("maxPool2d", input, size: size, window: window)
            guard g.channels.isMultiple(of: 16) else { return nil }
            (kind, rectifies) = (.pooling(size), false)
        case .convolution(let weightShape, let window, let groups, let rectifies):
            let g = try ConvolutionGeometry(
                "conv2d", input: input, weight: weightShape, window: window, groups: groups)
            let isImage = isFirst && groups == 1 && g.channels < 16
            guard g.batch > 0, window.rounding != .up, isImage || g.groupChannels.isMultiple(of: 16),
                g.groupFilters.isMultiple(of: 16)
            else { return nil }
            let turned = isFirst ? nil : try BlockedConvolution.turned(g)
            guard isFirst || turned != nil else { return nil }
            (self.g, self.rectifies) = (g, rectifies)
            func method(_ g: ConvolutionGeometry) -> BlockedMethod { .choose(for: g, .quickestInRuns(runs)) }
            kind = .convolution(method(g), back: turned.map { ($0, method($0)) })
        }
    }

    var isPooling: Bool { if case .pooling = kind { true } else { false } }

    /// The tile by which the weight's gradient is summed; nil for the definition's sums.
    private var gradientTile: (any WinogradGradientTile.Type)? {
        let isPossible = g.groupChannels >= 16 && g.window.stride == Extent(1) && g.window.dilation == Extent(1)
        let tiles: [any WinogradGradientTile.Type] = [WinogradFour.self, WinogradFourOfFive.self]
        return tiles.first {
            isPossible && g.filter == Extent($0.taps) && WinogradWeightGradients.takesFewerProducts(g, $0, runs: runs)
        }
    }

    /// The zeros around its input that its sums and those of its weight's gradient read.
    var borderOfInput: Padding {
        guard case .convolution(let method, _) = kind else { return Padding() }
        return g.borderSeen(tile: method.tile?.results).covering(g.borderSeen(tile: gradientTile?.results))
    }

    /// The zeros around its output's gradient that are read on the way back.
    var borderOfGradient: Padding {
        guard case .convolution(_, let back) = kind else { return Padding() }
        let own = gradientTile.map { Self.borderOfGradient(g, $0) } ?? Padding()
        return back.map { own.covering($0.0.borderSeen(tile: $0.1.tile?.results)) } ?? own
    }

    private static func borderOfGradient<Tile: WinogradGradientTile>(_ g: ConvolutionGeometry, _: Tile.Type) -> Padding
    {
        WinogradWeightGradient<Tile>.borderOfGradient(g)
    }

    /// How many values of its own memory the operation forward takes.
    var forwardScratch: Int {
        guard case .convolution(let method, _) = kind else { return 0 }
        return Self.scratch(method, g)
    }

    /// How many values of its own memory the operation back takes.
    var backScratch: Int {
        guard case .convolution(_, let back?) = kind else { return 0 }
        return Self.scratch(back.1, back.0)
    }

    private static func scratch(_ method: BlockedMethod, _ g: ConvolutionGeometry) -> Int {
        guard let tile = method.tile else { return 0 }
        let output = BlockedMap(
            batch: g.batch, channels: g.filters, size: g.output, border: Padding(), depth: 16)
        let channels = Lanes.count(for: g.channels)
        return BlockedTiles(output, channels: channels, dilation: g.window.dilation, tile).scratchCount(
            channels: channels, filters: output.blocks)
    }

    /// The operation forward, with the layer's weight and bias.
    func forward(
        from input: PlacedMap, to output: PlacedMap, _ parameters: [Tensor], scratch: Int
    ) -> any InferenceOperation {
        switch kind {
        case .pooling(let size): BlockedMaxPool(input: input, output: output, size: size, window: g.window)
        case .convolution(let method, _):
            method.operation(
                PlacedConvolution(
                    input: input, output: output, residual: nil, weightShape: g.weightShape,
                    bias: parameters.count > 1 ? parameters[1] : nil, rectifies: rectifies, window: g.window,
                    groups: g.groups),
                parameters[0], scratch: scratch)
        }
    }

    /// The convolution that is the gradient for the input.
    func back(
        from output: PlacedMap, to input: PlacedMap, _ weight: Tensor, scratch: Int
    ) -> (any InferenceOperation)? {
        guard case .convolution(_, let (turned, method)?) = kind else { return nil }
        return method.operation(
            PlacedConvolution(
                input: output, output: input, residual: nil, weightShape: turned.weightShape, bias: nil,
                rectifies: false, window: turned.window, groups: turned.groups),
            BlockedConvolution.turned(weight, turned), scratch: scratch)
    }

    /// How the gradient for a convolution's weight is summed, from where its output's gradient and its input lie; nil of a pooling.
    func weightGradient(input: PlacedMap, gradient: PlacedMap) -> ChainWeightGradient? {
        if isPooling { return nil }
        switch gradientTile {
        case is WinogradFour.Type: return .winogradFour(WinogradWeightGradient(g, input: input, gradient: gradient))
        case is WinogradFourOfFive.Type:
            return .winogradFourOfFive(WinogradWeightGradient(g, input: input, gradient: gradient))
        default: return .direct(BlockedWeightGradient(g, input: input), gradient: gradient)
        }
    }
}
