/// The ways to compute a convolution. The choice is made here and nowhere else.
enum ConvolutionAlgorithm: CaseIterable, Sendable {
    /// A channel under its own filter, in registers.
    case depthwise
    /// Sixteen images at a time, one in each lane of a register.
    case acrossImages
    /// Filter taps times rows of the input, with nothing copied.
    case direct
    /// Patches gathered into a matrix, and a matrix product.
    case patches

    /// Overrides the choice, for tests that hold the algorithms against each other.
    @TaskLocal static var forced: ConvolutionAlgorithm?

    static func choose(for g: ConvolutionGeometry) -> ConvolutionAlgorithm {
        if let forced, forced.isPossible(for: g) { return forced }
        if g.suitsAcrossImages { return .acrossImages }
        if isDepthwise(g), !g.isPointwise { return .depthwise }
        // A matrix product with a single row or so of filters gains nothing from the patches it would need.
        return g.groupFilters * g.groupChannels <= 4 && !g.isPointwise ? .direct : .patches
    }
}

extension ConvolutionAlgorithm {
    private func isPossible(for g: ConvolutionGeometry) -> Bool {
        switch self {
        case .depthwise: isDepthwise(g)
        case .acrossImages: canGoAcrossImages(g)
        case .direct, .patches: true
        }
    }
}

extension ConvolutionGeometry {
    /// Whether sixteen images at a time are quicker: where lanes are not left empty, where the images stay in a core's
    /// second-level cache, and where a filter's sums are of enough placements to be worth summing over lanes in the end.
    /// Measured against patches, both forward and backward take two thirds of their time there; a 1x1 filter's patches
    /// cost nothing.
    fileprivate var suitsAcrossImages: Bool {
        let bytes = (channels * inputArea + filters * placements) * MemoryLayout<Vector>.stride
        return canGoAcrossImages(self) && batch >= ImageLanes.images && bytes <= 1 << 20 && placements >= 32
            && filter != Extent(1)
    }
}
