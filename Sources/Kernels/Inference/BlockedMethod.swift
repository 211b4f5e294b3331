/// Which sums a program may use.
package enum ConvolutionSums: Sendable, Equatable {
    /// Only those that the definition names: results differ from the layers' own by rounding alone, and weights are quickly laid out.
    case plain
    /// Also those of Winograd's method, which are fewer, lose some digits, and need weights that take longer to lay out.
    case quickest
    /// As ``quickest``, for a program that runs so often and then not again: in its time is that for laying out the weights.
    case quickestInRuns(Int)
}

/// The ways in which a program computes a convolution of blocked maps, and the choice between them.
enum BlockedMethod: String, CaseIterable, Sendable {
    case direct
    case winogradTwo = "winograd 2x2"
    case winogradFour = "winograd 4x4"
    case winogradSix = "winograd 6x6"
    case winogradSeven = "winograd 7x7"
    case winogradFourOfFive = "winograd 4x4 of 5x5"

    /// The method to take wherever it is possible, for tests that hold the methods against each other.
    @TaskLocal static var forced: BlockedMethod?

    /// What results are computed in; nil for the plain sums.
    var tile: (any WinogradTile.Type)? {
        switch self {
        case .direct: nil
        case .winogradTwo: WinogradTwo.self
        case .winogradFour: WinogradFour.self
        case .winogradSix: WinogradSix.self
        case .winogradSeven: WinogradSeven.self
        case .winogradFourOfFive: WinogradFourOfFive.self
        }
    }

    /// The most by which results may differ from exact sums: the length of all differences as a share of the results' own, for
    /// values of one size.
    var relativeError: Double { tile?.relativeError ?? 1e-6 }

    /// A convolution in this way, with `weight` laid out for it.
    ///
    /// - Parameter scratch: where its own memory begins.
    func operation(
        _ convolution: PlacedConvolution, _ weight: Tensor, scratch: Int
    ) -> any InferenceOperation {
        switch self {
        case .direct: DirectConvolution(convolution, weight)
        case .winogradTwo: WinogradConvolution<WinogradTwo>(self, convolution, weight, scratch: scratch)
        case .winogradFour: WinogradConvolution<WinogradFour>(self, convolution, weight, scratch: scratch)
        case .winogradSix: WinogradConvolution<WinogradSix>(self, convolution, weight, scratch: scratch)
        case .winogradSeven: WinogradConvolution<WinogradSeven>(self, convolution, weight, scratch: scratch)
        case .winogradFourOfFive:
            WinogradConvolution<WinogradFourOfFive>(self, convolution, weight, scratch: scratch)
        }
    }

    /// The quickest for these sizes, in a network of `count` convolutions.
    static func choose(for g: ConvolutionGeometry, _ sums: ConvolutionSums, of count: Int = 1) -> BlockedMethod {
        // What learns would lose one digit more by the largest tile, whose factors also take longest to lay out.
        let possible = allCases.filter {
            $0.isPossible(for: g) && $0.isExactEnough(for: count) && (sums == .quickest || $0 != .winogradSeven)
        }
        if let forced { return possible.contains(forced) ? forced : .direct }
        // A dilated filter's tiles hang farther over a map's end, and with few channels save little. Small networks keep the definition's
        // sums, and with them every bit of what they learn.
        if g.window.dilation != Extent(1), min(g.groupChannels, g.groupFilters) <= 64 { return .direct }
        let layouts: Int
        switch sums {
        case .plain: return .direct
        case .quickest: layouts = 0
        case .quickestInRuns(let runs): layouts = timeOfLayout / max(runs, 1)
        }
        return possible.min { $0.cost(for: g, layout: layouts) < $1.cost(for: g, layout: layouts) } ?? .direct
    }

    /// What memory gives in the time of one product.
    private static let bytesInTheTimeOfAProduct = 8

    /// What making and writing a register of factors takes, in the time of one product.
    private static let timeOfLayout = 24

    /// Whether a network of `count` convolutions stays near enough to exact sums: independent errors of layers add up as their squares do, and
    /// ResNet-152's deepest layers see those of all before them.
    private func isExactEnough(for count: Int) -> Bool {
        tile == nil || relativeError * Double(count).squareRoot() <= 5e-5
    }

    private func isPossible(for g: ConvolutionGeometry) -> Bool {
        guard let tile else { return true }
        return g.channels / g.groups >= 16 && g.filter == Extent(tile.taps) && g.window.stride == Extent(1)
    }

    /// About how many operations of a register it takes: products, transforms, and the reading of the weights, of which a
    /// processor's memory gives some bytes in the time of one product. No measurement of the machine has a part in it: the
    /// same sizes are computed the same way everywhere.
    ///
    /// - Parameter layout: how much of the laying out of a register of factors is this run's, in the time of one product.
    private func cost(for g: ConvolutionGeometry, layout: Int) -> Int {
        let (channels, filters) = (Lanes.count(for: g.channels), Lanes.count(for: g.filters))
        let factors = channels * 16 * filters / g.groups
        let timeOfFactor = MemoryLayout<Lanes>.stride / Self.bytesInTheTimeOfAProduct + layout
        guard let tile else {
            let taps = g.filter.height * g.filter.width
            return g.batch * g.placements * factors * taps + taps * factors * timeOfFactor
        }
        let products = tile.products
        let tiles = TileGrid(
            output: g.output, batch: g.batch, results: tile.results, dilation: g.window.dilation
        ).count
        let transforms = tiles * (channels + filters) * products * 7
        return products * tiles * factors + transforms + products * factors * timeOfFactor
    }
}
