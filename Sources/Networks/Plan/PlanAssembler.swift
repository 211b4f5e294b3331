import Kernels

/// Turns a network's graph into the steps of a plan: follows it from the input, and takes with each convolution what comes after
/// it and can be done while its sums are hot.
struct PlanAssembler {
    /// For each step, by its name, the layers that it computes.
    private(set) var layers: [String: [String]] = [:]

    private var network: Network
    private let output: Int
    private let consumers: [[Int]]
    private var builder: InferenceBuilder
    /// What has been computed, by node.
    private var values: [Int: InferenceBuilder.Value] = [:]
    /// The nodes that a step computes on its way to another's value.
    private var covered: Set<Int> = []

    /// - Parameter output: the node whose value the plan gives.
    init(_ network: consuming Network, input shape: [Int], output: Int) {
        (self.network, self.output) = (network, output)
        let needed = network.graph.ancestors(of: [output])
        consumers = network.graph.consumers.map { $0.filter(needed.contains) }
        builder = InferenceBuilder(input: shape)
        values[0] = builder.input
    }

    private var graph: Graph { network.graph }

    mutating func program(_ sums: ConvolutionSums) throws(ShapeError) -> InferenceProgram {
        for place in graph.ancestors(of: [output]).sorted() where values[place] == nil && !covered.contains(place) {
            try append(place)
        }
        // The program lets go of the weights one by one, so it must be the only one that has them.
        let steps = builder
        let end = values[output] ?? steps.input
        builder = InferenceBuilder(input: steps.shape(of: steps.input))
        return try InferenceProgram(steps, output: end, sums: sums)
    }

    private mutating func append(_ place: Int) throws(ShapeError) {
        let node = graph.nodes[place]
        let inputs = node.inputs.compactMap { values[$0] }
        let isImage = node.inputShapes.allSatisfy { $0.count == 3 }
        switch node.layer {
        case let layer as Conv2D where isImage: try convolution(layer, place, inputs[0])
        case let layer as MaxPool2D where isImage:
            values[place] = try builder.maxPool(node.name, inputs[0], size: layer.size, window: layer.window)
        case let layer as LocalResponseNorm where isImage:
            values[place] = builder.localResponseNorm(
                node.name, inputs[0], size: layer.size, alpha: layer.alpha, beta: layer.beta, k: layer.k)
        case is GlobalAveragePool2D where isImage:
            values[place] = builder.globalAverage(node.name, inputs[0])
        case is Concatenation where isImage:
            values[place] = builder.concatenation(node.name, inputs, shape: batched(node.outputShape))
        case let layer as Linear: linear(layer, place, inputs[0])
        case is Dropout: values[place] = inputs[0]
        default:
            let (layer, parameters) = (node.layer, network.parameters.take(ofNode: place))
            values[place] = builder.append(node.name, inputs, shape: batched(node.outputShape)) {
                inputs throws(ShapeError) in
                var tape = Tape(inputs, parameters: parameters)
                return try layer.forward(&tape)
            }
        }
    }

    /// A convolution, with the batch norm, the sum and the rectifier that follow it, as far as nothing else sees what lies between.
    private mutating func convolution(
        _ layer: Conv2D, _ place: Int, _ input: InferenceBuilder.Value
    ) throws(ShapeError) {
        let parameters = network.parameters.take(ofNode: place)
        var folded = FoldedConvolution(weight: parameters[0], bias: layer.bias ? parameters[1] : nil)
        var names = [graph.nodes[place].name]
        var (end, residual, rectifies) = (place, InferenceBuilder.Value?.none, false)
        while !rectifies, let next = soleConsumer(of: end) {
            let node = graph.nodes[next]
            if let norm = node.layer as? BatchNorm2D, residual == nil {
                folded.fold(norm, network.parameters.take(ofNode: next))
            } else if node.layer is Sum, residual == nil, node.inputs.count == 2,
                let other = node.inputs.first(where: { $0 != end }), let value = values[other]
            {
                residual = value
            } else if let activation = node.layer as? ActivationLayer, activation.activation == .relu {
                rectifies = true
            } else {
                break
            }
            names.append(node.name)
            covered.insert(end)
            end = next
        }
        layers[names[0]] = names
        values[end] = try builder.convolution(
            names[0], input, weight: folded.weight, bias: folded.bias, residual: residual, rectifies: rectifies,
            window: layer.window, groups: layer.groups)
    }

    /// A fully connected layer, with the rectifier that follows it.
    private mutating func linear(_ layer: Linear, _ place: Int, _ input: InferenceBuilder.Value) {
        let parameters = network.parameters.take(ofNode: place)
        var (names, end, rectifies) = ([graph.nodes[place].name], place, false)
        if let next = soleConsumer(of: place), let activation = graph.nodes[next].layer as? ActivationLayer,
            activation.activation == .relu
        {
            covered.insert(place)
            (end, rectifies) = (next, true)
            names.append(graph.nodes[next].name)
        }
        layers[names[0]] = names
        values[end] = builder.linear(
            names[0], input, weight: parameters[0], bias: layer.bias ? parameters[1] : nil, rectifies: rectifies)
    }

    /// The one node that sees this node's values, unless they are the result.
    private func soleConsumer(of place: Int) -> Int? {
        place != output && consumers[place].count == 1 ? consumers[place].first : nil
    }

    private func batched(_ shape: [Int]) -> [Int] { [builder.shape(of: builder.input)[0]] + shape }
}

/// A convolution's weight and bias, and what batch norms after it make of them: with the moments fixed, a batch norm is a
/// factor and a shift for each filter.
///
/// - Source: Jacob et al., *Quantization and training of neural networks for efficient integer-arithmetic-only inference*, 2018,
///   section 3.2.
private struct FoldedConvolution {
    private(set) var weight: Tensor
    private(set) var bias: Tensor?

    init(weight: Tensor, bias: Tensor?) {
        (self.weight, self.bias) = (weight, bias)
    }

    mutating func fold(_ norm: BatchNorm2D, _ parameters: [Tensor]) {
        let moments = parameters.map(\.values)
        let filters = moments[0].count
        let factors = (0..<filters).map {
            Double(moments[0][$0]) / (Double(moments[3][$0]) + Double(norm.epsilon)).squareRoot()
        }
        var shifts = bias?.values ?? [Float](repeating: 0, count: filters)
        for k in 0..<filters {
            shifts[k] = Float(Double(moments[1][k]) + (Double(shifts[k]) - Double(moments[2][k])) * factors[k])
        }
        bias = Tensor(shifts)
        let size = weight.count / max(filters, 1)
        weight.withMutableValues { values in
            for k in 0..<filters {
                for i in (k * size)..<((k + 1) * size) { values[i] = Float(Double(values[i]) * factors[k]) }
            }
        }
    }
}
