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
        if ConvolutionAlgorithm.acrossImages.isPossible(for: g), g.batch >= ImageLanes.images, g.isSmall {
            return .acrossImages
        }
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
    /// Whether sixteen images of the input and of the output stay in a core's second-level cache.
    fileprivate var isSmall: Bool {
        (channels * inputArea + filters * placements) * MemoryLayout<Vector>.stride <= 1 << 20
    }
}
