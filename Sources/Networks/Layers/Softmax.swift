import Kernels

/// Scores as probabilities that sum to 1.
public struct Softmax: Layer {
    /// A softmax over all values of an image.
    public init() {}
    public var namePrefix: String { "softmax" }
    public var title: String { "softmax" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard inputs[0].count == 1 else {
            throw .wrongRank(operation: "softmax", argument: "the scores", expected: "[classes]", found: inputs[0])
        }
        return inputs[0]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try softmax(tape.input)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try softmaxBackward(gradient, output: tape.output)])
    }
}
