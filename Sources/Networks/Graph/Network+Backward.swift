import Kernels

extension Network {
    /// Carries gradients from some nodes' results back to all parameters that led there, and to the images if asked.
    ///
    /// - Parameter passed: told each node that the pass has been through, with the gradients of all nodes' parameters so far.
    package func backward(
        _ gradients: [Int: Tensor], through tape: Tape, toInput: Bool = false,
        passed: (_ node: Int, _ learned: [[Tensor]]) -> Void = { _, _ in }
    ) throws(NetworkError) -> Gradients {
        var pending = [Tensor?](repeating: nil, count: graph.nodes.count)
        for (place, gradient) in gradients { pending[place] = gradient }
        var learned = [[Tensor]](repeating: [], count: graph.nodes.count)
        let carrying = toInput ? Set(graph.nodes.indices) : graph.learningDescendants
        for place in graph.nodes.indices.reversed() where place > 0 {
            defer { passed(place, learned) }
            if let chain = tape.chains.first(where: { $0.chain.last == place }) {
                guard let gradient = pending[place] else { continue }
                pending[place] = nil
                let input = try backward(gradient, through: chain, into: &learned)
                try add(input, to: &pending, ofInputs: [chain.chain.input], before: graph.nodes[place])
                continue
            }
            guard let gradient = pending[place], let recorded = tape.layers[place], carrying.contains(place) else {
                continue
            }
            pending[place] = nil
            let node = graph.nodes[place]
            var tape = recorded.with(parameters.values(ofNode: place))
            tape.needsInputGradient = node.inputs.contains { carrying.contains($0) && (toInput || $0 > 0) }
            let result = try node.backward(gradient, through: tape, in: graph)
            learned[place] = result.parameters
            guard tape.needsInputGradient else { continue }
            try add(result.inputs, to: &pending, ofInputs: node.inputs, before: node)
        }
        return Gradients(
            inputs: pending[0].map { [$0] } ?? [],
            parameters: parameters.learned.map { place in
                let entry = parameters.entries[place]
                // What the pass did not reach does not change what came out.
                return learned[entry.node].isEmpty ? .zeros(entry.spec.shape) : learned[entry.node][entry.index]
            })
    }

    /// Adds gradients to what the nodes they belong to have so far.
    private func add(
        _ gradients: [Tensor], to pending: inout [Tensor?], ofInputs inputs: [Int], before node: Graph.Node
    ) throws(NetworkError) {
        do throws(ShapeError) {
            for (input, gradient) in zip(inputs, gradients) {
                pending[input] = try pending[input].map { other throws(ShapeError) in try other + gradient } ?? gradient
            }
        } catch {
            throw NetworkError(.layerCannotTake(LayerMisfit(node, in: graph, reason: error)))
        }
    }

    /// The gradient for a chain's input, where something before it learns; those of its layers' parameters go into `learned`.
    private func backward(
        _ gradient: Tensor, through recorded: RecordedChain, into learned: inout [[Tensor]]
    ) throws(NetworkError) -> [Tensor] {
        do throws(ShapeError) {
            let chain = recorded.chain
            let result = try chain.chain.backward(
                gradient, through: recorded.record, parameters: chain.parameters(of: self))
            for (link, gradients) in zip(chain.links, result.parameters) { learned[link.node] = gradients }
            return result.input.map { [$0] } ?? []
        } catch { throw NetworkError(.shape(error)) }
    }

    /// The gradients of `Σ gradient * output` for all parameters and for the images: what a small change of each would
    /// do to what comes out.
    ///
    /// - Parameters: images `[N, C, H, W]`; gradient of the output's shape, `[N, …]`.
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)``,
    ///   ``NetworkError/Problem/gradientShape(of:expected:found:)``.
    public func gradients(
        for images: Tensor, output gradient: Tensor, mode: Mode = .inference
    ) throws(NetworkError) -> Gradients {
        let tape = try forward(asBatch(images), to: [graph.output], mode: mode)
        try require(gradient, for: graph.output, on: tape)
        return try backward([graph.output: gradient], through: tape, toInput: true)
    }

    /// Refuses a gradient that does not have the shape of what a node gave.
    func require(_ gradient: Tensor, for place: Int, on tape: Tape) throws(NetworkError) {
        let expected = tape.layers[place]?.output.shape ?? []
        guard gradient.shape == expected else {
            let what = place == graph.output ? "the output of \(name)" : "'\(graph.nodes[place].name)'"
            throw NetworkError(.gradientShape(of: what, expected: expected, found: gradient.shape))
        }
    }
}

extension Graph.Node {
    /// The layer's gradients, held against what it says of itself: it may be a reader's own.
    fileprivate func backward(_ gradient: Tensor, through tape: Tape, in graph: Graph) throws(NetworkError) -> Gradients
    {
        let result: Gradients
        do { result = try layer.backward(gradient, through: tape) } catch {
            throw NetworkError(.layerCannotTake(LayerMisfit(self, in: graph, reason: error)))
        }
        let expected = parameters.filter { $0.role != .statistic }.map(\.shape)
        guard result.parameters.map(\.shape) == expected else {
            throw NetworkError(
                .layerContradictsItself(
                    layer: name, what: "gradients", expected: expected, found: result.parameters.map(\.shape)))
        }
        guard !tape.needsInputGradient || result.inputs.map(\.shape) == tape.inputs.map(\.shape) else {
            throw NetworkError(
                .layerContradictsItself(
                    layer: name, what: "gradients for its inputs", expected: tape.inputs.map(\.shape),
                    found: result.inputs.map(\.shape)))
        }
        return result
    }
}

extension Graph {
    /// The nodes that learn, or take from one that does: gradients need go no further down.
    var learningDescendants: Set<Int> {
        var found: Set<Int> = []
        for (place, node) in nodes.enumerated()
        where node.parameters.contains(where: { $0.role != .statistic }) || node.inputs.contains(where: found.contains)
        {
            found.insert(place)
        }
        return found
    }
}
