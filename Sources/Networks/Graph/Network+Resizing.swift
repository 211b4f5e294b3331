import Kernels

extension Network {
    /// The same network for images of another size. What it has learned stays, where the architecture allows the size: a
    /// convolution takes any, and a mean of each map gives as many values as before.
    ///
    ///     let fine = try network.resized(to: [3, 448, 448])
    ///
    /// - Throws: ``NetworkError/Problem/weightsForOneSize(layer:shape:needed:)`` where a layer has weights for every pixel of
    ///   its input, ``NetworkError/Problem/layerCannotTake(_:)`` where a window does not fit.
    public func resized(to shape: [Int]) throws(NetworkError) -> Network {
        var copy = self
        copy.graph = try graph.resized(to: shape)
        return copy
    }
}

extension Graph {
    fileprivate func resized(to shape: [Int]) throws(NetworkError) -> Graph {
        guard shape.count == nodes[0].outputShape.count, shape.allSatisfy({ $0 > 0 }) else {
            throw NetworkError(.badInputShape(shape))
        }
        var resized = Graph(nodes: [], output: output, heads: heads)
        for node in nodes {
            let shapes = node.inputs.map { resized.nodes[$0].outputShape }
            let layer: any Layer = node.layer is Input ? Input(shape: shape) : node.layer
            let outputShape: [Int]
            do throws(ShapeError) {
                outputShape = try layer.outputShape(of: shapes)
                try requireMemory(for: outputShape)
            } catch {
                throw NetworkError(
                    .layerCannotTake(
                        LayerMisfit(
                            name: node.name, title: layer.title, inputs: shapes,
                            sources: node.inputs.map { nodes[$0].name }, reason: error)))
            }
            for (old, new) in zip(node.parameters, layer.parameters(of: shapes)) where old.shape != new.shape {
                throw NetworkError(
                    .weightsForOneSize(layer: node.name, shape: old.shape, needed: new.shape))
            }
            resized.nodes.append(
                Node(
                    name: node.name, layer: layer, inputs: node.inputs, inputShapes: shapes, outputShape: outputShape,
                    parameters: node.parameters))
        }
        return resized
    }
}
