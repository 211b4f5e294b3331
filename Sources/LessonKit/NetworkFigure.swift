import Figures
import Networks

extension NetworkDiagram {
    /// A diagram of a network: the places that everything passes and at which the shape changes.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(_ network: Network, title: String? = nil, alternativeText: String) {
        self.init(
            title: title ?? network.name,
            layers: network.stages.map { stage in
                stage.shape.count == 3
                    ? .volume(stage.name, stage.shape) : .units(stage.name, stage.shape.reduce(1, *))
            }, alternativeText: alternativeText)
    }
}

extension Table {
    /// What a network is made of: a row for each layer, and one for their sums.
    public init(_ summary: NetworkSummary) {
        self.init(header: NetworkSummary.header, rows: summary.cells + [summary.total])
    }
}

extension BarChart {
    /// What each layer of a network has of something; layers that have none are left out.
    ///
    ///     BarChart(network.summary, Axis("parameters"), alternativeText: "…") { $0.parameters }
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(
        _ summary: NetworkSummary, _ value: Axis, alternativeText: String, of count: (NetworkSummary.Row) -> Int
    ) {
        self.init(
            title: summary.name, value: value,
            bars: summary.rows.filter { count($0) > 0 }.map { ($0.name, Double(count($0))) },
            alternativeText: alternativeText)
    }
}

extension DepthDiagram {
    /// Networks to one scale: a column for each layer with weights, as ``Networks/Network/depth`` counts them.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(_ networks: [Network], title: String = "", alternativeText: String) {
        let rows = networks.map { network in DrawnNetwork(network.name, layers: network.layersByDepth) }
        // The smallest filter first, and what is not a filter last.
        let kinds = Set(rows.flatMap(\.layers).flatMap(\.kinds)).sorted { a, b in
            (a.first?.isNumber == true ? 0 : 1, a.count, a) < (b.first?.isNumber == true ? 0 : 1, b.count, b)
        }
        self.init(title: title, networks: rows, kinds: kinds, alternativeText: alternativeText)
    }
}

extension Network {
    /// For each depth on the way to the result, the layers with weights there.
    fileprivate var layersByDepth: [DepthDiagram.DrawnLayer] {
        let weighted = zip(graph.nodes, graph.depths).filter { node, depth in
            depth <= self.depth && node.parameters.contains { $0.role == .weight }
        }
        return Dictionary(grouping: weighted, by: \.1).sorted { $0.key < $1.key }.map { _, members in
            let nodes = members.map(\.0)
            return DepthDiagram.DrawnLayer(
                nodes.map(\.layer.filterText),
                side: nodes.map { $0.outputShape.count == 3 ? $0.outputShape[1] : 1 }.max() ?? 1)
        }
    }
}

extension Layer {
    /// What a layer with weights is, in the words of a key.
    fileprivate var filterText: String {
        switch self {
        case let convolution as Conv2D: "\(convolution.size.height)×\(convolution.size.width)"
        case is Linear: "fully connected"
        default: namePrefix
        }
    }
}
