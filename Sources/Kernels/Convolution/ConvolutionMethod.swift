/// A method to compute a convolution and its gradients. All methods give the same sums, up to rounding; which one is
/// quickest depends on the sizes.
///
/// What a method computes, it writes: its target need not be cleared before.
protocol ConvolutionMethod: Sendable {
    /// The name by which tests and measurements ask for it.
    var name: String { get }

    /// Whether the method can compute a convolution of these sizes.
    func isPossible(for g: ConvolutionGeometry) -> Bool

    /// The weight `[K, C / groups, R, S]` in the order in which ``forward(_:_:_:into:_:)`` reads it. The batch has no part in it.
    func pack(_ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor

    /// The convolution with packed weights, and what the epilogue makes of its sums while they are hot.
    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry)

    /// The gradient for the input: each filter's taps carry the output's gradient back to the pixels they saw.
    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry)

    /// The gradient for the weight: each tap sums what it saw times the output's gradient.
    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry)
}

extension ConvolutionMethod {
    func isPossible(for g: ConvolutionGeometry) -> Bool { true }

    /// As it is.
    func pack(_ weight: Tensor, _ g: ConvolutionGeometry) -> Tensor { weight }
}

/// All methods, and the choice between them, which is made here and nowhere else.
enum ConvolutionMethods {
    static let all: [any ConvolutionMethod] = [
        DepthwiseMethod(), BatchInterleavedMethod(), DirectMethod(), PatchesMethod(),
    ]

    /// The name of the method to take wherever it is possible, for tests that hold the methods against each other.
    @TaskLocal static var forced: String?

    static func choose(for g: ConvolutionGeometry) -> any ConvolutionMethod {
        if let forced, let method = all.first(where: { $0.name == forced }), method.isPossible(for: g) { return method }
        if BatchInterleavedMethod().isQuickest(for: g) { return BatchInterleavedMethod() }
        if DepthwiseMethod().isPossible(for: g), !g.isPointwise { return DepthwiseMethod() }
        // A matrix product with a single row or so of filters gains nothing from the patches it would need.
        return g.groupFilters * g.groupChannels <= 4 && !g.isPointwise ? DirectMethod() : PatchesMethod()
    }
}
