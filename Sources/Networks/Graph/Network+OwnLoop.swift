import Kernels

// What a training loop of one's own needs beside a forward pass and an optimizer.

extension Network {
    /// The node whose values the loss is computed from: the scores before a final softmax, for the two together have a
    /// simpler and safer gradient.
    package func scores(of output: Int) -> Int {
        let node = graph.nodes[output]
        return node.layer is Softmax ? node.inputs[0] : output
    }

    /// The scores that a forward pass gave: the output, or what goes into a final softmax.
    public func scores(on tape: Tape) -> Tensor { tape.layers[scores(of: graph.output)]?.output ?? tape.output }

    /// The gradients of `Σ gradient * scores` for all parameters, and for the images if asked.
    ///
    /// - Parameters: tape, of ``forward(_:mode:)``; gradient, of the shape of ``scores(on:)``, such as
    ///   `crossEntropyBackward` gives.
    /// - Throws: ``NetworkError/Problem/gradientShape(of:expected:found:)``,
    ///   ``NetworkError/Problem/tapeOfAnother(network:)``.
    public func gradients(
        through tape: Tape, scores gradient: Tensor, toInput: Bool = false
    ) throws(NetworkError) -> Gradients {
        try requireOwn(tape)
        let place = scores(of: graph.output)
        try require(gradient, for: place, on: tape)
        return try backward([place: gradient], through: tape, toInput: toInput)
    }

    /// Takes over the statistics that layers gathered in a forward pass for learning: batch norm's running means.
    ///
    /// - Throws: ``NetworkError/Problem/tapeOfAnother(network:)``.
    public mutating func updateStatistics(from tape: Tape) throws(NetworkError) {
        try requireOwn(tape)
        for (place, value) in statistics(on: tape) { parameters.update(place) { $0 = value } }
    }

    /// The statistics that layers gathered in a forward pass, by their places among the parameters.
    func statistics(on tape: Tape) -> [Int: Tensor] {
        var found: [Int: Tensor] = [:]
        for (node, layer) in tape.layers.enumerated() {
            guard let statistics = layer?.statistics, !statistics.isEmpty else { continue }
            for (place, value) in zip(parameters.places[node].suffix(statistics.count), statistics) {
                found[place] = value
            }
        }
        return found
    }

    private func requireOwn(_ tape: Tape) throws(NetworkError) {
        let isOwn =
            tape.layers.count == graph.nodes.count
            && zip(tape.layers, graph.nodes).allSatisfy { layer, node in
                guard let layer else { return true }
                let statistics = node.parameters.filter { $0.role == .statistic }.map(\.shape)
                return Array(layer.output.shape.dropFirst()) == node.outputShape
                    && (layer.statistics.isEmpty || layer.statistics.map(\.shape) == statistics)
            }
        guard isOwn else { throw NetworkError(.tapeOfAnother(network: name)) }
    }
}
