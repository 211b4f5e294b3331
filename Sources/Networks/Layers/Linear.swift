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

    /// A layer of `outputs` units, each with its own weights.
    public init(outputs: Int, bias: Bool = true) {
        (self.outputs, self.bias) = (outputs, bias)
    }

    public var namePrefix: String { "fc" }
    public var title: String { "fully connected, \(outputs)" }
    public var receptiveWindow: ReceptiveWindow { .everything }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        guard outputs > 0 else { throw .mustBePositive(name: "outputs", value: outputs) }
        try requireMemory(for: [outputs] + inputs[0])
        return [outputs]
    }

    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let count = inputs[0].reduce(1, *)
        let weight = ParameterSpec(
            "weight", shape: [outputs, count], role: .weight, start: .random(fanIn: count, fanOut: outputs))
        return bias ? [weight, ParameterSpec("bias", shape: [outputs], role: .bias, start: .constant(0))] : [weight]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int { inputs[0].reduce(1, *) * outputs }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try linear(tape.input.asRows(), weight: tape.parameters[0], bias: bias ? tape.parameters[1] : nil)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        let input = tape.input
        let gradients = try linearBackward(gradient, input: input.asRows(), weight: tape.parameters[0])
        return Gradients(
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
