import Random
import Kernels

/// The values of all that a network learns, by layer.
///
/// Until a parameter is set it is drawn from the seed whenever it is asked for: a network that is only counted holds none,
/// and one that is run once without having learned holds one layer's at a time.
public struct Parameters: Sendable {
    /// How weights that were not set begin.
    public let initialization: Initialization
    /// What they are drawn from.
    public let seed: Int

    private let specs: [[ParameterSpec]]
    private let nodes: [String]
    private var values: [[Tensor?]]

    init(graph: Graph, initialization: Initialization, seed: Int) {
        (self.initialization, self.seed) = (initialization, seed)
        specs = graph.nodes.map(\.parameters)
        nodes = graph.nodes.map(\.name)
        values = specs.map { $0.map { _ in nil } }
    }

    /// The names of all parameters, `conv1.weight`, in the order of the layers.
    public var names: [String] {
        zip(nodes, specs).flatMap { node, specs in specs.map { "\(node).\($0.name)" } }
    }

    /// How many numbers are learned.
    public var count: Int {
        specs.joined().reduce(0) { $0 + ($1.role == .statistic ? 0 : $1.count) }
    }

    /// What the parameter of this name is.
    ///
    /// - Throws: ``NetworkError/unknownParameter(_:known:)``.
    public func spec(_ name: String) throws(NetworkError) -> ParameterSpec {
        let (node, index) = try place(of: name)
        return specs[node][index]
    }

    /// The value of the parameter of this name, `conv1.weight`.
    ///
    /// - Throws: ``NetworkError/unknownParameter(_:known:)``.
    public func value(_ name: String) throws(NetworkError) -> Tensor {
        let (node, index) = try place(of: name)
        return value(node: node, index: index)
    }

    /// Sets the parameter of this name.
    ///
    /// - Throws: ``NetworkError/unknownParameter(_:known:)``, ``NetworkError/parameterShape(name:expected:found:)``.
    public mutating func set(_ name: String, to value: Tensor) throws(NetworkError) {
        let (node, index) = try place(of: name)
        guard value.shape == specs[node][index].shape else {
            throw .parameterShape(name: name, expected: specs[node][index].shape, found: value.shape)
        }
        values[node][index] = value
    }

    /// Draws and keeps all parameters that were not set.
    public mutating func materialize() {
        for node in specs.indices {
            for index in specs[node].indices where values[node][index] == nil {
                values[node][index] = value(node: node, index: index)
            }
        }
    }

    /// The parameters of one node, in the order of its layer.
    func values(ofNode node: Int) -> [Tensor] {
        specs[node].indices.map { value(node: node, index: $0) }
    }

    /// Replaces one parameter by what `change` makes of it; the shape stays.
    mutating func update<Failure>(
        node: Int, index: Int, _ change: (inout Tensor) throws(Failure) -> Void
    ) throws(Failure) {
        var tensor = value(node: node, index: index)
        // Given up here, so that the change finds its memory unshared and does not copy it.
        values[node][index] = nil
        try change(&tensor)
        values[node][index] = tensor
    }

    private func value(node: Int, index: Int) -> Tensor {
        if let value = values[node][index] { return value }
        var mixed = SplitMix64(seed: seed)
        let stream = mixed.next() ^ (UInt64(node) << 32 | UInt64(index)) &* 0x9E37_79B9_7F4A_7C15
        return initialization.values(of: specs[node][index], seed: Int(truncatingIfNeeded: stream))
    }

    private func place(of name: String) throws(NetworkError) -> (node: Int, index: Int) {
        if let dot = name.lastIndex(of: "."), let node = nodes.firstIndex(of: String(name[..<dot])),
            let index = specs[node].firstIndex(where: { $0.name == name[name.index(after: dot)...] })
        {
            return (node, index)
        }
        throw .unknownParameter(name, known: names)
    }
}
