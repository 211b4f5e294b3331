import Kernels

/// The gradients of a layer, or of a network.
public struct Gradients: Sendable {
    /// For each input; empty where they were not asked for.
    public var inputs: [Tensor]
    /// For each parameter that is learned, in the order of the layer, or of ``Parameters/learnedNames``.
    public var parameters: [Tensor]

    /// Gradients for inputs and parameters.
    public init(inputs: [Tensor], parameters: [Tensor] = []) {
        (self.inputs, self.parameters) = (inputs, parameters)
    }

    /// For what went in, of a layer or network with one input, where it was asked for.
    public var input: Tensor? { inputs.first }
}
