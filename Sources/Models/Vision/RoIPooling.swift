import Kernels
import Networks

/// What was pooled from regions, and where the greatest values stood.
public struct RegionPoolingResult: Sendable, Equatable {
    /// `[regions, C, size, size]`.
    public let output: Tensor
    /// For each output the place of its value in the features, -1 where its part of the region is empty.
    let sources: [Int32]
}

/// Cuts regions out of a feature map and brings each to `size` by `size` values: it is divided evenly, and the greatest value
/// of each part is kept.
///
/// - Parameters: features `[C, H, W]`; regions, in pixels of the image; `stride`, how many of them one step of the features
///   is. A part reaches to all places that it touches; what lies outside the features is left out.
/// - Throws: ``ShapeError/wrongRank(operation:argument:expected:found:)``, ``ShapeError/mustBePositive(name:value:)``.
/// - Source: Girshick, *Fast R-CNN*, 2015, section 2.1.
public func regionMaxPool(
    _ features: Tensor, regions: [BoundingBox], stride: Int, size: Int
) throws(ShapeError) -> RegionPoolingResult {
    guard features.rank == 3 else {
        throw .wrongRank(
            operation: "regionMaxPool", argument: "the features", expected: "[C, H, W]", found: features.shape)
    }
    for (name, value) in [("stride", stride), ("size", size)] where value < 1 {
        throw .mustBePositive(name: name, value: value)
    }
    let (channels, height, width) = (features.shape[0], features.shape[1], features.shape[2])
    var output = Tensor.zeros([regions.count, channels, size, size])
    var sources = [Int32](repeating: -1, count: output.count)
    output.withMutableValues { output in
        features.withValues { features in
            var target = 0
            for region in regions {
                let rows = parts(region.top, region.bottom, stride: stride, count: size, limit: height)
                let columns = parts(region.left, region.right, stride: stride, count: size, limit: width)
                for channel in 0..<channels {
                    for row in rows {
                        for column in columns {
                            var best = -1
                            for y in row {
                                for x in column {
                                    let place = (channel * height + y) * width + x
                                    if best < 0 || features[place] > features[best] { best = place }
                                }
                            }
                            if best >= 0 { output[target] = features[best] }
                            sources[target] = Int32(best)
                            target += 1
                        }
                    }
                }
            }
        }
    }
    return RegionPoolingResult(output: output, sources: sources)
}

/// The gradient for the features, `[C, H, W]`: each output's goes to where its value came from.
///
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless `gradient` has the output's shape.
public func regionMaxPoolBackward(
    _ gradient: Tensor, from result: RegionPoolingResult, shape: [Int]
) throws(ShapeError) -> Tensor {
    guard gradient.shape == result.output.shape else {
        throw .mismatch(
            operation: "regionMaxPoolBackward", argument: "the gradient", expected: result.output.shape,
            found: gradient.shape)
    }
    var features = Tensor.zeros(shape)
    features.withMutableValues { features in
        gradient.withValues { gradient in
            for (place, source) in result.sources.enumerated() where source >= 0 && source < features.count {
                features[Int(source)] += gradient[place]
            }
        }
    }
    return features
}

/// `count` parts of a stretch of pixels, as ranges of steps.
private func parts(_ from: Float, _ to: Float, stride: Int, count: Int, limit: Int) -> [Range<Int>] {
    // Bounded first, for a box may be anywhere.
    let start = Double(min(max(from.isNaN ? 0 : from, -1e6), 1e6)) / Double(stride)
    let end = max(Double(min(max(to.isNaN ? 0 : to, -1e6), 1e6)) / Double(stride), start)
    return (0..<count).map { part in
        let first = Int((start + (end - start) * Double(part) / Double(count)).rounded(.down))
        let last = Int((start + (end - start) * Double(part + 1) / Double(count)).rounded(.up))
        let lower = min(max(first, 0), limit)
        return lower..<max(min(last, limit), lower)
    }
}
