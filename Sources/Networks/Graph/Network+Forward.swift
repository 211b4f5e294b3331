import Kernels

extension Network {
    /// What the network makes of a batch of images, `[N, C, H, W]`, or of one, `[C, H, W]`.
    ///
    /// Large networks work out at the first call how images of that shape are computed, and keep it until a parameter changes: see
    /// ``plan(for:)``, which takes more time for it and is quicker afterwards.
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)``.
    public func callAsFunction(_ images: Tensor) throws(NetworkError) -> Tensor {
        let batch = try asBatch(images)
        if let result = planned(batch) { return batch.rank == images.rank ? result : result.row(0) }
        guard let result = try activations(of: [graph.output], on: batch)[graph.output] else { return batch }
        return batch.rank == images.rank ? result : result.row(0)
    }

    /// What the layers of these names give for a batch of images, `[N, C, H, W]`, or for one, `[C, H, W]`; always as a
    /// batch.
    ///
    /// - Throws: ``NetworkError/Problem/unknownLayer(_:known:)``, ``NetworkError/Problem/inputShape(network:expected:found:)``.
    public func activations(_ names: [String], for images: Tensor) throws(NetworkError) -> [String: Tensor] {
        var places: [Int] = []
        for name in names { places.append(try graph.place(of: name)) }
        let values = try activations(of: Set(places), on: try asBatch(images))
        return Dictionary(zip(names, places.compactMap { values[$0] })) { first, _ in first }
    }

    /// What the layer of this name gives for a batch of images, or for one.
    ///
    /// - Throws: ``NetworkError/Problem/unknownLayer(_:known:)``, ``NetworkError/Problem/inputShape(network:expected:found:)``.
    public func activation(_ name: String, for images: Tensor) throws(NetworkError) -> Tensor {
        let place = try graph.place(of: name)
        let batch = try asBatch(images)
        return try activations(of: [place], on: batch)[place] ?? batch
    }

    /// The results of some nodes; of nodes that lead to none of them nothing is computed.
    package func activations(of wanted: Set<Int>, on batch: Tensor) throws(NetworkError) -> [Int: Tensor] {
        let needed = graph.ancestors(of: wanted)
        var uses = [Int](repeating: 0, count: graph.nodes.count)
        for place in needed {
            for input in graph.nodes[place].inputs { uses[input] += 1 }
        }
        var values = [Tensor?](repeating: nil, count: graph.nodes.count)
        values[0] = batch
        for place in needed.sorted() where place > 0 {
            let node = graph.nodes[place]
            let inputs = node.inputs.compactMap { values[$0] }
            for input in node.inputs {
                uses[input] -= 1
                if uses[input] == 0, !wanted.contains(input) { values[input] = nil }
            }
            var tape = Tape(inputs, parameters: parameters.values(ofNode: place))
            values[place] = try node.forward(&tape, in: graph)
        }
        return wanted.reduce(into: [:]) { $0[$1] = values[$1] }
    }

    /// Runs a batch forward and records what a backward pass needs.
    ///
    ///     let tape = try network.forward(images, mode: .training(seed: step))
    ///     let scores = network.scores(on: tape)
    ///     let gradients = try network.gradients(through: tape, scores: crossEntropyBackward(scores, labels: labels))
    ///     try optimizer.update(&network.parameters, by: gradients, rate: 0.01)
    ///     try network.updateStatistics(from: tape)
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)``.
    public func forward(_ images: Tensor, mode: Mode = .inference) throws(NetworkError) -> Tape {
        try forward(asBatch(images), to: [graph.output], mode: mode)
    }

    /// Runs `batch` forward and records what a backward pass needs. Of nodes that lead to none of `targets` nothing is
    /// computed.
    ///
    /// - Parameter convolutions: where they are joined, the tapes of nodes within a chain are left out, and the backward pass gives
    ///   no gradient for the images.
    package func forward(
        _ batch: Tensor, to targets: Set<Int>, mode: Mode, convolutions: ConvolutionOrder = .layerByLayer
    ) throws(NetworkError) -> Tape {
        var whole = Tape([batch], mode: mode)
        whole.layers = [Tape?](repeating: nil, count: graph.nodes.count)
        whole.layers[0] = Tape([batch], mode: mode)
        let chains = try self.chains(convolutions, batch: batch.shape[0], targets: targets)
        let chained = Set(chains.flatMap(\.nodes))
        for place in graph.ancestors(of: targets).sorted() where place > 0 {
            if chained.contains(place) {
                guard let chain = chains.first(where: { $0.links[0].node == place }) else { continue }
                try run(chain, on: &whole)
                continue
            }
            let node = graph.nodes[place]
            var tape = Tape(
                node.inputs.compactMap { whole.layers[$0]?.output }, parameters: parameters.values(ofNode: place),
                mode: mode.forNode(place))
            tape.output = try node.forward(&tape, in: graph)
            // Given up here: an optimizer that finds a weight's memory shared has to copy it.
            tape.parameters = []
            whole.layers[place] = tape
        }
        whole.output = whole.layers[graph.output]?.output ?? batch
        return whole
    }

    private func chains(
        _ convolutions: ConvolutionOrder, batch: Int, targets: Set<Int>
    ) throws(NetworkError) -> [NodeChain] {
        guard convolutions == .joined else { return [] }
        do { return try graph.chains(batch: batch, targets: targets) } catch { throw NetworkError(.shape(error)) }
    }

    private func run(_ chain: NodeChain, on whole: inout Tape) throws(NetworkError) {
        guard let input = whole.layers[chain.input]?.output else { return }
        do throws(ShapeError) {
            let (output, record) = try chain.chain.forward(input, parameters: chain.parameters(of: self))
            var tape = Tape([], mode: whole.mode)
            tape.output = output
            whole.layers[chain.last] = tape
            whole.chains.append(RecordedChain(chain: chain, record: record))
        } catch { throw NetworkError(.shape(error)) }
    }

    /// `images` with a batch in front, checked against what the network takes.
    package func asBatch(_ images: Tensor) throws(NetworkError) -> Tensor {
        do throws(ShapeError) {
            if images.shape == inputShape { return try images.reshaped([1] + inputShape) }
        } catch { throw NetworkError(.shape(error)) }
        guard images.rank == inputShape.count + 1, Array(images.shape.dropFirst()) == inputShape else {
            throw NetworkError(.inputShape(network: name, expected: inputShape, found: images.shape))
        }
        return images
    }
}

extension Graph.Node {
    /// The layer's output, held against what it says of itself: it may be a reader's own.
    fileprivate func forward(_ tape: inout Tape, in graph: Graph) throws(NetworkError) -> Tensor {
        let output: Tensor
        do { output = try layer.forward(&tape) } catch {
            throw NetworkError(.layerCannotTake(LayerMisfit(self, in: graph, reason: error)))
        }
        let expected = parameters.filter { $0.role == .statistic }.map(\.shape)
        guard tape.statistics.isEmpty || tape.statistics.map(\.shape) == expected else {
            throw NetworkError(
                .layerContradictsItself(
                    layer: name, what: "statistics", expected: expected, found: tape.statistics.map(\.shape)))
        }
        return output
    }
}

extension Graph {
    /// The nodes from which values flow to one of `places`, and these.
    package func ancestors(of places: Set<Int>) -> Set<Int> {
        var found = places
        for place in nodes.indices.reversed() where found.contains(place) {
            found.formUnion(nodes[place].inputs)
        }
        return found
    }
}

extension LayerMisfit {
    package init(_ node: Graph.Node, in graph: Graph, reason: ShapeError) {
        self.init(
            name: node.name, title: node.layer.title, inputs: node.inputShapes,
            sources: node.inputs.map { graph.nodes[$0].name }, reason: reason)
    }
}
