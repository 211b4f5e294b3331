import Kernels
import Networks

/// A thing that a detector claims to have found.
public struct Detection: Sendable, Hashable {
    /// Where it is.
    public let box: BoundingBox
    /// What it is, by its place among the classes.
    public let label: Int
    /// How sure the detector is, from 0 to 1.
    public let score: Float

    /// A claim.
    public init(box: BoundingBox, label: Int, score: Float) {
        (self.box, self.label, self.score) = (box, label, score)
    }
}

/// A thing that is there.
public struct LabeledBox: Sendable, Hashable {
    /// Where it is.
    public let box: BoundingBox
    /// What it is, by its place among the classes.
    public let label: Int

    /// A thing in its place.
    public init(box: BoundingBox, label: Int) { (self.box, self.label) = (box, label) }
}

/// How good a detector is at one class, over all thresholds of its score.
public struct PrecisionRecallCurve: Sendable, Equatable {
    /// After each detection, the surest first: the share of those so far that are right.
    public let precision: [Float]
    /// After each detection: the share of the things that have been found.
    public let recall: [Float]
    /// The area under the curve of precision over recall, where precision is made to fall only: the greatest that is had at
    /// this recall or a greater one.
    public let averagePrecision: Float

    /// Compares detections with what is there, image by image.
    ///
    /// The surest detection takes the thing that it overlaps most, if by at least `threshold` and if nobody has taken it: it
    /// is then right. All others are wrong, a second detection of the same thing too.
    ///
    /// - Parameters: detections and things, one list for each image.
    /// - Throws: ``ModelError/setting(name:value:allowed:)`` where there are not as many lists of the one as of the other.
    /// - Source: Everingham et al., *The PASCAL visual object classes challenge*, 2010, section 4.2.
    public init(
        of label: Int, detections: [[Detection]], things: [[LabeledBox]], threshold: Float = 0.5
    ) throws {
        guard detections.count == things.count else {
            throw ModelError.setting(
                name: "the number of images", value: "\(detections.count) with detections",
                allowed: "that of the images with things, \(things.count)")
        }
        let wanted = things.map { $0.filter { $0.label == label }.map(\.box) }
        let total = wanted.reduce(0) { $0 + $1.count }
        let claims = detections.enumerated().flatMap { image, found in
            found.filter { $0.label == label && !$0.score.isNaN }.map { (image: image, claim: $0) }
        }
        // A stable order, so that equal scores give the same curve every time.
        let order = claims.indices.sorted { a, b in
            (claims[b].claim.score, a) < (claims[a].claim.score, b)
        }
        var taken = wanted.map { [Bool](repeating: false, count: $0.count) }
        var (right, precision, recall): (Int, [Float], [Float]) = (0, [], [])
        for (rank, place) in order.enumerated() {
            let (image, claim) = claims[place]
            let overlaps = wanted[image].map { intersectionOverUnion($0, claim.box) }
            if let best = overlaps.indices.max(by: { overlaps[$0] < overlaps[$1] }), overlaps[best] >= threshold,
                !taken[image][best]
            {
                taken[image][best] = true
                right += 1
            }
            precision.append(Float(right) / Float(rank + 1))
            recall.append(total > 0 ? Float(right) / Float(total) : 0)
        }
        (self.precision, self.recall) = (precision, recall)
        averagePrecision = PrecisionRecallCurve.area(precision, recall)
    }

    private static func area(_ precision: [Float], _ recall: [Float]) -> Float {
        var (area, best): (Float, Float) = (0, 0)
        for place in precision.indices.reversed() {
            best = max(best, precision[place])
            area += best * (recall[place] - (place > 0 ? recall[place - 1] : 0))
        }
        return area
    }
}

/// The mean of the average precisions of all classes of which there is a thing; 0 where there is none.
///
/// - Throws: as ``PrecisionRecallCurve``.
public func meanAveragePrecision(
    detections: [[Detection]], things: [[LabeledBox]], threshold: Float = 0.5
) throws -> Float {
    var total: Float = 0
    let labels = Set(things.joined().map(\.label))
    for label in labels.sorted() {
        total += try PrecisionRecallCurve(
            of: label, detections: detections, things: things, threshold: threshold
        ).averagePrecision
    }
    return labels.isEmpty ? 0 : total / Float(labels.count)
}
