import Kernels

/// Layers connected to a graph, with what they have learned. A value: a copy learns on its own.
///
///     let network = try Network("small", input: [1, 28, 28]) {
///         Conv2D(filters: 8, size: 5)
///         ReLU()
///         MaxPool2D(size: 2)
///         Linear(outputs: 10)
///         Softmax()
///     }
///     let probabilities = try network(images)
public struct Network: Sendable {
    /// What it is called.
    public let name: String
    /// Its layers, and what flows between them.
    public internal(set) var graph: Graph
    /// What it has learned.
    public var parameters: Parameters

    /// A network of parts, one after the other.
    ///
    /// - Parameters: `input`, the shape of one image, `[C, H, W]`; `seed`, from which the weights are drawn when they are
    ///   first needed.
    /// - Throws: ``NetworkError/Problem/layerCannotTake(_:)`` at the first layer whose input does not fit, and others.
    public init(
        _ name: String, input: [Int], initialization: Initialization = .he, seed: Int = 0,
        @NetworkBuilder _ parts: () -> [Block]
    ) throws(NetworkError) {
        try self.init(name, input: input, initialization: initialization, seed: seed, blocks: parts())
    }

    /// A network of blocks, one after the other.
    ///
    /// - Throws: ``NetworkError``, as ``init(_:input:initialization:seed:_:)``.
    public init(
        _ name: String, input: [Int], initialization: Initialization = .he, seed: Int = 0, blocks: [Block]
    ) throws(NetworkError) {
        var assembler = try GraphAssembler(input: input)
        let output = try assembler.append(blocks, after: 0)
        try assembler.finish(at: output)
        self.name = name
        graph = assembler.graph
        parameters = Parameters(graph: graph, initialization: initialization, seed: seed)
    }

    /// The shape of one image.
    public var inputShape: [Int] { graph.nodes[0].outputShape }

    /// The shape of what comes out for one image.
    public var outputShape: [Int] { graph.nodes[graph.output].outputShape }

    /// How many numbers it learns.
    public var parameterCount: Int { parameters.count }
}

extension Network: CustomStringConvertible {
    /// Its name, what goes in and out, and how much it learns; ``summary`` says more.
    public var description: String {
        "\(name): \(inputShape.dimensions) to \(outputShape.dimensions), \(parameterCount.grouped) parameters"
    }
}
