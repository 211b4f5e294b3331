import Kernels

/// Nodes of a network that learns which a ``ConvolutionChain`` computes together.
struct NodeChain: Sendable {
    /// A layer's node, and the rectifier's that may follow it.
    struct Link: Sendable {
        let node: Int
        let rectifier: Int?
    }

    let links: [Link]
    let chain: ConvolutionChain
    /// The node that the first takes from.
    let input: Int

    var nodes: [Int] { links.flatMap { [$0.node] + ($0.rectifier.map { [$0] } ?? []) } }
    /// The node that gives the chain's output.
    var last: Int { nodes.last ?? input }

    /// What its layers learned, in their order.
    func parameters(of network: Network) -> [[Tensor]] {
        links.map { network.parameters.values(ofNode: $0.node) }
    }
}

/// A chain that was computed forward.
struct RecordedChain: Sendable {
    let chain: NodeChain
    let record: ConvolutionChain.Record
}

extension Graph {
    /// The longest chains for batches of `batch` images, each with a convolution at its front. Of the nodes within, nobody else sees what
    /// they give.
    ///
    /// - Parameter targets: nodes whose results are asked for.
    func chains(batch: Int, targets: Set<Int>) throws(ShapeError) -> [NodeChain] {
        var consumers = [[Int]](repeating: [], count: nodes.count)
        for (place, node) in nodes.enumerated() {
            for input in node.inputs { consumers[input].append(place) }
        }
        func next(_ place: Int) -> Int? {
            targets.contains(place) || consumers[place].count != 1 ? nil : consumers[place].first
        }
        let learning = learningDescendants
        var (chains, taken) = ([NodeChain](), Set<Int>())
        for (place, node) in nodes.enumerated() where node.layer is Conv2D && !taken.contains(place) {
            var (links, layers, end) = ([NodeChain.Link](), [ConvolutionChain.Layer](), Optional(place))
            while let own = end {
                let rectifier = next(own).flatMap { nodes[$0].isRectifier ? $0 : nil }
                guard let layer = nodes[own].chainLayer(rectifies: rectifier != nil) else { break }
                // A pooling has no rectifier of its own.
                let isConvolution = nodes[own].layer is Conv2D
                links.append(NodeChain.Link(node: own, rectifier: isConvolution ? rectifier : nil))
                layers.append(layer)
                end = next(isConvolution ? rectifier ?? own : own)
            }
            let input = node.inputs[0]
            guard
                let chain = try ConvolutionChain(
                    layers, input: [batch] + node.inputShapes[0],
                    needsInputGradient: input > 0 && learning.contains(input))
            else { continue }
            let found = NodeChain(links: Array(links.prefix(chain.count)), chain: chain, input: input)
            chains.append(found)
            taken.formUnion(found.nodes)
        }
        return chains
    }
}

extension Graph.Node {
    fileprivate var isRectifier: Bool { (layer as? ActivationLayer)?.activation == .relu }

    fileprivate func chainLayer(rectifies: Bool) -> ConvolutionChain.Layer? {
        if let layer = layer as? Conv2D {
            return .convolution(
                weightShape: [layer.filters, inputShapes[0][0] / layer.groups, layer.size.height, layer.size.width],
                window: layer.window, groups: layer.groups, rectifies: rectifies)
        }
        return (layer as? MaxPool2D).map { .maxPool(size: $0.size, window: $0.window) }
    }
}
