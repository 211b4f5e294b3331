/// The choice of a tile for the weight's gradient.
enum WinogradWeightGradients {
    /// The gradient for the weight; nil where Winograd's method is not possible or takes longer.
    static func weightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor? {
        if isQuickest(for: g, WinogradFour.self) { return WinogradWeightGradient<WinogradFour>(g).run(gradient, input) }
        if isQuickest(for: g, WinogradFourOfFive.self) {
            return WinogradWeightGradient<WinogradFourOfFive>(g).run(gradient, input)
        }
        return nil
    }

    /// Whether it takes less time than the definition's sums: where channels are many, and so are the tiles over which each weight's
    /// transforms are summed.
    static func isQuickest<Tile: WinogradGradientTile>(for g: ConvolutionGeometry, _: Tile.Type) -> Bool {
        guard g.batch > 0, g.filter == Extent(Tile.taps), g.window.stride == Extent(1),
            g.window.dilation == Extent(1), g.window.rounding != .up,
            g.groups == 1 || g.groupChannels % 16 == 0 && g.groupFilters % 16 == 0
        else { return false }
        if let forced = ConvolutionMethods.forced { return forced == BlockedConvolution.winogradName }
        return BlockedConvolution.allowsWinograd(g) && takesFewerProducts(g, Tile.self)
    }

    /// Whether it takes less time than the definition's sums of maps that are laid out already, over so many parts of a batch.
    static func takesFewerProducts<Tile: WinogradGradientTile>(
        _ g: ConvolutionGeometry, _: Tile.Type, runs: Int = 1
    ) -> Bool {
        let batch = g.batch * runs
        let tiles = TileGrid(output: g.output, batch: batch, results: Tile.results).count
        let (channels, filters) = (Lanes.count(for: g.groupChannels) * 16, Lanes.count(for: g.filters))
        let plain = batch * g.placements * Tile.taps * Tile.taps * channels * filters
        let transforms = tiles * (channels * g.groups / 16 + filters) * Tile.products * 16
        // What each weight takes, however many tiles there are, in tiles. With many channels it was measured as less than
        // 12; with few, what lies around the products counts for more.
        let tilesForWeights = min(channels, filters * 16) >= 128 ? 16 : 48
        return Tile.products * (tiles + tilesForWeights) * channels * filters + transforms < plain
    }
}
