import Foundation

/// The shape of one kind of object: polygons in the square from (-1, -1) to (1, 1), y downwards, each in one of the object's
/// colors.
struct DrawnObject: Sendable {
    typealias Point = (x: Double, y: Double)

    /// One polygon.
    struct Part: Sendable {
        let corners: [Point]
        /// Which of the object's colors it has.
        let color: Int
    }

    let name: String
    let parts: [Part]
    /// The hue that this object likes best, in turns of the color circle.
    let hue: Double

    /// The ten kinds, in the order of their labels.
    static let all: [DrawnObject] = [
        DrawnObject(
            name: "house",
            parts: [
                .box(-0.7, -0.1, 0.7, 0.9, 0), .polygon([(-0.95, -0.1), (0, -0.9), (0.95, -0.1)], 1),
                .box(-0.15, 0.35, 0.2, 0.9, 2), .box(-0.5, 0.1, -0.25, 0.35, 2),
            ], hue: 0.08),
        DrawnObject(
            name: "tree",
            parts: [
                .box(-0.15, 0.2, 0.15, 0.95, 1), .ellipse(0, -0.35, 0.6, 0.55, 0), .ellipse(-0.35, 0.05, 0.4, 0.32, 0),
                .ellipse(0.35, 0.05, 0.4, 0.32, 0),
            ], hue: 0.33),
        DrawnObject(
            name: "car",
            parts: [
                .box(-0.95, -0.1, 0.95, 0.4, 0),
                .polygon([(-0.6, -0.1), (-0.35, -0.55), (0.35, -0.55), (0.6, -0.1)], 0),
                .polygon([(-0.42, -0.12), (-0.26, -0.42), (0.26, -0.42), (0.42, -0.12)], 2),
                .ellipse(-0.5, 0.42, 0.25, 0.25, 1), .ellipse(0.5, 0.42, 0.25, 0.25, 1),
            ], hue: 0),
        DrawnObject(
            name: "boat",
            parts: [
                .polygon([(-0.95, 0.35), (0.95, 0.35), (0.6, 0.85), (-0.6, 0.85)], 0), .box(-0.06, -0.9, 0.06, 0.35, 1),
                .polygon([(0.12, -0.85), (0.8, 0.2), (0.12, 0.2)], 2),
                .polygon([(-0.12, -0.5), (-0.12, 0.2), (-0.6, 0.2)], 2),
            ], hue: 0.6),
        DrawnObject(
            name: "fish",
            parts: [
                .ellipse(-0.15, 0, 0.7, 0.42, 0), .polygon([(0.35, 0), (0.95, -0.5), (0.95, 0.5)], 0),
                .polygon([(-0.35, -0.35), (0.2, -0.75), (0.2, -0.3)], 1), .ellipse(-0.5, -0.1, 0.1, 0.1, 2),
            ], hue: 0.5),
        DrawnObject(
            name: "flower",
            parts: [.box(-0.06, 0.1, 0.06, 0.95, 1)] + petals + [
                .ellipse(0, -0.3, 0.22, 0.22, 2), .polygon([(0, 0.75), (0.5, 0.4), (0.35, 0.75)], 1),
            ], hue: 0.88),
        DrawnObject(
            name: "cup",
            parts: [
                .ellipse(0.55, 0.05, 0.4, 0.38, 0), .ellipse(0.55, 0.05, 0.22, 0.2, 2),
                .polygon([(-0.75, -0.55), (0.55, -0.55), (0.42, 0.75), (-0.62, 0.75)], 0),
                .box(-0.75, -0.62, 0.55, -0.42, 1),
            ], hue: 0.7),
        DrawnObject(
            name: "umbrella",
            parts: [
                .box(-0.05, -0.2, 0.05, 0.75, 1), .box(-0.3, 0.7, 0.05, 0.82, 1), .box(-0.3, 0.55, -0.2, 0.82, 1),
                .polygon(arc(0, 0.05, 0.95, from: .pi, to: 2 * .pi), 0),
                .polygon([(0, -0.9)] + arc(0, 0.05, 0.32, from: .pi, to: 2 * .pi), 2),
            ], hue: 0.8),
        DrawnObject(name: "star", parts: [.polygon(starCorners, 0)], hue: 0.15),
        DrawnObject(
            name: "face",
            parts: [
                .ellipse(0, 0, 0.85, 0.9, 0), .ellipse(-0.32, -0.25, 0.14, 0.16, 1),
                .ellipse(0.32, -0.25, 0.14, 0.16, 1),
                .polygon(arc(0, 0.15, 0.5, from: 0, to: .pi), 2),
            ], hue: 0.1),
    ]

    private static let petals: [Part] = (0..<6).map { petal in
        let angle = Double(petal) * .pi / 3
        return .ellipse(0.38 * cos(angle), -0.3 + 0.38 * sin(angle), 0.25, 0.25, 0)
    }

    private static let starCorners: [Point] = (0..<10).map { corner in
        let angle = Double(corner) * .pi / 5 - .pi / 2
        let radius = corner % 2 == 0 ? 0.98 : 0.4
        return (radius * cos(angle), radius * sin(angle))
    }

    private static func arc(_ x: Double, _ y: Double, _ radius: Double, from: Double, to: Double) -> [Point] {
        (0...16).map { step in
            let angle = from + (to - from) * Double(step) / 16
            return (x + radius * cos(angle), y + radius * sin(angle))
        }
    }
}

extension DrawnObject.Part {
    static func polygon(_ corners: [DrawnObject.Point], _ color: Int) -> DrawnObject.Part {
        DrawnObject.Part(corners: corners, color: color)
    }

    static func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double, _ color: Int) -> DrawnObject.Part
    {
        polygon([(left, top), (right, top), (right, bottom), (left, bottom)], color)
    }

    static func ellipse(_ x: Double, _ y: Double, _ across: Double, _ down: Double, _ color: Int) -> DrawnObject.Part {
        polygon(
            (0..<24).map { (x + across * cos(Double($0) * .pi / 12), y + down * sin(Double($0) * .pi / 12)) }, color)
    }
}
