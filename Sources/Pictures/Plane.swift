/// A part of a picture that has coordinates of its own, as the axes of a chart do.
///
///     let plane = Plane(x: 0...4, y: 0...3, left: 40, top: 20, width: 400, height: 300)
///     plane.place(x: 4, y: 3)    // (x: 440.0, y: 20.0): the corner at the top right
///
/// A `DraggablePoint` moves on one.
public struct Plane: Sendable {
    /// The coordinates of its edges at the left and at the right.
    public let x: ClosedRange<Double>
    /// The coordinates of its lower and its upper edge; the other way round where its origin is at the top.
    public let y: ClosedRange<Double>
    /// Where the left edge is in the picture, in its pixels.
    public let left: Double
    /// Where the upper edge is in the picture, in its pixels.
    public let top: Double
    /// How wide it is, in the picture's pixels.
    public let width: Double
    /// How high it is, in the picture's pixels.
    public let height: Double
    /// The corner from which its coordinates grow.
    public let origin: Origin

    /// A point by its coordinates.
    public struct Point: Sendable, Hashable {
        /// The first coordinate.
        public var x: Double
        /// The second coordinate.
        public var y: Double

        /// The point with these coordinates.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// Where a plane's coordinates begin.
    public enum Origin: Sendable {
        /// y grows upward, as in a chart.
        case bottomLeft
        /// y grows downward, as the rows of an image do.
        case topLeft
    }

    /// The plane in the rectangle of a picture.
    public init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, left: Double, top: Double, width: Double, height: Double,
        origin: Origin = .bottomLeft
    ) {
        self.x = x
        self.y = y
        self.left = left
        self.top = top
        self.width = width
        self.height = height
        self.origin = origin
    }

    /// Where a point of the plane is in the picture, in its pixels.
    public func place(of point: Point) -> (x: Double, y: Double) { place(x: point.x, y: point.y) }

    /// Where a point of the plane is in the picture, in its pixels; also of a point beyond the edges.
    public func place(x pointX: Double, y pointY: Double) -> (x: Double, y: Double) {
        let right = (pointX - x.lowerBound) / (x.upperBound - x.lowerBound)
        let up = (pointY - y.lowerBound) / (y.upperBound - y.lowerBound)
        return (
            x: left + right * width,
            y: top + (origin == .topLeft ? up : 1 - up) * height
        )
    }
}
