import Kernels

/// Layers and what flows between them, in an order in which each comes after those that it takes from.
public struct Graph: Sendable {
    /// A layer in its place.
    public struct Node: Sendable {
        /// The name by which it is found.
        public let name: String
        /// What it does.
        public let layer: any Layer
        /// The nodes that it takes from, by their place in ``Graph/nodes``.
        public let inputs: [Int]
        /// The shapes that come in, for one image.
        public let inputShapes: [[Int]]
        /// The shape that goes out, for one image.
        public let outputShape: [Int]
        /// What it learns.
        public let parameters: [ParameterSpec]
    }

    /// An auxiliary head: a classifier in the midst of the network, with a loss of its own.
    public struct Head: Sendable, Hashable {
        /// The last node of the head.
        public let node: Int
        /// How much its loss counts, where the network's own counts 1.
        public let lossWeight: Float
    }

    /// The layers, the input first.
    public internal(set) var nodes: [Node]
    /// The place of the node that gives the network's result.
    public internal(set) var output: Int
    /// The auxiliary heads.
    public internal(set) var heads: [Head]

    /// For each node, the nodes that take from it.
    public var consumers: [[Int]] {
        var consumers = [[Int]](repeating: [], count: nodes.count)
        for (place, node) in nodes.enumerated() {
            for input in node.inputs { consumers[input].append(place) }
        }
        return consumers
    }

    /// The place of the node of this name.
    ///
    /// - Throws: ``NetworkError/Problem/unknownLayer(_:known:)`` with the name that comes nearest.
    public func place(of name: String) throws(NetworkError) -> Int {
        guard let place = nodes.firstIndex(where: { $0.name == name }) else {
            throw NetworkError(.unknownLayer(name, known: nodes.map(\.name)))
        }
        return place
    }
}
