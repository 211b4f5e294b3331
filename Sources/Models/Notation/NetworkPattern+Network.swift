import Kernels
import Networks

/// The sizes that the lecture's notation leaves open.
public struct PatternSizes: Sendable, Hashable {
    /// Filters of the first convolutions.
    public var filters: Int
    /// By how much the number of filters grows after each pooling.
    public var growth: Int
    /// A filter's height and width; odd, for the image is padded so that it keeps its size.
    public var filterSize: Int
    /// The pooling window's height, width and stride.
    public var poolSize: Int
    /// Outputs of the fully connected layers before the last one.
    public var units: Int

    /// The common settings, unless others are given.
    public init(filters: Int = 16, growth: Int = 2, filterSize: Int = 3, poolSize: Int = 2, units: Int = 64) {
        (self.filters, self.growth, self.filterSize) = (filters, growth, filterSize)
        (self.poolSize, self.units) = (poolSize, units)
    }
}

extension NetworkPattern {
    /// The network that the pattern describes, for images of a shape and some classes.
    ///
    /// Convolutions keep the image's size; pooling divides it. The scores of the classes come from a fully connected layer:
    /// from an `FC` that stands directly before `SOFTMAX` or ends the pattern, or else from one that is added there.
    ///
    /// - Throws: ``PatternError`` or ``NetworkError``: where a pooling window no longer fits its image, the layer is named.
    public func network(
        input: [Int], classes: Int, _ numbers: [String: Int] = [:], sizes: PatternSizes = PatternSizes(), seed: Int = 0
    ) throws -> Network {
        let layers = try layers(numbers)
        if let place = layers.firstIndex(of: .softmax), place < layers.count - 1 { throw error(.mustBeLast("SOFTMAX")) }
        let scored = layers.last == .softmax ? Array(layers.dropLast()) : layers
        var filters = sizes.filters
        var blocks: [Block] = []
        for (place, layer) in scored.enumerated() {
            switch layer {
            case .conv:
                blocks.append(
                    Conv2D(filters: filters, size: sizes.filterSize, padding: (sizes.filterSize - 1) / 2).block)
            case .pool:
                blocks.append(MaxPool2D(size: sizes.poolSize).block)
                // A pattern that pools too often is told so by its shapes, not by an overflow here.
                let (grown, overflows) = filters.multipliedReportingOverflow(by: sizes.growth)
                filters = overflows ? filters : grown
            case .fc:
                blocks.append(Linear(outputs: place == scored.count - 1 ? classes : sizes.units).block)
            case .activation(let activation): blocks.append(ActivationLayer(activation).block)
            case .dropout: blocks.append(Dropout().block)
            case .batchNorm: blocks.append(BatchNorm2D().block)
            case .localResponseNorm: blocks.append(LocalResponseNorm().block)
            case .softmax: break
            }
        }
        if scored.last != .fc { blocks.append(Linear(outputs: classes).block) }
        if layers.last == .softmax { blocks.append(Softmax().block) }
        return try Network(description, input: input, seed: seed, blocks: blocks)
    }
}
