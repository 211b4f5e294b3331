import Kernels

/// Adds the values of branches, place by place: where a residual block's two ways meet.
///
/// - Source: He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2015.
public struct Sum: Layer {
    /// A sum.
    public init() {}
    public var namePrefix: String { "sum" }
    public var title: String { "sum" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        for other in inputs.dropFirst() where other != inputs[0] {
            throw .mismatch(operation: "sum", argument: "a branch", expected: inputs[0], found: other)
        }
        return inputs[0]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        var total = tape.input
        for other in tape.inputs.dropFirst() { total = try total + other }
        return total
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: tape.inputs.map { _ in gradient })
    }
}

/// Stacks the activation maps of branches: where the ways of an inception module meet.
///
/// - Source: Szegedy et al., *Going deeper with convolutions*, 2014.
public struct Concatenation: Layer {
    /// A stack.
    public init() {}
    public var namePrefix: String { "concat" }
    public var title: String { "concat" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        var shape = inputs[0]
        guard !shape.isEmpty else {
            throw .wrongRank(operation: "concat", argument: "a branch", expected: "[C, H, W]", found: shape)
        }
        for other in inputs.dropFirst() {
            guard other.dropFirst() == inputs[0].dropFirst() else {
                throw .mismatch(
                    operation: "concat", argument: "a branch", expected: [other[0]] + inputs[0].dropFirst(),
                    found: other)
            }
            shape[0] += other[0]
        }
        return shape
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try Tensor.concat(tape.inputs, axis: 1)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: try gradient.split(axis: 1, sizes: tape.inputs.map { $0.shape[1] }))
    }
}
