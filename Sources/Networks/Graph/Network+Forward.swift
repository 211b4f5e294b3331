import Kernels

extension Network {
    /// What the network makes of a batch of images, `[N, C, H, W]`, or of one, `[C, H, W]`.
    ///
    /// Activations are given up as soon as nothing needs them.
    ///
    /// - Throws: ``NetworkError/inputShape(network:expected:found:)``.
    public func callAsFunction(_ images: Tensor) throws(NetworkError) -> Tensor {
        let batch = try asBatch(images)
        guard let result = try activations(of: [graph.output], on: batch)[graph.output] else { return batch }
        return batch.rank == images.rank ? result : result.row(0)
    }

    /// What the layers of these names give for a batch of images, `[N, C, H, W]`, or for one, `[C, H, W]`; always as a
    /// batch.
    ///
    /// - Throws: ``NetworkError/unknownLayer(_:known:)``, ``NetworkError/inputShape(network:expected:found:)``.
    public func activations(_ names: [String], for images: Tensor) throws(NetworkError) -> [String: Tensor] {
        var places: [Int] = []
        for name in names { places.append(try graph.place(of: name)) }
        let values = try activations(of: Set(places), on: try asBatch(images))
        return Dictionary(zip(names, places.compactMap { values[$0] })) { first, _ in first }
    }

    /// What the layer of this name gives for a batch of images, or for one.
    ///
    /// - Throws: ``NetworkError/unknownLayer(_:known:)``, ``NetworkError/inputShape(network:expected:found:)``.
    public func activation(_ name: String, for images: Tensor) throws(NetworkError) -> Tensor {
        let place = try graph.place(of: name)
        let batch = try asBatch(images)
        return try activations(of: [place], on: batch)[place] ?? batch
    }

    /// The results of some nodes; of nodes that lead to none of them nothing is computed.
    func activations(of wanted: Set<Int>, on batch: Tensor) throws(NetworkError) -> [Int: Tensor] {
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
            do throws(ShapeError) {
                values[place] = try node.layer.forward(
                    inputs, parameters: parameters.values(ofNode: place), pass: Pass(.inference)
                ).value
            } catch {
                throw .layerCannotTake(LayerMisfit(node, in: graph, reason: error))
            }
        }
        return wanted.reduce(into: [:]) { $0[$1] = values[$1] }
    }

    /// `images` with a batch in front, checked against what the network takes.
    func asBatch(_ images: Tensor) throws(NetworkError) -> Tensor {
        do throws(ShapeError) {
            if images.shape == inputShape { return try images.reshaped([1] + inputShape) }
        } catch { throw .shape(error) }
        guard images.rank == inputShape.count + 1, Array(images.shape.dropFirst()) == inputShape else {
            throw .inputShape(network: name, expected: inputShape, found: images.shape)
        }
        return images
    }
}

extension Graph {
    /// The nodes from which values flow to one of `places`, and these.
    func ancestors(of places: Set<Int>) -> Set<Int> {
        var found = places
        for place in nodes.indices.reversed() where found.contains(place) {
            found.formUnion(nodes[place].inputs)
        }
        return found
    }
}

extension LayerMisfit {
    init(_ node: Graph.Node, in graph: Graph, reason: ShapeError) {
        self.init(
            name: node.name, title: node.layer.title, inputs: node.inputShapes,
            sources: node.inputs.map { graph.nodes[$0].name }, reason: reason)
    }
}
