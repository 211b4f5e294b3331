/// Nodes joined by arrows, from left to right: a computation with its values and gradients, or the blocks of a network.
///
///     GraphDiagram(
///         title: "f = (x + y) z",
///         nodes: [GraphNode("x", above: "−2", below: "−4"), …, GraphNode("q", "+", above: "3", below: "−4")],
///         edges: [("x", "q"), ("y", "q"), …], alternativeText: "…")
public struct GraphDiagram: Figure {
    /// What the graph is; empty for no title.
    public var title: String
    /// The nodes.
    public var nodes: [GraphNode]
    /// Which node's result goes into which, by their names.
    public var edges: [(from: String, to: String)]
    public var alternativeText: String

    public init(
        title: String = "", nodes: [GraphNode], edges: [(from: String, to: String)], alternativeText: String
    ) {
        self.title = title
        self.nodes = nodes
        self.edges = edges
        self.alternativeText = alternativeText
    }

    /// Lays the graph out.
    ///
    /// - Throws: `FigureError` where a name is used twice or not known, the arrows form a circle, or the graph is too wide.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let layout = try GraphLayout(nodes: nodes, edges: edges)
        let sizes = try nodes.map { node throws(FigureError) in try node.size() }
        let places = try self.places(layout, sizes: sizes, width: width)
        var drawing = Drawing(size: places.size)
        for route in layout.routes {
            let from = sizes[route.from].width / 2
            let to = sizes[route.to].width / 2 + 2
            var points = route.lanes.map { places.lanes[$0] }
            points[0].x += from
            points[points.count - 1].x -= to
            drawing.line(smooth(points), .token(.muted), width: 1.5)
            drawing.arrowhead(at: points[points.count - 1], along: Point(1, 0), .token(.muted), width: 1.5)
        }
        for (index, node) in nodes.enumerated() {
            try node.draw(at: places.lanes[index], size: sizes[index], on: &drawing)
        }
        return [Scene(try drawing.headed(by: title, width: width))]
    }

    private static let most = 54.0
    private static let least = 26.0

    private func places(_ layout: GraphLayout, sizes: [Size], width: Double) throws(FigureError)
        -> (lanes: [Point], size: Size)
    {
        let columnWidths = layout.columns.map { $0.map { $0 < sizes.count ? sizes[$0].width : 0 }.max() ?? 0 }
        let needed = columnWidths.reduce(2, +)
        let gaps = Double(max(columnWidths.count - 1, 1))
        let gap = min(GraphDiagram.most, (width - needed) / gaps)
        guard gap >= GraphDiagram.least || columnWidths.count == 1 else {
            throw .outOfBounds(
                what: "the width of the graph", value: "\(Int(needed + gaps * GraphDiagram.least)) pixels",
                bounds: "at most \(Int(width)): shorten the labels, or draw a part of it")
        }
        // A node with a value above or a gradient below needs their room; a lane that only passes needs less.
        let hasNotes = nodes.contains { !$0.above.isEmpty || !$0.below.isEmpty }
        let pitch = hasNotes ? 80.0 : 50
        let rows = layout.rows()
        let top = pitch / 2
        let height = ((rows.max() ?? 0) + 1) * pitch
        var lanes = [Point](repeating: Point(0, 0), count: layout.laneCount)
        var x = 1.0
        for (column, members) in layout.columns.enumerated() {
            for lane in members { lanes[lane] = Point(x + columnWidths[column] / 2, top + rows[lane] * pitch) }
            x += columnWidths[column] + gap
        }
        return (
            lanes,
            Size(
                width: (x - gap + 1).rounded(.up), height: height.rounded(.up))
        )
    }

    /// A curve through points that leaves and enters each of them level.
    private func smooth(_ points: [Point]) -> [Point] {
        zip(points, points.dropFirst()).flatMap { a, b -> [Point] in
            if a.y == b.y { return [a, b] }
            return (0...24).map { step in
                let t = Double(step) / 24
                // The cubic of Bézier with its handles half way, level.
                let rise = t * t * (3 - 2 * t)
                let along = (1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t)) + t * t * t
                return Point(a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * rise)
            }
        }
    }
}

/// A node of a graph diagram.
public struct GraphNode: Sendable, Hashable {
    /// The name by which edges refer to it.
    public var name: String
    /// What is written in it.
    public var label: String
    /// What is written above it: a value of the forward pass.
    public var above: String
    /// What is written below it: a gradient of the backward pass.
    public var below: String
    /// What it means, which decides its form.
    public var kind: Kind

    /// What a node means.
    public enum Kind: Sendable, Hashable {
        /// An operation: a circle.
        case operation
        /// An input, a parameter or a result: its label alone.
        case variable
        /// A layer: a box.
        case layer
    }

    /// A node; without a label, its name is written.
    public init(
        _ name: String, _ label: String? = nil, above: String = "", below: String = "", kind: Kind = .operation
    ) {
        self.name = name
        self.label = label ?? name
        self.above = above
        self.below = below
        self.kind = kind
    }
}

extension GraphNode {
    private static let height = 32.0

    /// Its form's size; what is written above and below may be wider.
    fileprivate func size() throws(FigureError) -> Size {
        let text = try TextStyle.label.width(of: typeset(label))
        let notes = max(try TextStyle.tick.width(of: typeset(above)), try TextStyle.tick.width(of: typeset(below)))
        let form: Double =
            switch kind {
            case .operation: max(GraphNode.height, text + 14)
            case .variable: text + 8
            case .layer: text + 20
            }
        return Size(width: max(form, notes).rounded(.up), height: GraphNode.height)
    }

    fileprivate func draw(at center: Point, size: Size, on drawing: inout Drawing) throws(FigureError) {
        let text = try TextStyle.label.width(of: typeset(label))
        switch kind {
        case .operation:
            let half = max(GraphNode.height, text + 14) / 2
            drawing.roundedBox(
                Box(left: center.x - half, top: center.y - 16, right: center.x + half, bottom: center.y + 16),
                radius: 16,
                fill: .token(.blue, opacity: 0.16), edge: .token(.blue))
        case .layer:
            let half = text / 2 + 10
            drawing.roundedBox(
                Box(left: center.x - half, top: center.y - 15, right: center.x + half, bottom: center.y + 15),
                radius: 4,
                fill: .token(.blue, opacity: 0.16), edge: .token(.blue))
        case .variable: break
        }
        drawing.text(try Label(label, at: Point(center.x, center.y + 4.5), anchor: .middle, style: .label))
        for (note, offset, token) in [(above, -22.0, MarkColor.token(.green)), (below, 30.0, MarkColor.token(.rose))]
        where !note.isEmpty {
            drawing.text(
                try Label(
                    note, at: Point(center.x, center.y + offset), anchor: .middle, style: .tick, color: token))
        }
    }
}

extension Drawing {
    /// A box with round corners, filled over paper and edged.
    mutating func roundedBox(_ box: Box, radius: Double, fill: MarkColor, edge: MarkColor) {
        let centers = [
            Point(box.right - radius, box.bottom - radius), Point(box.left + radius, box.bottom - radius),
            Point(box.left + radius, box.top + radius), Point(box.right - radius, box.top + radius),
        ]
        let outline = centers.enumerated().flatMap { quarter, center in
            arc(center: center, radius: radius, from: Double(quarter) * .pi / 2)
        }
        add(.polygon(outline), .token(.paper))
        add(.polygon(outline), fill)
        line(outline + outline.prefix(2), edge, width: 1.5)
    }
}
