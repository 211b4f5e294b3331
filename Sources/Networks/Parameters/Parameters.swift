import Kernels
import Random

/// The values of all that a network learns, in the order of its layers.
///
/// A weight that was not set is drawn from the seed when it is first asked for: a network that is only counted holds none.
public struct Parameters: Sendable {
    /// How weights that were not set begin.
    public let initialization: Initialization
    /// What they are drawn from.
    public let seed: Int

    /// A parameter's place, name and form.
    struct Entry: Sendable {
        /// The layer's name and the parameter's, `conv1.weight`.
        let name: String
        let spec: ParameterSpec
        /// The node that it belongs to, and its place among the node's parameters.
        let node: Int
        let index: Int
    }

    private enum Value: Sendable {
        case set(Tensor)
        case drawn(DrawnTensor)
    }

    /// All parameters, layer by layer.
    let entries: [Entry]
    /// For each node, the places of its parameters in ``entries``.
    let places: [Range<Int>]
    /// The places of those that are learned: all but statistics.
    let learned: [Int]
    private let placeOfName: [String: Int]
    private let budget: WeightBudget
    private var values: [Value]
    /// What a network worked out for these values.
    private(set) var plans = PlanShelf()

    init(graph: Graph, initialization: Initialization, seed: Int, budget: WeightBudget = .process) {
        (self.initialization, self.seed, self.budget) = (initialization, seed, budget)
        var (entries, places): ([Entry], [Range<Int>]) = ([], [])
        for (number, node) in graph.nodes.enumerated() {
            let first = entries.count
            for (index, spec) in node.parameters.enumerated() {
                entries.append(Entry(name: "\(node.name).\(spec.name)", spec: spec, node: number, index: index))
            }
            places.append(first..<entries.count)
        }
        (self.entries, self.places) = (entries, places)
        learned = entries.indices.filter { entries[$0].spec.role != .statistic }
        placeOfName = Dictionary(entries.enumerated().map { ($1.name, $0) }) { first, _ in first }
        values = entries.map { _ in .drawn(DrawnTensor()) }
    }

    /// The names of all parameters, `conv1.weight`, in the order of the layers.
    public var names: [String] { entries.map(\.name) }

    /// The names of those that are learned, in the order of a network's ``Gradients``.
    public var learnedNames: [String] { learned.map { entries[$0].name } }

    /// How many numbers are learned.
    public var count: Int { learned.reduce(0) { $0 + entries[$1].spec.count } }

    /// What the parameter of this name is.
    ///
    /// - Throws: ``NetworkError/Problem/unknownParameter(_:known:)``.
    public func spec(_ name: String) throws(NetworkError) -> ParameterSpec { entries[try place(of: name)].spec }

    /// The value of the parameter of this name, `conv1.weight`.
    ///
    /// - Throws: ``NetworkError/Problem/unknownParameter(_:known:)``.
    public func value(_ name: String) throws(NetworkError) -> Tensor { self[try place(of: name)] }

    /// Sets the parameter of this name.
    ///
    /// - Throws: ``NetworkError/Problem/unknownParameter(_:known:)``, ``NetworkError/Problem/parameterShape(name:expected:found:)``.
    public mutating func set(_ name: String, to value: Tensor) throws(NetworkError) {
        let place = try place(of: name)
        guard value.shape == entries[place].spec.shape else {
            throw NetworkError(
                .parameterShape(name: name, expected: entries[place].spec.shape, found: value.shape))
        }
        values[place] = .set(value)
        plans = PlanShelf()
    }

    /// Draws and keeps all parameters that were not set.
    public mutating func materialize() {
        plans = PlanShelf()
        for place in values.indices {
            // Not published: what is about to learn would share its memory with copies, and have to copy it.
            if case .drawn(let drawn) = values[place] { values[place] = .set(drawn.tensor ?? draw(place)) }
        }
    }

    /// The parameters of one node, in the order of its layer.
    package func values(ofNode node: Int) -> [Tensor] { places[node].map { self[$0] } }

    /// The parameters of one node, which are given up here: where nothing else has them, they end with whoever takes them.
    mutating func take(ofNode node: Int) -> [Tensor] {
        let taken = values(ofNode: node)
        for place in places[node] { values[place] = .drawn(Self.givenUp) }
        return taken
    }

    /// The value of the parameter at `place` among ``entries``.
    subscript(place: Int) -> Tensor {
        switch values[place] {
        case .set(let tensor): tensor
        case .drawn(let drawn): drawn.value(budget) { draw(place) }
        }
    }

    /// Replaces one parameter by what `change` makes of it; the shape stays. Where `change` throws, the parameter keeps the
    /// value that `change` left.
    mutating func update<Failure>(
        _ place: Int, _ change: (inout Tensor) throws(Failure) -> Void
    ) throws(Failure) {
        plans = PlanShelf()
        var tensor = self[place]
        // Given up here, so that the change finds its memory unshared and does not copy it.
        values[place] = .drawn(Self.givenUp)
        defer { values[place] = .set(tensor) }
        try change(&tensor)
    }

    private static let givenUp = DrawnTensor()

    private func draw(_ place: Int) -> Tensor {
        let entry = entries[place]
        var mixed = SplitMix64(seed: seed)
        let stream = mixed.next() ^ (UInt64(entry.node) << 32 | UInt64(entry.index)) &* 0x9E37_79B9_7F4A_7C15
        return initialization.values(of: entry.spec, seed: Int(truncatingIfNeeded: stream))
    }

    private func place(of name: String) throws(NetworkError) -> Int {
        guard let place = placeOfName[name] else { throw NetworkError(.unknownParameter(name, known: names)) }
        return place
    }
}
