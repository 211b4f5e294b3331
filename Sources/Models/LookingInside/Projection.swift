import Kernels
import Networks

/// How a rectified unit passes on what is projected back through it.
public enum ProjectionRule: Sendable, CaseIterable {
    /// What is positive in the projection: the deconvnet's rule.
    ///
    /// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
    case deconvnet
    /// What was positive on the way forward: the gradient.
    ///
    /// - Source: Simonyan, Vedaldi and Zisserman, *Deep inside convolutional networks*, 2013.
    case gradient
    /// What was positive on both ways.
    ///
    /// - Source: Springenberg et al., *Striving for simplicity: the all convolutional net*, 2014.
    case guided
}

/// What in an image made a unit respond.
public struct Projection: Sendable, Equatable {
    /// The pattern, of the image's shape; values of both signs.
    public let image: Tensor
    /// The unit's value.
    public let activation: Float
    /// Where in its activation map the unit stands; 0, 0 where the layer has no maps.
    public let row: Int
    /// Where in its activation map the unit stands.
    public let column: Int
}

extension Network {
    /// Projects one unit's activation back to the image: unpooled by the switches of the way forward, rectified, and
    /// passed through the transposed filters.
    ///
    /// - Parameters: layer, by name; channel, the map that the unit belongs to, or the unit itself where the layer has no
    ///   maps; `at`, its row and column, or nil for the strongest of the map; image, of the network's input shape.
    /// - Throws: ``NetworkError/Problem/unknownLayer(_:known:)``, ``NetworkError/Problem/unitOutside(layer:unit:shape:)`` and others.
    public func projection(
        of layer: String, channel: Int, at position: (row: Int, column: Int)? = nil, for image: Tensor,
        rule: ProjectionRule = .deconvnet
    ) throws(NetworkError) -> Projection {
        let place = try graph.place(of: layer)
        let batch = try asBatch(image)
        guard batch.shape[0] == 1 else { throw NetworkError(.oneImageExpected(found: batch.shape[0])) }
        let tape = try forward(batch, to: [place], mode: .inference)
        let maps = tape.layers[place]?.output ?? batch
        let map = try graph.nodes[place].map(channel)
        let unit =
            if let position {
                try graph.nodes[place].unit(channel, position)
            } else {
                maps.withValues { values in map.max { values[$0] < values[$1] } ?? map.lowerBound }
            }
        var seed = Tensor.zeros(maps.shape)
        let activation = maps.withValues { $0[unit] }
        seed.withMutableValues { $0[unit] = activation }
        let width = graph.nodes[place].outputShape.count == 3 ? graph.nodes[place].outputShape[2] : 1
        let (row, column) = (unit - map.lowerBound).quotientAndRemainder(dividingBy: width)
        let projected = try project(seed, from: place, through: tape, rule: rule)
        do throws(ShapeError) {
            return Projection(
                image: try projected.reshaped(inputShape), activation: activation, row: row, column: column)
        } catch { throw NetworkError(.shape(error)) }
    }

    private func project(
        _ seed: Tensor, from place: Int, through tape: Tape, rule: ProjectionRule
    ) throws(NetworkError) -> Tensor {
        var pending = [Tensor?](repeating: nil, count: graph.nodes.count)
        pending[place] = seed
        for place in (0...place).reversed() where place > 0 {
            guard let signal = pending[place], let step = tape.layers[place] else { continue }
            pending[place] = nil
            let node = graph.nodes[place]
            do throws(ShapeError) {
                for (input, part) in zip(
                    node.inputs,
                    try rule.carry(signal, through: node.layer, step.with(parameters.values(ofNode: place))))
                {
                    pending[input] = try pending[input].map { other throws(ShapeError) in try other + part } ?? part
                }
            } catch { throw NetworkError(.layerCannotTake(LayerMisfit(node, in: graph, reason: error))) }
        }
        return pending[0] ?? .zeros([1] + inputShape)
    }
}

extension ProjectionRule {
    fileprivate func carry(_ signal: Tensor, through layer: any Layer, _ tape: Tape) throws(ShapeError) -> [Tensor] {
        if let rectifier = (layer as? ActivationLayer)?.activation, rectifier.isRectifier {
            switch self {
            case .deconvnet: return [rectifier(signal)]
            case .guided: return [try rectifier.backward(rectifier(signal), through: tape)]
            case .gradient: break
            }
        }
        // A deconvnet has no part that undoes a normalization: the pattern passes as it is.
        if self == .deconvnet, layer is LocalResponseNorm { return [signal] }
        return try layer.backward(signal, through: tape).inputs
    }
}

extension Graph.Node {
    /// The places of one map's values, or of one unit, in the node's result for one image.
    func map(_ channel: Int) throws(NetworkError) -> Range<Int> {
        guard let channels = outputShape.first, 0..<channels ~= channel else {
            throw NetworkError(.unitOutside(layer: name, unit: [channel], shape: outputShape))
        }
        let area = outputShape.dropFirst().reduce(1, *)
        return (channel * area)..<((channel + 1) * area)
    }

    /// The place of one unit in the node's result for one image.
    func unit(_ channel: Int, _ position: (row: Int, column: Int)) throws(NetworkError) -> Int {
        let map = try map(channel)
        let (height, width) = outputShape.count == 3 ? (outputShape[1], outputShape[2]) : (1, 1)
        guard 0..<height ~= position.row, 0..<width ~= position.column else {
            throw NetworkError(
                .unitOutside(layer: name, unit: [channel, position.row, position.column], shape: outputShape))
        }
        return map.lowerBound + position.row * width + position.column
    }
}
