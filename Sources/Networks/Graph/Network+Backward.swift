import Random
import Kernels

/// A network's forward pass with all that its backward pass needs.
public struct NetworkPassage: Sendable {
    let outputs: [LayerOutput?]
    let inputs: [[Tensor]]

    /// What the node at `place` gave.
    func value(at place: Int) -> Tensor? { outputs[place]?.value }
}

/// The gradients of a network.
public struct NetworkGradients: Sendable {
    /// For each node, the gradients for what it learns; empty where it learns nothing.
    public var parameters: [[Tensor]]
    /// For the images, where it was asked for.
    public var input: Tensor?
}

extension Network {
    /// The node whose values the loss is computed from: the scores before a final softmax, for the two together have a
    /// simpler and safer gradient.
    func scores(of output: Int) -> Int {
        let node = graph.nodes[output]
        return node.layer is Softmax ? node.inputs[0] : output
    }

    /// Runs `batch` forward and keeps what the backward pass needs. Of nodes that lead to none of `targets` nothing is
    /// computed.
    func passage(_ batch: Tensor, to targets: Set<Int>, pass: Pass) throws(NetworkError) -> NetworkPassage {
        let needed = graph.ancestors(of: targets)
        var outputs = [LayerOutput?](repeating: nil, count: graph.nodes.count)
        var inputs = [[Tensor]](repeating: [], count: graph.nodes.count)
        outputs[0] = LayerOutput(batch)
        for place in needed.sorted() where place > 0 {
            let node = graph.nodes[place]
            inputs[place] = node.inputs.compactMap { outputs[$0]?.value }
            var pass = pass
            pass.seed = SplitMix64.seed(pass.seed, place)
            do throws(ShapeError) {
                outputs[place] = try node.layer.forward(
                    inputs[place], parameters: parameters.values(ofNode: place), pass: pass)
            } catch {
                throw .layerCannotTake(LayerMisfit(node, in: graph, reason: error))
            }
        }
        return NetworkPassage(outputs: outputs, inputs: inputs)
    }

    /// Carries gradients from some nodes' results back to all parameters that led there, and to the images if asked.
    func backward(
        _ gradients: [Int: Tensor], through passage: NetworkPassage, toInput: Bool = false
    ) throws(NetworkError) -> NetworkGradients {
        var pending = [Tensor?](repeating: nil, count: graph.nodes.count)
        for (place, gradient) in gradients { pending[place] = gradient }
        var learned = [[Tensor]](repeating: [], count: graph.nodes.count)
        let carrying = toInput ? Set(graph.nodes.indices) : graph.learningDescendants
        for place in graph.nodes.indices.reversed() where place > 0 {
            guard let gradient = pending[place], let output = passage.outputs[place], carrying.contains(place) else {
                continue
            }
            pending[place] = nil
            let node = graph.nodes[place]
            let needsInput = node.inputs.contains { carrying.contains($0) && (toInput || $0 > 0) }
            do throws(ShapeError) {
                let result = try node.layer.backward(
                    gradient,
                    after: Passage(
                        inputs: passage.inputs[place], parameters: parameters.values(ofNode: place), output: output,
                        needsInputGradient: needsInput))
                learned[place] = result.parameters
                guard needsInput else { continue }
                for (input, gradient) in zip(node.inputs, result.inputs) {
                    pending[input] =
                        try pending[input].map { other throws(ShapeError) in try other + gradient } ?? gradient
                }
            } catch {
                throw .layerCannotTake(LayerMisfit(node, in: graph, reason: error))
            }
        }
        return NetworkGradients(parameters: learned, input: pending[0])
    }

    /// The gradients of `Σ gradient * output` for all parameters and for the images: what a small change of each would
    /// do to what comes out.
    ///
    /// - Parameters: images `[N, C, H, W]`; gradient of the output's shape, `[N, …]`.
    /// - Throws: ``NetworkError/inputShape(network:expected:found:)``,
    ///   ``NetworkError/gradientShape(network:expected:found:)``.
    public func gradients(
        for images: Tensor, output gradient: Tensor, pass: Pass = Pass(.inference)
    ) throws(NetworkError) -> NetworkGradients {
        let batch = try asBatch(images)
        let expected = [batch.shape[0]] + outputShape
        guard gradient.shape == expected else {
            throw .gradientShape(network: name, expected: expected, found: gradient.shape)
        }
        let passage = try passage(batch, to: [graph.output], pass: pass)
        return try backward([graph.output: gradient], through: passage, toInput: true)
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
