import Datasets
import Kernels
import Networks

/// A part of an image to which a unit responds strongly.
public struct Patch: Sendable, Equatable {
    /// The image's place in its set.
    public let image: Int
    /// The unit's value.
    public let activation: Float
    /// Where in its activation map the unit stands.
    public let row: Int
    /// Where in its activation map the unit stands.
    public let column: Int
    /// The part of the image that the unit sees, `[C, h, w]`; what lies outside the image is left out.
    public let pixels: Tensor
}

extension Network {
    /// For each channel of a layer, the patches of a set that its units respond to most, from an image each: the strongest
    /// first.
    ///
    /// - Parameters: layer, by name; channels, all unless given; count, how many patches, nine in the paper.
    /// - Throws: ``NetworkError/Problem/unknownLayer(_:known:)``, ``NetworkError/Problem/unitOutside(layer:unit:shape:)``;
    ///   others, and `DatasetError`, where the set is not for this network, or cannot be read.
    /// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014, figure 2.
    public func topPatches(
        of layer: String, channels: [Int]? = nil, count: Int = 9, in data: Dataset, batchSize: Int = 64
    ) throws -> [[Patch]] {
        let place = try graph.place(of: layer)
        let node = graph.nodes[place]
        let channels = channels ?? Array(0..<(node.outputShape.first ?? 1))
        let maps = try channels.map { try node.map($0) }
        guard data.imageShape == inputShape else {
            throw NetworkError(.imageShape(network: inputShape, images: data.imageShape))
        }
        guard count > 0, batchSize > 0 else {
            throw NetworkError(
                .setting(
                    name: count > 0 ? "batch size" : "count", value: "\(min(count, batchSize))", allowed: "at least 1"))
        }
        var strongest = [[Winner]](repeating: [], count: channels.count)
        for start in stride(from: 0, to: data.count, by: batchSize) {
            let indices = Array(start..<min(start + batchSize, data.count))
            let batch = try data.batch(indices)
            let values = try activations(of: [place], on: batch.images)[place] ?? batch.images
            let size = values.count / indices.count
            values.withValues { values in
                for (number, map) in maps.enumerated() {
                    for (offset, image) in indices.enumerated() {
                        let range = (map.lowerBound + offset * size)..<(map.upperBound + offset * size)
                        guard let best = range.max(by: { values[$0] < values[$1] }) else { continue }
                        strongest[number].insert(
                            Winner(image: image, activation: values[best], place: best - range.lowerBound),
                            atMost: count)
                    }
                }
            }
        }
        let field = graph.receptiveFields[place]
        return try strongest.map { winners in
            try winners.map { try patch($0, of: node, field, in: data) }
        }
    }

    private func patch(
        _ winner: Winner, of node: Graph.Node, _ field: ReceptiveField, in data: Dataset
    ) throws -> Patch {
        let image = try data.batch([winner.image]).images
        let width = node.outputShape.count == 3 ? node.outputShape[2] : 1
        let (row, column) = winner.place.quotientAndRemainder(dividingBy: width)
        let size = Extent(height: image.shape[2], width: image.shape[3])
        let seen = field.pixels(row: row, column: column, imageSize: size)
        let rows = seen.rows.clamped(to: 0..<size.height)
        let columns = seen.columns.clamped(to: 0..<size.width)
        let pixels = try image.row(0)
            .slice(axis: 1, from: rows.lowerBound, to: rows.upperBound)
            .slice(axis: 2, from: columns.lowerBound, to: columns.upperBound)
        return Patch(image: winner.image, activation: winner.activation, row: row, column: column, pixels: pixels)
    }
}

private struct Winner {
    let image: Int
    let activation: Float
    let place: Int
}

extension [Winner] {
    /// Keeps the strongest; of equals those that came first.
    fileprivate mutating func insert(_ winner: Winner, atMost limit: Int) {
        guard count < limit || winner.activation > self[count - 1].activation else { return }
        insert(winner, at: firstIndex { $0.activation < winner.activation } ?? count)
        if count > limit { removeLast() }
    }
}
