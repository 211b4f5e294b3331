import Kernels

/// One step of a network: how shapes pass through it, what it learns, and how values and gradients are computed.
///
/// Shapes are those of one image, without the batch: `[C, H, W]`, or `[features]`. Tensors have the batch in front.
/// A type of your own that conforms can be used in a network as those here are:
///
///     struct Scale: Layer {
///         let namePrefix = "scale", title = "scale by a learned factor"
///
///         func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
///             [ParameterSpec("factor", shape: [1], role: .weight, start: .constant(1))]
///         }
///         func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor { try tape.input * tape.parameters[0] }
///         func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
///             Gradients(
///                 inputs: [try gradient * tape.parameters[0]], parameters: [try (gradient * tape.input).sum(to: [1])])
///         }
///     }
public protocol Layer: NetworkPart {
    /// What the names of layers without one of their own begin with: `conv`, `relu`, `pool`.
    var namePrefix: String { get }

    /// The layer in a few words: `conv 5x5, 6 filters, padding 2`.
    var title: String { get }

    /// What one value depends on in the layer's input, from which receptive fields are computed.
    var receptiveWindow: ReceptiveWindow { get }

    /// The shape of the output, for one image.
    ///
    /// - Throws: `ShapeError` where the layer cannot take these inputs.
    func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int]

    /// The parameters that the layer has when it is given these inputs; statistics come last.
    func parameters(of inputs: [[Int]]) -> [ParameterSpec]

    /// Multiplications with an addition each, for one image.
    func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int

    /// Computes the output for the batch on the tape, and records there what the backward pass will need beside it.
    func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor

    /// Computes the gradients for all inputs and for all parameters that are learned, from the gradient for the output.
    func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients
}

extension Layer {
    /// Every value depends on the one at its own place, unless the layer says otherwise.
    public var receptiveWindow: ReceptiveWindow { .pointwise }
    /// The output has the input's shape, unless the layer says otherwise.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] { inputs[0] }
    /// A layer has no parameters, unless it says otherwise.
    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] { [] }
    /// A layer multiplies nothing, unless it says otherwise.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { 0 }
    /// The layer, without a name.
    public var block: Block { .layer(self, name: nil) }
}

extension [Int] {
    /// The shape as people write it: `6x28x28`.
    package var dimensions: String { isEmpty ? "1" : map(String.init).joined(separator: "x") }
}

/// The sizes of an image's shape.
package func imageSizes(
    _ operation: String, _ shape: [Int]
) throws(ShapeError) -> (channels: Int, size: Extent) {
    guard shape.count == 3 else {
        throw .wrongRank(operation: operation, argument: "the input", expected: "[C, H, W]", found: shape)
    }
    return (shape[0], Extent(height: shape[1], width: shape[2]))
}
