import Kernels

/// Where images enter a network.
public struct Input: Layer {
    /// The shape of one image.
    public let shape: [Int]

    public var namePrefix: String { "input" }
    public var title: String { "input" }
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] { shape }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        tape.input
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [gradient])
    }
}
