/// A straight line across a scatter plot: where `w1 x + w2 y + bias` is zero.
public struct BoundaryLine: Sendable, Hashable {
    /// What the line is; empty for no entry in the key.
    public var name: String
    /// The weights of x and y.
    public var weights: [Double]
    /// What is added.
    public var bias: Double
    /// How the line is drawn.
    public var style: Style
    /// The number of the group whose color the line has; nil for the color of text. An arrow then shows the side on which the sum is positive.
    public var group: Int?

    /// How a boundary is drawn.
    public enum Style: Sendable, Hashable {
        case solid, dashed
    }

    /// The line where `w1 x + w2 y + bias` is zero.
    public init(
        _ name: String, w1: Double, w2: Double, bias: Double, style: Style = .solid, group: Int? = nil
    ) {
        self.name = name
        weights = [w1, w2]
        self.bias = bias
        self.style = style
        self.group = group
    }
}

extension BoundaryLine {
    var dash: [Double] { style == .dashed ? [6, 4] : [] }

    var color: MarkColor { group.map { seriesColor(max($0, 0)) } ?? .token(.ink) }

    func draw(in frame: PlotFrame, on drawing: inout Drawing) {
        guard let (a, b) = ends(in: frame) else { return }
        drawing.line([a, b], color, width: 2, dash: dash)
        if group != nil { drawArrow(at: (a + b) * 0.5, in: frame, on: &drawing) }
    }

    /// Where the line enters the plot area and leaves it; nil where it does not cross it.
    private func ends(in frame: PlotFrame) -> (Point, Point)? {
        let (w1, w2) = (weights[0], weights[1])
        // Along the axis in which the line moves most, and from far outside.
        if abs(w2) * frame.y.span >= abs(w1) * frame.x.span {
            let far = [frame.x.range.lowerBound - frame.x.span, frame.x.range.upperBound + frame.x.span]
            let places = far.map { frame.place($0, -(w1 * $0 + bias) / w2) }
            return frame.box.clip(places[0], places[1])
        }
        let far = [frame.y.range.lowerBound - frame.y.span, frame.y.range.upperBound + frame.y.span]
        let places = far.map { frame.place(-(w2 * $0 + bias) / w1, $0) }
        return frame.box.clip(places[0], places[1])
    }

    private func drawArrow(at start: Point, in frame: PlotFrame, on drawing: inout Drawing) {
        // In pixels, y runs down, and a unit has its own length on each axis.
        let across = Point(weights[0] * frame.x.span / frame.box.width, -weights[1] * frame.y.span / frame.box.height)
        guard across.length > 0 else { return }
        let step = across * (22 / across.length)
        drawing.arrow(from: start, to: start + step, color)
    }
}

extension Drawing {
    /// A line that ends in an open arrowhead.
    mutating func arrow(from start: Point, to end: Point, _ color: MarkColor, width: Double = 2) {
        line([start, end], color, width: width)
        arrowhead(at: end, along: end - start, color, width: width)
    }

    /// An open arrowhead that points along a direction.
    mutating func arrowhead(at end: Point, along direction: Point, _ color: MarkColor, width: Double) {
        guard direction.length > 0 else { return }
        let back = direction * (-6 / direction.length)
        let side = Point(-back.y, back.x) * 0.7
        line([end + back + side, end, end + back - side], color, width: width)
    }
}
