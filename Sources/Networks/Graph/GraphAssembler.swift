import Kernels

/// Makes a graph of blocks: names layers, connects them, infers shapes.
struct GraphAssembler {
    private(set) var graph: Graph
    private var names: Set<String> = ["input"]
    private var counters: [String: Int] = [:]

    init(input shape: [Int]) throws(NetworkError) {
        guard !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else { throw NetworkError(.badInputShape(shape)) }
        graph = Graph(
            nodes: [
                Graph.Node(
                    name: "input", layer: Input(shape: shape), inputs: [], inputShapes: [], outputShape: shape,
                    parameters: [])
            ], output: 0, heads: [])
    }

    /// Adds `blocks` one after the other after node `input`; gives the last one's place.
    mutating func append(_ blocks: [Block], after input: Int, prefix: String = "") throws(NetworkError) -> Int {
        var last = input
        for block in blocks { last = try append(block, after: last, prefix: prefix) }
        return last
    }

    /// Declares what the network's result is.
    ///
    /// - Throws: ``NetworkError/Problem/duplicateParameter(_:)``: by its full name a parameter is set, saved and loaded.
    mutating func finish(at output: Int) throws(NetworkError) {
        graph.output = output
        var names: Set<String> = []
        for node in graph.nodes {
            for spec in node.parameters {
                let name = "\(node.name).\(spec.name)"
                guard names.insert(name).inserted else { throw NetworkError(.duplicateParameter(name)) }
            }
        }
    }

    private mutating func append(_ block: Block, after input: Int, prefix: String) throws(NetworkError) -> Int {
        switch block {
        case .layer(let layer, let name):
            return try add(layer, name: name, inputs: [input], prefix: prefix)
        case .sequence(let blocks, let name):
            return try append(blocks, after: input, prefix: extended(prefix, by: name))
        case .branches(let branches, let join, let name, let joinName):
            guard !branches.isEmpty else {
                throw NetworkError(.setting(name: "branches", value: "0", allowed: "at least 1"))
            }
            let inner = extended(prefix, by: name)
            var ends: [Int] = []
            for branch in branches { ends.append(try append(branch, after: input, prefix: inner)) }
            let layer: any Layer =
                switch join {
                case .sum: Sum()
                case .product: Product()
                case .concatenation: Concatenation()
                }
            return try add(layer, name: joinName, inputs: ends, prefix: inner)
        case .head(let blocks, let lossWeight, let name):
            let end = try append(blocks, after: input, prefix: extended(prefix, by: name))
            graph.heads.append(Graph.Head(node: end, lossWeight: lossWeight))
            return input
        }
    }

    private mutating func add(
        _ layer: any Layer, name: String?, inputs: [Int], prefix: String
    ) throws(NetworkError) -> Int {
        let name = name.map { prefix + $0 } ?? automaticName(layer.namePrefix, prefix: prefix)
        guard names.insert(name).inserted else { throw NetworkError(.duplicateName(name)) }
        let shapes = inputs.map { graph.nodes[$0].outputShape }
        let output: [Int]
        do throws(ShapeError) {
            output = try layer.outputShape(of: shapes)
            try requireMemory(for: output)
        } catch {
            throw NetworkError(
                .layerCannotTake(
                    LayerMisfit(
                        name: name, title: layer.title, inputs: shapes, sources: inputs.map { graph.nodes[$0].name },
                        reason: error)))
        }
        graph.nodes.append(
            Graph.Node(
                name: name, layer: layer, inputs: inputs, inputShapes: shapes, outputShape: output,
                parameters: layer.parameters(of: shapes)))
        return graph.nodes.count - 1
    }

    private func extended(_ prefix: String, by name: String?) -> String { name.map { "\(prefix)\($0)." } ?? prefix }

    /// `conv1`, `conv2`: numbered within the part of the network that has the prefix.
    private mutating func automaticName(_ stem: String, prefix: String) -> String {
        while true {
            let number = counters[prefix + stem, default: 0] + 1
            counters[prefix + stem] = number
            let name = "\(prefix)\(stem)\(number)"
            if !names.contains(name) { return name }
        }
    }
}

/// Refuses shapes whose sizes overflow when they are multiplied: those that no memory holds.
package func requireMemory(for shape: [Int]) throws(ShapeError) {
    var count = 1
    for size in shape {
        let (product, overflows) = count.multipliedReportingOverflow(by: size)
        guard !overflows, product <= 1 << 36 else { throw .tooLarge(shape: shape) }
        count = product
    }
}
