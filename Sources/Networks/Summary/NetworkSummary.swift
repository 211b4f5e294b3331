import Kernels

/// What a network is made of, layer by layer, in numbers. Printed, it is a table.
public struct NetworkSummary: Sendable, Hashable {
    /// One layer.
    public struct Row: Sendable, Hashable {
        /// The name by which the network knows the layer.
        public let name: String
        /// The layer in a few words.
        public let title: String
        /// The names of the layers that it takes from.
        public let inputs: [String]
        /// The shape that comes out, for one image.
        public let outputShape: [Int]
        /// How many numbers it learns.
        public let parameters: Int
        /// Multiplications with an addition each, for one image.
        public let multiplyAdds: Int
        /// Which part of the image one of its values depends on.
        public let receptiveField: ReceptiveField

        /// Bytes that its result takes, for one image.
        public var activationBytes: Int { outputShape.reduce(1, *) * MemoryLayout<Float>.size }
    }

    /// The network's name.
    public let name: String
    /// Its layers, the input first.
    public let rows: [Row]

    /// How many numbers are learned.
    public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }
    /// Multiplications with an addition each, for one image.
    public var multiplyAdds: Int { rows.reduce(0) { $0 + $1.multiplyAdds } }
    /// Bytes that all results take together, for one image, as training keeps them.
    public var activationBytes: Int { rows.reduce(0) { $0 + $1.activationBytes } }
}

extension Network {
    /// What the network is made of: shapes, parameters, multiply-adds, memory and receptive fields, layer by layer.
    public var summary: NetworkSummary {
        let rows = zip(graph.nodes, graph.receptiveFields).map { node, field in
            NetworkSummary.Row(
                name: node.name, title: node.layer.title, inputs: node.inputs.map { graph.nodes[$0].name },
                outputShape: node.outputShape,
                parameters: node.parameters.reduce(0) { $0 + ($1.role == .statistic ? 0 : $1.count) },
                multiplyAdds: node.layer.multiplyAdds(inputs: node.inputShapes, output: node.outputShape),
                receptiveField: field)
        }
        return NetworkSummary(name: name, rows: rows)
    }
}
