import Kernels

/// How a network computes inputs of one shape, worked out once: batch norms are folded into the convolutions before them,
/// rectifiers and shortcuts are part of the step that they follow, weights lie as their method reads them, and all activations have
/// their places in one block of memory.
///
///     let plan = try network.plan(for: [1, 3, 224, 224])
///     let scores = try plan(images)
///
/// A plan keeps the parameters that the network had when the plan was made. Its results are the network's up to rounding: a
/// 3x3 convolution may be computed by Winograd's method, which loses some digits (`BlockedConvolutionTests` says how many). A NaN or an
/// infinity may reach more values around it than in the layers: it is multiplied by the zeros that fill up blocks and tiles.
public struct InferencePlan: Sendable {
    /// The network's name.
    public let network: String
    /// The shape of what comes in, `[N, C, H, W]`.
    public let inputShape: [Int]
    /// The shape of the result, `[N, …]`.
    public var outputShape: [Int] { program.outputShape }
    /// The steps, in the order in which they run.
    public let steps: [Step]
    /// The memory for all activations, in bytes.
    public var activationBytes: Int { program.arenaBytes }

    private let program: InferenceProgram

    /// One step of a plan.
    public struct Step: Sendable, Equatable {
        /// The layers that it computes, as the network names them.
        public let layers: [String]
        /// How it computes them: `direct`, `winograd 4x4`, `max pool`.
        public let method: String
        /// The shape of what it gives, the batch in front.
        public let shape: [Int]
        /// Multiplications with an addition each, by the definition, whatever the method needs.
        public let multiplyAdds: Int
        /// As many as the method takes: Winograd's takes fewer.
        public let products: Int
        /// The bytes that it reads and writes at least.
        public let bytes: Int
    }

    init(network: String, program: InferenceProgram, layers: [String: [String]]) {
        (self.network, self.program, inputShape) = (network, program, program.inputShape)
        steps = program.steps.map { step in
            Step(
                layers: layers[step.name] ?? [step.name], method: step.method, shape: step.shape,
                multiplyAdds: step.multiplyAdds, products: step.products, bytes: step.bytes)
        }
    }

    /// What the network makes of `images`: `[N, C, H, W]` as the plan was made for, or, where it was made for one image, `[C, H, W]`.
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)``.
    public func callAsFunction(_ images: Tensor) throws(NetworkError) -> Tensor { try run(images) }

    /// As ``callAsFunction(_:)``; calls `observe` with the place of each step among ``steps`` and the time that it took.
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)``.
    package func callAsFunction(
        _ images: Tensor, observe: @escaping (Int, Duration) -> Void
    ) throws(NetworkError) -> Tensor { try run(images, observe: observe) }

    private func run(_ images: Tensor, observe: ((Int, Duration) -> Void)? = nil) throws(NetworkError) -> Tensor {
        let isOneImage = inputShape[0] == 1 && images.shape == Array(inputShape.dropFirst())
        guard isOneImage || images.shape == inputShape else {
            throw NetworkError(
                .inputShape(network: "the plan of \(network)", expected: inputShape, found: images.shape))
        }
        do throws(ShapeError) {
            let result = try program.run(isOneImage ? images.reshaped(inputShape) : images, observe: observe)
            return isOneImage ? result.row(0) : result
        } catch { throw NetworkError(.shape(error)) }
    }
}
