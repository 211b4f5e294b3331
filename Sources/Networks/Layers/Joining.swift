import Kernels

/// Adds the values of branches, place by place: where a residual block's two ways meet.
///
/// - Source: He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2015.
public struct Sum: Layer {
    /// A sum.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "sum" }
    /// What it is, in a few words.
    public var title: String { "sum" }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        for other in inputs.dropFirst() where other != inputs[0] {
            throw .mismatch(operation: "sum", argument: "a branch", expected: inputs[0], found: other)
        }
        return inputs[0]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        var total = inputs[0]
        for other in inputs.dropFirst() { total = try total + other }
        return LayerOutput(total)
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: passage.inputs.map { _ in gradient })
    }
}

/// Stacks the activation maps of branches: where the ways of an inception module meet.
///
/// - Source: Szegedy et al., *Going deeper with convolutions*, 2014.
public struct Concatenation: Layer {
    /// A stack.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "concat" }
    /// What it is, in a few words.
    public var title: String { "concat" }

    /// The shape that comes out.
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

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try Tensor.concat(inputs, axis: 1))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: try gradient.split(axis: 1, sizes: passage.inputs.map { $0.shape[1] }))
    }
}
