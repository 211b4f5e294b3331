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
        try commonShape(of: inputs, joined: "sum")
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

/// Multiplies the values of branches, place by place: one branch is a gate that says how much of another passes.
///
///     Branches(joined: .product) {
///         Linear(outputs: 8)
///         Sequential {
///             Linear(outputs: 8)
///             Sigmoid()
///         }
///     }
///
/// - Source: Dauphin, Fan, Auli and Grangier, *Language modeling with gated convolutional networks*, 2016.
public struct Product: Layer {
    /// A product.
    public init() {}
    public var namePrefix: String { "product" }
    public var title: String { "product" }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        try commonShape(of: inputs, joined: "product")
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        var product = tape.input
        for other in tape.inputs.dropFirst() { product = try product * other }
        return product
    }

    /// Each branch gets the gradient times the values of all others. (The product divided by its own would fail where they are 0.)
    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        var gradients: [Tensor] = []
        for own in tape.inputs.indices {
            var product = gradient
            for other in tape.inputs.indices where other != own { product = try product * tape.inputs[other] }
            gradients.append(product)
        }
        return Gradients(inputs: gradients)
    }
}

/// The one shape that all branches have, which are joined place by place.
private func commonShape(of inputs: [[Int]], joined operation: String) throws(ShapeError) -> [Int] {
    for other in inputs.dropFirst() where other != inputs[0] {
        throw .mismatch(operation: operation, argument: "a branch", expected: inputs[0], found: other)
    }
    return inputs[0]
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
