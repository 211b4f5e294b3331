import Kernels
import Networks

/// Images by what a network makes of them, to be found by likeness.
///
///     let index = try FeatureIndex(network, layer: "fc7", images: images)
///     let likest = try index.nearest(to: query, count: 5)
///
/// - Source: Krizhevsky, Sutskever and Hinton, 2012, figure 4: nearest neighbors in the features of the last layer.
public struct FeatureIndex: Sendable {
    /// How unlike two feature vectors are.
    public enum Distance: Sendable, Hashable, CaseIterable {
        /// The length of their difference.
        case euclidean
        /// 1 minus the cosine of the angle between them: lengths do not count.
        case cosine
    }

    /// An image that was found.
    public struct Match: Sendable, Hashable {
        /// Its place among the images.
        public let index: Int
        /// How far its features lie from those asked for.
        public let distance: Float
    }

    /// `[N, values]`.
    public let features: Tensor
    /// How likeness is measured.
    public let distance: Distance
    private let network: Network?
    private let layer: String

    /// An index of feature vectors `[N, values]`.
    ///
    /// - Throws: ``ModelError/nothingGiven(what:)`` for none.
    public init(features: Tensor, distance: Distance = .cosine) throws {
        guard features.rank == 2 else {
            throw ModelError.setting(name: "the features' shape", value: "\(features.shape)", allowed: "[N, values]")
        }
        guard features.count > 0 else { throw ModelError.nothingGiven(what: "features to search") }
        (self.features, self.distance, network, layer) = (features, distance, nil, "")
    }

    /// An index of images `[N, C, H, W]`, by what the network's layer of this name gives for them.
    ///
    /// - Throws: `NetworkError` for an unknown layer, or images of another shape than the network's.
    public init(
        _ network: Network, layer: String, images: Tensor, distance: Distance = .cosine
    ) throws {
        let features = try FeatureIndex.features(network, layer, images)
        guard features.count > 0 else { throw ModelError.nothingGiven(what: "images to search") }
        (self.features, self.distance, self.network, self.layer) = (features, distance, network, layer)
    }

    private static func features(_ network: Network, _ layer: String, _ images: Tensor) throws -> Tensor {
        let values = try network.activation(layer, for: images)
        return try values.reshaped([values.shape[0], values.shape.dropFirst().reduce(1, *)])
    }

    /// The images likest an image that the network has not seen, `[C, H, W]`, the likest first.
    ///
    /// - Throws: ``ModelError/setting(name:value:allowed:)`` where the index was made of features, without a network.
    public func nearest(toImage image: Tensor, count: Int) throws -> [Match] {
        guard let network else {
            throw ModelError.setting(name: "the index", value: "made of features", allowed: "made with a network")
        }
        return try nearest(to: try FeatureIndex.features(network, layer, image).flattened(), count: count)
    }

    /// The images whose features are likest these, the likest first; of equals, the first.
    ///
    /// - Parameters: query `[values]`; count, of which no more are given than there are.
    public func nearest(to query: Tensor, count: Int) throws -> [Match] {
        let width = features.shape[1]
        guard query.shape == [width] else {
            throw ModelError.setting(name: "the query's shape", value: "\(query.shape)", allowed: "[\(width)]")
        }
        guard count > 0 else { throw ModelError.setting(name: "the count", value: "\(count)", allowed: "at least 1") }
        let matches = (0..<features.shape[0]).map { Match(index: $0, distance: distance(query, row: $0)) }
        return Array(matches.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(count))
    }

    private func distance(_ query: Tensor, row: Int) -> Float {
        let width = query.count
        var (products, squares, lengths, queryLengths) = (0.0, 0.0, 0.0, 0.0)
        query.withValues { query in
            features.withValues { features in
                for i in 0..<width {
                    let (a, b) = (Double(query[i]), Double(features[row * width + i]))
                    products += a * b
                    squares += (a - b) * (a - b)
                    queryLengths += a * a
                    lengths += b * b
                }
            }
        }
        switch distance {
        case .euclidean: return Float(squares.squareRoot())
        case .cosine:
            // A vector of zeroes has no direction: it is as unlike as one at right angles.
            let product = (lengths * queryLengths).squareRoot()
            return product > 0 ? Float(max(1 - products / product, 0)) : 1
        }
    }
}
