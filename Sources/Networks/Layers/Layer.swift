import Kernels

/// One step of a network: how shapes pass through it, what it learns, and how values and gradients are computed.
///
/// Shapes are those of one image, without the batch: `[C, H, W]`, or `[features]`. Tensors have the batch in front.
/// A type of your own that conforms can be used in a network as those here are.
public protocol Layer: NetworkPart {
    /// The stem of names given to layers without one: `conv`, `relu`, `pool`.
    var kind: String { get }

    /// What it is, in a few words: `conv 5x5, 6 filters, padding 2`.
    var title: String { get }

    /// How far it looks, for the receptive field.
    var sight: Sight { get }

    /// The shape that comes out.
    ///
    /// - Throws: `ShapeError` where the layer cannot take these inputs.
    func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int]

    /// What it learns when it is given these inputs; statistics come last.
    func parameters(of inputs: [[Int]]) -> [ParameterSpec]

    /// Multiplications with an addition each, for one image.
    func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int

    /// Computes the output for a batch.
    func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput

    /// Computes the gradients for what went in, and for all that is learned, from that for what came out.
    func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients
}

extension Layer {
    /// Nothing beyond the value at the same place.
    public var sight: Sight { .pointwise }
    /// The same as the input's.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] { inputs[0] }
    /// Nothing.
    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] { [] }
    /// None.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { 0 }
    /// The layer, without a name.
    public var block: Block { .layer(self, name: nil) }
}

/// What a forward pass is for.
public struct Pass: Sendable {
    /// Whether layers that behave differently while they learn (dropout, batch norm) do so.
    public enum Purpose: Sendable {
        /// To use what was learned.
        case inference
        /// To learn.
        case training
    }

    /// What the pass is for.
    public var purpose: Purpose
    /// What dropout draws from; a layer gets one of its own in each step.
    public var seed: Int

    /// A pass of this purpose.
    public init(_ purpose: Purpose, seed: Int = 0) {
        (self.purpose, self.seed) = (purpose, seed)
    }
}

/// What a layer computed.
public struct LayerOutput: Sendable {
    /// The result, which goes to the next layers.
    public var value: Tensor
    /// What the backward pass will need beside inputs and result.
    public var saved: Saved
    /// New values of the layer's statistics, where it gathers any.
    public var statistics: [Tensor]

    /// A result, with what else there is to keep.
    public init(_ value: Tensor, saved: Saved = .nothing, statistics: [Tensor] = []) {
        (self.value, self.saved, self.statistics) = (value, saved, statistics)
    }
}

/// What a layer keeps from its forward pass for its backward pass.
public enum Saved: Sendable {
    /// Inputs and result suffice.
    case nothing
    /// Where the winners of a max pooling stood.
    case switches(PoolingSwitches)
    /// What dropout drew from.
    case seed(Int)
    /// Values of the layer's own.
    case tensors([Tensor])
}

/// A layer's forward pass, as its backward pass needs it.
public struct Passage: Sendable {
    /// What went in.
    public var inputs: [Tensor]
    /// The layer's parameters.
    public var parameters: [Tensor]
    /// What came out.
    public var output: LayerOutput
    /// Whether anything before the layer learns: if not, the gradient for its input may be left out.
    public var needsInputGradient = true
}

/// The gradients of a layer.
public struct PassageGradients: Sendable {
    /// For each input; empty where they were not needed.
    public var inputs: [Tensor]
    /// For each parameter that is learned, in the order of the layer's parameters.
    public var parameters: [Tensor]

    /// Gradients for inputs and parameters.
    public init(inputs: [Tensor], parameters: [Tensor] = []) {
        (self.inputs, self.parameters) = (inputs, parameters)
    }
}

/// How far a layer looks around one place.
public enum Sight: Sendable, Hashable {
    /// At that place alone.
    case pointwise
    /// Through a window that slides.
    case window(Extent, Window)
    /// At the whole input.
    case everything
}

extension [Int] {
    /// The shape as people write it: `6x28x28`.
    var dimensions: String { isEmpty ? "1" : map(String.init).joined(separator: "x") }
}

/// The sizes of an image's shape.
func imageSizes(
    _ operation: String, _ shape: [Int]
) throws(ShapeError) -> (channels: Int, size: Extent) {
    guard shape.count == 3 else {
        throw .wrongRank(operation: operation, argument: "the input", expected: "[C, H, W]", found: shape)
    }
    return (shape[0], Extent(height: shape[1], width: shape[2]))
}
