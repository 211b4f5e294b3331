import Kernels

/// A convolution layer whose filters see some of the channels only, as LeNet-5's C3 does. It has weights for these alone.
///
/// - Source: LeCun et al., *Gradient-based learning applied to document recognition*, 1998, table I.
public struct PartialConv2D: Layer {
    /// A filter's height and width.
    public let size: Int
    /// For each filter, the channels that it sees.
    public let connections: [[Int]]

    /// One filter for each list of channels.
    public init(size: Int, connections: [[Int]]) {
        (self.size, self.connections) = (size, connections)
    }

    private var pairs: Int { connections.reduce(0) { $0 + $1.count } }
    public var namePrefix: String { "conv" }
    public var receptiveWindow: ReceptiveWindow { .window(Extent(size), Window(stride: 1)) }

    public var title: String {
        "conv \(Extent(size).text), \(connections.count) filters, \(pairs) connections"
    }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, input) = try imageSizes("conv2d", inputs[0])
        guard !connections.isEmpty else { throw .mustBePositive(name: "filters", value: 0) }
        for channel in connections.joined() where !(0..<channels).contains(channel) {
            throw .valueOutside(name: "a connected channel", value: Double(channel), range: "0..<\(channels)")
        }
        let output = try Window(stride: 1).outputSize(input: input, filter: Extent(size))
        return [connections.count, output.height, output.width]
    }

    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let fanIn = pairs / max(connections.count, 1) * size * size
        return [
            ParameterSpec(
                "weight", shape: [pairs, size, size], role: .weight,
                start: .random(fanIn: fanIn, fanOut: connections.count * size * size)),
            ParameterSpec("bias", shape: [connections.count], role: .bias, start: .constant(0)),
        ]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int {
        pairs * size * size * output.dropFirst().reduce(1, *)
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try conv2d(
            tape.input, weight: full(tape.parameters[0], channels: tape.input.shape[1]), bias: tape.parameters[1])
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        let channels = tape.input.shape[1]
        let weight = full(tape.parameters[0], channels: channels)
        let gradients = try conv2dBackward(gradient, input: tape.input, weight: weight)
        return Gradients(
            inputs: [gradients.input], parameters: [connected(gradients.weight), gradients.bias])
    }

    /// The filters with zeros for the channels that they do not see.
    private func full(_ weight: Tensor, channels: Int) -> Tensor {
        var filters = Tensor.zeros([connections.count, channels, size, size])
        let taps = size * size
        weight.withValues { weight in
            filters.withMutableValues { filters in
                forEachPair(channels: channels) { pair, plane in
                    for tap in 0..<taps { filters[plane * taps + tap] = weight[pair * taps + tap] }
                }
            }
        }
        return filters
    }

    private func connected(_ filters: Tensor) -> Tensor {
        var weight = Tensor.zeros([pairs, size, size])
        let taps = size * size
        filters.withValues { filters in
            weight.withMutableValues { weight in
                forEachPair(channels: filters.count / taps / connections.count) { pair, plane in
                    for tap in 0..<taps { weight[pair * taps + tap] = filters[plane * taps + tap] }
                }
            }
        }
        return weight
    }

    private func forEachPair(channels: Int, _ body: (_ pair: Int, _ plane: Int) -> Void) {
        var pair = 0
        for (filter, seen) in connections.enumerated() {
            for channel in seen {
                body(pair, filter * channels + channel)
                pair += 1
            }
        }
    }
}
