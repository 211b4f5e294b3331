import Random
import Kernels

/// Some images of a set, in memory.
public struct Batch: Sendable, Equatable {
    /// `[N, C, H, W]`, each value in 0...1.
    public let images: Tensor
    /// The class of each.
    public let labels: [Int]
}

extension Dataset {
    /// The images at `indices`, in that order: the only ones that are read.
    ///
    /// - Throws: `DatasetError` for an index outside the set, or a file that changed since it was opened.
    public func batch(_ indices: some Collection<Int>) throws(DatasetError) -> Batch {
        try batch(of: Array(indices))
    }

    /// Not generic, so that training does not pay for the general case at every step.
    private func batch(of indices: [Int]) throws(DatasetError) -> Batch {
        if let index = indices.first(where: { !labels.indices.contains($0) }) {
            throw .imageOutside(index: index, count: count)
        }
        let values = try source.values(of: indices.map(place))
        return Batch(images: tensor(values, [indices.count] + imageShape), labels: indices.map { labels[$0] })
    }

    /// The set divided into batches of `size`: the indices of each, to be handed to ``batch(_:)``. The last one may be
    /// smaller. With a seed the images are shuffled; hand a new seed to each epoch.
    ///
    /// - Throws: `DatasetError` for an empty set, or a size that is not one of 1 to the number of images.
    public func batches(of size: Int, seed: Int? = nil) throws(DatasetError) -> [[Int]] {
        guard count > 0 else { throw .empty }
        guard 1...count ~= size else { throw .batchSizeOutside(size: size, count: count) }
        var order = Array(labels.indices)
        if let seed {
            var random = SplitMix64(seed: seed)
            order.shuffle(using: &random)
        }
        return stride(from: 0, to: count, by: size).map { Array(order[$0..<min($0 + size, count)]) }
    }
}
