import Kernels

/// Where images enter a network.
public struct Input: Layer {
    /// The shape of one image.
    public let shape: [Int]

    /// The stem of names given to layers of this kind.
    public var kind: String { "input" }
    /// What it is, in a few words.
    public var title: String { "input" }
    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] { shape }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(inputs[0])
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [gradient])
    }
}
