import Kernels
import Networks

/// How well labels of pixels agree with the true ones, counted over any number of images.
///
/// - Source: Everingham et al., *The PASCAL visual object classes challenge*, 2010, section 4.3.
public struct SegmentationScore: Sendable, Equatable {
    /// How many pixels of each class (row) were given each label (column).
    public private(set) var counts: [[Int]]

    /// No pixel counted yet.
    public init(classes: Int) {
        counts = Array(repeating: Array(repeating: 0, count: max(classes, 0)), count: max(classes, 0))
    }

    /// Counts the pixels of an image, or of several.
    ///
    /// - Throws: ``ModelError/imageShape(expected:found:)``; ``ModelError/labelOutside(label:classes:)``.
    public mutating func add(_ found: Tensor, truth: Tensor) throws {
        guard found.shape == truth.shape else { throw ModelError.imageShape(expected: truth.shape, found: found.shape) }
        for labels in [found, truth] {
            let bad = labels.withValues { values in values.first { !($0 >= 0 && $0 < Float(counts.count)) } }
            if let bad { throw ModelError.labelOutside(label: Int(clamping: bad), classes: counts.count) }
        }
        for place in 0..<truth.count { counts[Int(truth[place])][Int(found[place])] += 1 }
    }

    /// The share of pixels that are right; 0 for none.
    public var pixelAccuracy: Float {
        let total = counts.joined().reduce(0, +)
        return total > 0 ? Float(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Float(total) : 0
    }

    /// Intersection over union of each class: the pixels that are of it and are said to be, over those that are either; nil
    /// where there is neither.
    public var intersectionsOverUnions: [Float?] {
        counts.indices.map { label in
            let truth = counts[label].reduce(0, +)
            let found = counts.reduce(0) { $0 + $1[label] }
            let union = truth + found - counts[label][label]
            return union > 0 ? Float(counts[label][label]) / Float(union) : nil
        }
    }

    /// The mean over the classes that occur; 0 for none.
    public var meanIntersectionOverUnion: Float {
        let known = intersectionsOverUnions.compactMap { $0 }
        return known.isEmpty ? 0 : known.reduce(0, +) / Float(known.count)
    }
}

extension Int {
    /// The nearest whole number, 0 for NaN.
    fileprivate init(clamping value: Float) {
        self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -1e9), 1e9))
    }
}
