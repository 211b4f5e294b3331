/// Takes down what a network computes, step by step, and makes an ``InferenceProgram`` of it.
///
/// Values have the batch in front. Images, `[N, C, H, W]`, are kept as blocked maps, all others as rows.
package struct InferenceBuilder {
    /// What one step gives.
    package struct Value: Hashable, Sendable {
        let node: Int
    }

    struct Node {
        let name: String
        let kind: Kind
        let inputs: [Int]
        let shape: [Int]
        /// The sizes, where the step is a convolution of blocked maps.
        var geometry: ConvolutionGeometry?
        /// What the step multiplies by, until it has been laid out.
        var weight: Tensor?
        var bias: Tensor?
    }

    enum Kind {
        case input
        /// With its residual as second input.
        case convolution(rectifies: Bool)
        case maxPool(Extent, Window)
        case globalAverage
        case responseNorm(size: Int, alpha: Float, k: Float)
        case concatenation
        case linear(rectifies: Bool)
        case layer(@Sendable ([Tensor]) throws(ShapeError) -> Tensor)
    }

    private(set) var nodes: [Node]

    /// What comes in.
    package let input = Value(node: 0)

    /// A program for inputs of `shape`, the batch in front.
    package init(input shape: [Int]) { nodes = [Node(name: "input", kind: .input, inputs: [], shape: shape)] }

    /// The shape of a value, the batch in front.
    package func shape(of value: Value) -> [Int] { nodes[value.node].shape }

    /// A convolution, and of its sums `relu(sums + bias + residual)`, with those parts that are asked for.
    package mutating func convolution(
        _ name: String, _ value: Value, weight: Tensor, bias: Tensor?, residual: Value?, rectifies: Bool,
        window: Window, groups: Int
    ) throws(ShapeError) -> Value {
        let g = try ConvolutionGeometry(
            "conv2d", input: shape(of: value), weight: weight.shape, window: window, groups: groups)
        let inputs = [value] + (residual.map { [$0] } ?? [])
        let fillsBlocks = g.groupChannels.isMultiple(of: 16) && g.groupFilters.isMultiple(of: 16)
        guard groups == 1 || fillsBlocks else {
            let weights = PackedWeights(weight, g)
            return append(name, inputs, shape: g.outputShape) { inputs throws(ShapeError) in
                let epilogue = Epilogue(
                    bias: bias, residual: inputs.count > 1 ? inputs[1] : nil, rectifies: rectifies)
                return try conv2d(inputs[0], weights: weights, epilogue: epilogue)
            }
        }
        return append(
            Node(
                name: name, kind: .convolution(rectifies: rectifies), inputs: inputs.map(\.node), shape: g.outputShape,
                geometry: g, weight: weight, bias: bias))
    }

    /// The greatest value under each placement of a window.
    package mutating func maxPool(
        _ name: String, _ value: Value, size: Extent, window: Window
    ) throws(ShapeError) -> Value {
        let g = try poolingGeometry("maxPool2d", shape(of: value), size: size, window: window)
        return append(
            Node(name: name, kind: .maxPool(size, window), inputs: [value.node], shape: g.outputShape))
    }

    /// AlexNet's normalization.
    package mutating func localResponseNorm(
        _ name: String, _ value: Value, size: Int, alpha: Float, beta: Float, k: Float
    ) -> Value {
        let shape = shape(of: value)
        guard shape.count == 4, beta == 0.75, size > 0, k > 0 else {
            return append(name, [value], shape: shape) { inputs throws(ShapeError) in
                try Kernels.localResponseNorm(inputs[0], size: size, alpha: alpha, beta: beta, k: k)
            }
        }
        return append(
            Node(
                name: name, kind: .responseNorm(size: size, alpha: alpha, k: k), inputs: [value.node], shape: shape))
    }

    /// The mean of each map.
    package mutating func globalAverage(_ name: String, _ value: Value) -> Value {
        append(
            Node(
                name: name, kind: .globalAverage, inputs: [value.node], shape: Array(shape(of: value).prefix(2))))
    }

    /// The values' channels, one value's after another's.
    package mutating func concatenation(_ name: String, _ values: [Value], shape: [Int]) -> Value {
        append(Node(name: name, kind: .concatenation, inputs: values.map(\.node), shape: shape))
    }

    /// A fully connected layer, and `relu` of it where that is asked for.
    package mutating func linear(
        _ name: String, _ value: Value, weight: Tensor, bias: Tensor?, rectifies: Bool
    ) -> Value {
        append(
            Node(
                name: name, kind: .linear(rectifies: rectifies), inputs: [value.node],
                shape: [shape(of: value)[0], weight.shape[0]], weight: weight, bias: bias))
    }

    /// A step that `function` computes.
    package mutating func append(
        _ name: String, _ values: [Value], shape: [Int],
        _ function: @escaping @Sendable ([Tensor]) throws(ShapeError) -> Tensor
    ) -> Value {
        append(Node(name: name, kind: .layer(function), inputs: values.map(\.node), shape: shape))
    }

    private mutating func append(_ node: Node) -> Value {
        nodes.append(node)
        return Value(node: nodes.count - 1)
    }
}
