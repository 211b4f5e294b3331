/// The ways to compute a convolution. The choice is made here and nowhere else.
enum ConvolutionAlgorithm: CaseIterable, Sendable {
    /// A channel under its own filter, in registers.
    case depthwise
    /// Filter taps times rows of the input, with nothing copied.
    case direct
    /// Patches gathered into a matrix, and a matrix product.
    case patches

    /// Overrides the choice, for tests that hold the algorithms against each other.
    @TaskLocal static var forced: ConvolutionAlgorithm?

    static func choose(for g: ConvolutionGeometry) -> ConvolutionAlgorithm {
        if let forced, forced != .depthwise || isDepthwise(g) { return forced }
        if isDepthwise(g), !g.isPointwise { return .depthwise }
        // A matrix product with a single row or so of filters gains nothing from the patches it would need.
        return g.groupFilters * g.groupChannels <= 4 && !g.isPointwise ? .direct : .patches
    }
}
