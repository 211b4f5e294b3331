/// Which sums a program may use.
package enum ConvolutionSums: Sendable {
    /// Only those that the definition names: results differ from the layers' own by rounding alone, and weights are quickly laid out.
    case plain
    /// Also those of Winograd's method, which are fewer, lose some digits, and need weights that take longer to lay out.
    case quickest
}

/// The ways in which a program computes a convolution of blocked maps, and the choice between them.
enum BlockedMethod: String, CaseIterable, Sendable {
    case direct
    case winogradTwo = "winograd 2x2"
    case winogradFour = "winograd 4x4"
    case winogradSix = "winograd 6x6"

    /// The method to take wherever it is possible, for tests that hold the methods against each other.
    @TaskLocal static var forced: BlockedMethod?

    /// The width of a tile of results; nil for the plain sums.
    var tile: Int? {
        switch self {
        case .direct: nil
        case .winogradTwo: 2
        case .winogradFour: 4
        case .winogradSix: 6
        }
    }

    /// The most by which results may differ from exact sums: the length of all differences as a share of the results' own, for
    /// values of one size.
    var relativeError: Double {
        switch self {
        case .direct: 1e-6
        case .winogradTwo: WinogradTwo.relativeError
        case .winogradFour: WinogradFour.relativeError
        case .winogradSix: WinogradSix.relativeError
        }
    }

    /// The quickest for these sizes.
    static func choose(for g: ConvolutionGeometry, _ sums: ConvolutionSums) -> BlockedMethod {
        let possible = allCases.filter { $0 == .direct || isWinogradPossible(g) }
        if let forced { return possible.contains(forced) ? forced : .direct }
        guard sums == .quickest else { return .direct }
        return possible.min { $0.cost(for: g) < $1.cost(for: g) } ?? .direct
    }

    private static func isWinogradPossible(_ g: ConvolutionGeometry) -> Bool {
        g.groups == 1 && g.channels >= 16 && g.filter == Extent(3) && g.window.stride == Extent(1)
            && g.window.dilation == Extent(1)
    }

    /// About how many operations of a register it takes: products, transforms, and the reading of the weights, of which a
    /// processor's memory gives some bytes in the time of one product. No measurement of the machine has a part in it: the
    /// same sizes are computed the same way everywhere.
    private func cost(for g: ConvolutionGeometry) -> Int {
        let (channels, filters) = (Lanes.count(for: g.channels), Lanes.count(for: g.filters))
        let factors = channels * 16 * filters
        let bytesInTheTimeOfAProduct = 8
        guard let tile else {
            let taps = g.filter.height * g.filter.width
            return g.batch * g.placements * factors * taps + taps * factors * 64 / bytesInTheTimeOfAProduct
        }
        let pixels = (tile + 2) * (tile + 2)
        let tiles =
            g.batch * ((g.output.height + tile - 1) / tile) * ((g.output.width + tile - 1) / tile)
        let transforms = tiles * (channels + filters) * pixels * 7
        return pixels * tiles * factors + transforms + pixels * factors * 64 / bytesInTheTimeOfAProduct
    }
}
