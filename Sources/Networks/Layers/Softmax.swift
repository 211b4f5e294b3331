import Kernels

/// Scores as probabilities that sum to 1.
public struct Softmax: Layer {
    /// A softmax over all values of an image.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "softmax" }
    /// What it is, in a few words.
    public var title: String { "softmax" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard inputs[0].count == 1 else {
            throw .wrongRank(operation: "softmax", argument: "the scores", expected: "[classes]", found: inputs[0])
        }
        return inputs[0]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try softmax(inputs[0]))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try softmaxBackward(gradient, output: passage.output.value)])
    }
}
