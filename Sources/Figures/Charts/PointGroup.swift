import Kernels

/// Points of one kind in a scatter plot, all drawn with one shape and color.
public struct PointGroup: Sendable, Hashable {
    /// What the points are.
    public var name: String
    /// Their places along the level axis.
    public var x: [Double]
    /// Their places along the upright axis.
    public var y: [Double]

    /// Points at these places.
    public init(_ name: String, points: [(x: Double, y: Double)]) {
        self.init(name, x: points.map(\.x), y: points.map(\.y))
    }

    /// Points of these coordinates.
    public init(_ name: String, x: [Double], y: [Double]) {
        self.name = name
        self.x = x
        self.y = y
    }

    /// The rows of a tensor `[N, 2]`.
    ///
    /// - Throws: `FigureError.shape` for a tensor of another shape.
    public init(_ name: String, _ points: Tensor) throws(FigureError) {
        guard points.rank == 2, points.shape[1] == 2 else {
            throw .shape(what: "the group \"\(name)\"", shape: points.shape, expected: "[N, 2]: a row for each point")
        }
        let values = points.values
        self.init(
            name, x: stride(from: 0, to: values.count, by: 2).map { Double(values[$0]) },
            y: stride(from: 1, to: values.count, by: 2).map { Double(values[$0]) })
    }
}

/// The shape that tells a group from another without color.
enum PointShape: CaseIterable {
    case circle, square, triangle, diamond, plus, cross, wedge, ring

    /// The shape about a point: what is filled, and what is stroked.
    func marks(at center: Point, size: Double) -> (filled: [Point], strokes: [[Point]]) {
        func corners(_ offsets: [(Double, Double)]) -> [Point] {
            offsets.map { Point(center.x + $0.0 * size, center.y + $0.1 * size) }
        }
        switch self {
        case .circle: return (Figures.circle(center: center, radius: size), [])
        case .square: return (corners([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]), [])
        case .triangle: return (corners([(0, -1.15), (1.1, 0.8), (-1.1, 0.8)]), [])
        case .diamond: return (corners([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]), [])
        case .plus: return ([], [corners([(-1.1, 0), (1.1, 0)]), corners([(0, -1.1), (0, 1.1)])])
        case .cross: return ([], [corners([(-0.9, -0.9), (0.9, 0.9)]), corners([(-0.9, 0.9), (0.9, -0.9)])])
        case .wedge: return (corners([(0, 1.15), (1.1, -0.8), (-1.1, -0.8)]), [])
        case .ring:
            let circle = Figures.circle(center: center, radius: size * 0.9)
            return ([], [circle + circle.prefix(1)])
        }
    }
}

extension Drawing {
    /// Draws a point of the group with this number, with a thin edge of paper that separates it from its neighbors.
    mutating func point(_ center: Point, group: Int, size: Double = 4, clip: Box? = nil) {
        let shape = PointShape.allCases[group % PointShape.allCases.count]
        let (filled, strokes) = shape.marks(at: center, size: size)
        let edge = shape.marks(at: center, size: size + 1)
        if !filled.isEmpty {
            add(.polygon(edge.filled), .token(.paper, opacity: 0.85), clip: clip)
            add(.polygon(filled), seriesColor(group), clip: clip)
        }
        for stroke in strokes { line(stroke, .token(.paper, opacity: 0.85), width: 4, clip: clip) }
        for stroke in strokes { line(stroke, seriesColor(group), width: 2, clip: clip) }
    }
}
