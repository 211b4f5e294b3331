import Kernels

/// A fully connected layer: every output sums all inputs, each with a weight of its own. An image is taken as a row of its
/// values.
///
///     Linear(outputs: 10)
public struct Linear: Layer {
    /// How many values come out.
    public let outputs: Int
    /// Whether each output has a bias.
    public let bias: Bool

    /// A layer with so many outputs.
    public init(outputs: Int, bias: Bool = true) {
        (self.outputs, self.bias) = (outputs, bias)
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "fc" }
    /// What it is, in a few words.
    public var title: String { "fully connected, \(outputs)" }
    /// How far it looks.
    public var sight: Sight { .everything }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard outputs > 0 else { throw .mustBePositive(name: "outputs", value: outputs) }
        try requireMemory(for: [outputs] + inputs[0])
        return [outputs]
    }

    /// What it learns.
    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let count = inputs[0].reduce(1, *)
        let weight = ParameterSpec(
            "weight", shape: [outputs, count], role: .weight, start: .random(fanIn: count, fanOut: outputs))
        return bias ? [weight, ParameterSpec("bias", shape: [outputs], role: .bias, start: .constant(0))] : [weight]
    }

    /// Multiplications with an addition each, for one image.
    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { inputs[0].reduce(1, *) * outputs }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(
            try linear(inputs[0].asRows(), weight: parameters[0], bias: bias ? parameters[1] : nil))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        let input = passage.inputs[0]
        let gradients = try linearBackward(gradient, input: input.asRows(), weight: passage.parameters[0])
        return PassageGradients(
            inputs: [try gradients.input.reshaped(input.shape)],
            parameters: bias ? [gradients.weight, gradients.bias] : [gradients.weight])
    }
}

extension Tensor {
    /// The batch as a matrix, one row an image.
    func asRows() throws(ShapeError) -> Tensor {
        rank == 2 ? self : try reshaped([shape[0], shape.dropFirst().reduce(1, *)])
    }
}
