/// Marks on a ground of paper, in CSS pixels, painted in their order. A value: nothing is rendered yet.
package struct Drawing: Sendable {
    /// Width and height.
    package var size: Size
    /// What is drawn.
    package var marks: [Mark] = []

    package init(size: Size) { self.size = size }

    /// One thing that is drawn.
    package struct Mark: Sendable {
        package var shape: Shape
        package var color: MarkColor
        /// Nothing is drawn outside of it.
        package var clip: Box?

        package func moved(by offset: Point) -> Mark {
            Mark(shape: shape.moved(by: offset), color: color, clip: clip?.moved(by: offset))
        }
    }

    /// The form of a mark.
    package enum Shape: Sendable, Hashable {
        case polygon([Point])
        /// A rectangle, whose edges are moved to the nearest image pixels, so that they are sharp.
        case rectangle(Box)
        case circle(center: Point, radius: Double)
        /// A line through points, with round joins.
        case line([Point], width: Double, dash: [Double])
        case text(Label)
        /// Equal rectangles of color, row by row.
        case cells(Box, columns: Int, colors: [MarkColor])

        func moved(by offset: Point) -> Shape {
            switch self {
            case .polygon(let points): .polygon(points.map { $0 + offset })
            case .rectangle(let box): .rectangle(box.moved(by: offset))
            case .circle(let center, let radius): .circle(center: center + offset, radius: radius)
            case .line(let points, let width, let dash): .line(points.map { $0 + offset }, width: width, dash: dash)
            case .text(let label): .text(label.moved(by: offset))
            case .cells(let box, let columns, let colors):
                .cells(box.moved(by: offset), columns: columns, colors: colors)
            }
        }
    }

    package mutating func add(_ shape: Shape, _ color: MarkColor, clip: Box? = nil) {
        marks.append(Mark(shape: shape, color: color, clip: clip))
    }

    package mutating func line(
        _ points: [Point], _ color: MarkColor, width: Double = 1, dash: [Double] = [], clip: Box? = nil
    ) {
        add(.line(points, width: width, dash: dash), color, clip: clip)
    }

    package mutating func text(_ label: Label) { add(.text(label), label.color) }

    /// A line one image pixel wide, on the pixel grid: for grids and axes, level or upright.
    package mutating func hairline(from a: Point, to b: Point, _ color: MarkColor, width: Double = 1 / pixelDensity) {
        let level = a.y == b.y
        let start =
            level ? (a.y * pixelDensity).rounded() / pixelDensity : (a.x * pixelDensity).rounded() / pixelDensity
        add(
            .rectangle(
                level
                    ? Box(left: min(a.x, b.x), top: start, right: max(a.x, b.x), bottom: start + width)
                    : Box(left: start, top: min(a.y, b.y), right: start + width, bottom: max(a.y, b.y))), color)
    }

    /// Adds another drawing's marks, moved.
    package mutating func add(_ other: Drawing, at offset: Point) {
        marks += other.marks.map { $0.moved(by: offset) }
    }

    /// All texts, in their order.
    package var labels: [Label] {
        marks.compactMap { if case .text(let label) = $0.shape { label } else { nil } }
    }
}
