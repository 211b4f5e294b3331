/// A drawing that a live figure's function makes anew for every position of its sliders.
///
///     func circle(radius: Double) -> Picture {
///         var picture = Picture(width: 200, height: 200)
///         picture.circle(x: 100, y: 100, radius: radius, fill: .blue)
///         picture.sentence = "The area is \(decimal(3.1416 * radius * radius, places: 1))."
///         return picture
///     }
///
/// Lengths are CSS pixels from the top left corner; a page narrower than the picture shows it smaller. It is painted in the order of the calls.
public struct Picture: Sendable {
    /// How wide it is.
    public var width: Double
    /// How high it is.
    public var height: Double
    /// What the picture says at these settings: it is written below, and is read aloud to readers who cannot see the picture.
    public var sentence: String
    /// What is painted, in this order.
    package private(set) var shapes: [Shape] = []

    /// An empty picture.
    public init(width: Double = 480, height: Double, sentence: String = "") {
        self.width = width
        self.height = height
        self.sentence = sentence
    }

    /// Adds a rectangle.
    ///
    /// - Parameter opacity: of what fills it, 1 for opaque.
    @export(interface) public mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, fill: Paint? = nil, opacity: Double = 1,
        stroke: Paint? = nil, strokeWidth: Double = 1
    ) {
        shapes.append(
            Shape(
                form: .rectangle(x: x, y: y, width: width, height: height), fill: fill, opacity: opacity,
                stroke: stroke, strokeWidth: strokeWidth))
    }

    /// Adds a circle around a point.
    ///
    /// - Parameter opacity: of what fills it, 1 for opaque.
    @export(interface) public mutating func circle(
        x: Double, y: Double, radius: Double, fill: Paint? = nil, opacity: Double = 1, stroke: Paint? = nil,
        strokeWidth: Double = 1
    ) {
        shapes.append(
            Shape(
                form: .circle(x: x, y: y, radius: radius), fill: fill, opacity: opacity, stroke: stroke,
                strokeWidth: strokeWidth))
    }

    /// Adds a line through points.
    @export(interface) public mutating func line(
        _ points: [(x: Double, y: Double)], stroke: Paint = .ink, strokeWidth: Double = 1.5, isDashed: Bool = false
    ) {
        shapes.append(
            Shape(
                form: .line(points.map { Point(x: $0.x, y: $0.y) }, isDashed: isDashed), stroke: stroke,
                strokeWidth: strokeWidth))
    }

    /// Adds an area whose outline passes through points.
    ///
    /// - Parameter opacity: of what fills it, 1 for opaque.
    @export(interface) public mutating func polygon(
        _ points: [(x: Double, y: Double)], fill: Paint? = nil, opacity: Double = 1, stroke: Paint? = nil,
        strokeWidth: Double = 1
    ) {
        shapes.append(
            Shape(
                form: .polygon(points.map { Point(x: $0.x, y: $0.y) }), fill: fill, opacity: opacity, stroke: stroke,
                strokeWidth: strokeWidth))
    }

    /// Adds a text on one line, whose baseline is at `y`.
    ///
    /// - Parameter anchor: which part of the text is at `x`.
    @export(interface) public mutating func text(
        _ text: String, x: Double, y: Double, size: Double = 14, fill: Paint = .ink, anchor: TextAnchor = .start,
        isBold: Bool = false
    ) {
        shapes.append(Shape(form: .text(text, x: x, y: y, size: size, anchor: anchor, isBold: isBold), fill: fill))
    }
}

/// Which part of a text is at its place.
public enum TextAnchor: Sendable {
    /// Its beginning.
    case start
    /// Its middle.
    case middle
    /// Its end.
    case end
}

extension Picture {
    /// One thing that is painted.
    package struct Shape: Sendable {
        /// Its form.
        package var form: Form
        /// What fills it; nil for nothing.
        package var fill: Paint?
        /// Of what fills it, 1 for opaque.
        package var opacity = 1.0
        /// What its outline is painted with; nil for no outline.
        package var stroke: Paint?
        /// How wide its outline is.
        package var strokeWidth = 1.0
    }

    /// The form of what is painted.
    package enum Form: Sendable {
        case rectangle(x: Double, y: Double, width: Double, height: Double)
        case circle(x: Double, y: Double, radius: Double)
        case line([Point], isDashed: Bool)
        case polygon([Point])
        case text(String, x: Double, y: Double, size: Double, anchor: TextAnchor, isBold: Bool)
    }

    /// A point of the picture.
    package struct Point: Sendable {
        /// From the left.
        package var x: Double
        /// From the top.
        package var y: Double
    }
}
