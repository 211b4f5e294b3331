/// An upright rectangle in an image, by its edges; x runs to the right, y downwards.
public struct BoundingBox: Sendable, Hashable {
    /// The left edge.
    public var left: Float
    /// The upper edge.
    public var top: Float
    /// The right edge.
    public var right: Float
    /// The lower edge.
    public var bottom: Float

    /// A rectangle by its edges. Where right lies left of left, or bottom above top, it is empty.
    public init(left: Float, top: Float, right: Float, bottom: Float) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// Width times height; 0 for an empty box.
    public var area: Float { max(right - left, 0) * max(bottom - top, 0) }
}

/// How much two boxes are one, from 0 to 1: the area that they share over the area that they cover together, `|a ∩ b| /
/// |a ∪ b|`. 0 where both are empty.
///
/// - Source: Everingham et al., *The PASCAL visual object classes challenge*, 2010.
public func intersectionOverUnion(_ a: BoundingBox, _ b: BoundingBox) -> Float {
    let shared = BoundingBox(
        left: max(a.left, b.left), top: max(a.top, b.top), right: min(a.right, b.right), bottom: min(a.bottom, b.bottom)
    ).area
    let together = a.area + b.area - shared
    return together > 0 ? shared / together : 0
}

/// The intersection over union of two masks, `|a ∩ b| / |a ∪ b|`, where every value above 0 belongs to the mask; 1
/// where both are empty.
///
/// - Parameters: two masks of one shape.
/// - Returns: a share, from 0 to 1.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the shapes are equal.
/// - Source: Everingham et al., *The PASCAL visual object classes challenge*, 2010.
public func intersectionOverUnion(_ a: Tensor, _ b: Tensor) throws(ShapeError) -> Float {
    try requireShape("intersectionOverUnion", "the second mask", b, a.shape)
    var (shared, together) = (0, 0)
    for i in 0..<a.count {
        if a[i] > 0 && b[i] > 0 { shared += 1 }
        if a[i] > 0 || b[i] > 0 { together += 1 }
    }
    return together == 0 ? 1 : Float(shared) / Float(together)
}

/// Of boxes that show the same thing, keeps the best: takes them by score, greatest first, and drops each that overlaps
/// one already kept by more than `threshold` (intersection over union).
///
/// - Parameters: boxes; scores, one for each box.
/// - Returns: the places of those kept, greatest score first; of equal scores, the first box first. A score that is NaN comes
///   before every number, as everywhere, so that it is seen.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` where there is another number of scores.
/// - Source: Girshick, Donahue, Darrell and Malik, *Rich feature hierarchies for accurate object detection*, 2014.
public func nonMaximumSuppression(
    _ boxes: [BoundingBox], scores: [Float], threshold: Float = 0.5
) throws(ShapeError) -> [Int] {
    guard boxes.count == scores.count else {
        throw .mismatch(
            operation: "nonMaximumSuppression", argument: "the scores", expected: [boxes.count], found: [scores.count])
    }
    var kept: [Int] = []
    let order = boxes.indices.sorted {
        beats(scores[$0], scores[$1]) || (!beats(scores[$1], scores[$0]) && $0 < $1)
    }
    for i in order where kept.allSatisfy({ intersectionOverUnion(boxes[$0], boxes[i]) <= threshold }) { kept.append(i) }
    return kept
}
