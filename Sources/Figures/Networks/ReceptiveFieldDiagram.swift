/// What one unit of the last layer sees of the input, layer by layer, along one axis.
///
///     ReceptiveFieldDiagram(layers: [.init("conv 3", filter: 3), .init("pool 2", filter: 2, stride: 2), .init("conv 3", filter: 3)], …)
public struct ReceptiveFieldDiagram: Figure {
    /// What the figure is about; empty for no title.
    public var title: String
    /// The layers from the input on.
    public var layers: [DrawnLayer]
    public var alternativeText: String

    /// A layer whose units each see a window of the layer before.
    public struct DrawnLayer: Sendable, Hashable {
        /// What it is called.
        public var name: String
        /// The window's side.
        public var filter: Int
        /// By how much the window moves from unit to unit.
        public var stride: Int

        /// A layer with such windows.
        public init(_ name: String, filter: Int, stride: Int = 1) {
            self.name = name
            self.filter = filter
            self.stride = stride
        }
    }

    public init(title: String = "", layers: [DrawnLayer], alternativeText: String) {
        self.title = title
        self.layers = layers
        self.alternativeText = alternativeText
    }

    /// Lays the figure out: the input at the bottom, one unit of the last layer at the top.
    ///
    /// - Throws: `FigureError` where there are no layers, a window has no size, or the field is too large to be drawn.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let rows = try rows()
        var nameWidth = try TextStyle.label.width(of: "input")
        for layer in layers { nameWidth = max(nameWidth, try TextStyle.label.width(of: typeset(layer.name))) }
        let left = (nameWidth + 16).rounded(.up)
        let noteWidth = try TextStyle.tick.width(of: "sees \(rows[0].count)").rounded(.up) + 14
        let cell = min(24, ((width - left - noteWidth) / Double(rows[0].count)).rounded(.down))
        guard cell >= 4 else {
            throw .outOfBounds(
                what: "the receptive field", value: "\(rows[0].count)", bounds: "small enough for \(Int(width)) pixels")
        }
        let top = 4.0
        let right = left + cell * Double(rows[0].count)
        var drawing = Drawing(
            size: Size(
                width: (right + noteWidth).rounded(.up),
                height: top + ReceptiveFieldDiagram.pitch * Double(layers.count) + ReceptiveFieldDiagram.height + 4))
        // From the top, so that each row's cells lie over the lines that lead to them.
        let boxes = rows.enumerated().map { level, row in
            row.centers.map { center in
                let x = left + cell * center
                let y = top + ReceptiveFieldDiagram.pitch * Double(layers.count - level)
                let half = min(cell, 24) / 2 - 1
                return Box(left: x - half, top: y, right: x + half, bottom: y + ReceptiveFieldDiagram.height)
            }
        }
        for level in layers.indices.reversed() { drawWindows(level, boxes: boxes, on: &drawing) }
        for (level, row) in boxes.enumerated() {
            try draw(row, level: level, field: rows[level].field, right: right, on: &drawing)
        }
        return [Scene(try drawing.headed(by: title, width: width))]
    }

    private static let height = 20.0
    private static let pitch = 58.0

    /// The units of a layer that take part, by the places of their middles in input pixels.
    private struct Row {
        var centers: [Double]
        /// How many input pixels one unit sees.
        var field: Int
        var count: Int { centers.count }
    }

    /// Of every layer, the input first.
    private func rows() throws(FigureError) -> [Row] {
        guard !layers.isEmpty else { throw .nothingToDraw("there are no layers") }
        for layer in layers {
            guard 1...64 ~= layer.filter, 1...64 ~= layer.stride else {
                throw .outOfBounds(
                    what: "the window of \"\(layer.name)\"", value: "\(layer.filter) with stride \(layer.stride)",
                    bounds: "1 to 64")
            }
        }
        var counts = [1]
        for layer in layers.reversed() {
            counts.insert((counts[0] - 1) * layer.stride + layer.filter, at: 0)
            guard counts[0] <= 160 else {
                throw .outOfBounds(
                    what: "the receptive field", value: "\(counts[0]) or more", bounds: "at most 160, to be drawn")
            }
        }
        var rows = [Row(centers: (0..<counts[0]).map { Double($0) + 0.5 }, field: 1)]
        var jump = 1
        for (layer, count) in zip(layers, counts.dropFirst()) {
            let below = rows[rows.count - 1]
            let centers = (0..<count).map { unit in
                (below.centers[unit * layer.stride] + below.centers[unit * layer.stride + layer.filter - 1]) / 2
            }
            rows.append(Row(centers: centers, field: below.field + (layer.filter - 1) * jump))
            jump *= layer.stride
        }
        return rows
    }

    /// The window of every unit of the layer above a level.
    private func drawWindows(_ level: Int, boxes: [[Box]], on drawing: inout Drawing) {
        let layer = layers[level]
        for (unit, box) in boxes[level + 1].enumerated() {
            let window = boxes[level][(unit * layer.stride)..<(unit * layer.stride + layer.filter)]
            guard let first = window.first, let last = window.last else { continue }
            drawing.add(
                .polygon([
                    Point(box.left, box.bottom), Point(box.right, box.bottom), Point(last.right, last.top),
                    Point(first.left, first.top),
                ]), .token(.blue, opacity: 0.12))
        }
    }

    private func draw(_ row: [Box], level: Int, field: Int, right: Double, on drawing: inout Drawing)
        throws(FigureError)
    {
        let color: MarkColor = level == 0 ? .token(.muted) : level == layers.count ? .token(.orange) : .token(.blue)
        for box in row { drawing.add(.rectangle(box), color) }
        guard let middle = row.first?.center.y else { return }
        drawing.text(
            try Label(level == 0 ? "input" : layers[level - 1].name, at: Point(0, middle + 4.5), style: .label))
        drawing.text(
            try Label(
                level == 0 ? "\(row.count)" : "sees \(field)", at: Point(right + 10, middle + 4), style: .tick,
                color: .token(.muted)))
    }
}
