import Pictures

/// A point that a reader drags over a part of a live figure's picture, or moves there by arrow keys. The function that draws takes
/// it as a `Plane.Point`, and paints what is there.
///
///     let plane = Plane(x: -2...2, y: -2...2, left: 20, top: 20, width: 260, height: 260)
///     DraggablePoint("the new example", on: plane, step: 0.1, at: (x: 0.5, y: 1))
public struct DraggablePoint: Control {
    let label: String
    let plane: Plane
    let step: Double
    let start: (x: Double, y: Double)

    /// A point that can be anywhere on a plane, a step apart.
    ///
    /// - Parameters:
    ///   - label: what it is, in the reader's words.
    ///   - plane: the part of the picture that it moves on; what it has for coordinates.
    ///   - step: how far one coordinate is from the next.
    ///   - start: where it starts.
    public init(_ label: String, on plane: Plane, step: Double, at start: (x: Double, y: Double)) {
        self.label = label
        self.plane = plane
        self.step = step
        self.start = start
    }

    public var erased: AnyControl? {
        func range(_ bounds: ClosedRange<Double>, _ start: Double) -> SteppedRange {
            SteppedRange(minimum: bounds.lowerBound, maximum: bounds.upperBound, step: step, start: start)
        }
        return AnyControl(
            label: label, kind: .point(plane), ranges: [range(plane.x, start.x), range(plane.y, start.y)])
    }

    public func value(_ numbers: [Double]) -> Plane.Point { Plane.Point(x: numbers[0], y: numbers[1]) }
}
