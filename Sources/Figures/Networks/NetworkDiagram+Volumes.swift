/// Layers as boxes: height and depth by the image's side, width by the channels; units as bars.
extension NetworkDiagram {
    /// A layer's box on the page.
    private struct Solid {
        var layer: DrawnLayer
        /// The front's width and height, and how far the back is moved to the right and up.
        var front: Size
        var depth: Double
        var labels: [String]
        /// What it takes on the page, with its labels.
        var width: Double
    }

    private static let tallest = 120.0
    private static let widest = 56.0
    private static let slant = 0.32
    private static let gap = 16.0

    func volumes(width: Double) throws(FigureError) -> Drawing {
        let solids = try solids()
        var rows: [[Solid]] = [[]]
        var used = 0.0
        for solid in solids {
            if used > 0, used + solid.width + 2 > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(solid)
            used += solid.width + NetworkDiagram.gap
        }
        var drawing = Drawing(size: Size(width: 0, height: 0))
        for row in rows { try add(row, on: &drawing) }
        for note in try notes(width: width) {
            let label = try Label(
                note, at: Point(0, drawing.size.height + 12), style: .tick, color: .token(.muted))
            drawing.text(label)
            drawing.size.height += 18
            drawing.size.width = max(drawing.size.width, label.width).rounded(.up)
        }
        drawing.size.height.round(.up)
        return drawing
    }

    /// What is to scale, on as many lines as the width asks for.
    private func notes(width: Double) throws(FigureError) -> [String] {
        let bars = layers.allSatisfy(\.isVolume) ? [] : ["Bars: units."]
        let parts = ["Height and depth: image side.", "Width: channels."] + bars + ["Each to its scale."]
        return try lines(of: parts, width: width, style: .tick)
    }

    private func solids() throws(FigureError) -> [Solid] {
        let side = Double(layers.filter(\.isVolume).map { max($0.shape[1], $0.shape[2]) }.max() ?? 1)
        let channels = Double(layers.filter(\.isVolume).map { $0.shape[0] }.max() ?? 1)
        let units = Double(layers.filter { !$0.isVolume }.map(\.units).max() ?? 1)
        var solids: [Solid] = []
        for layer in layers {
            let front: Size
            let depth: Double
            let labels: [String]
            if layer.isVolume {
                front = Size(
                    width: max(2, Double(layer.shape[0]) / channels * NetworkDiagram.widest),
                    height: max(2, Double(layer.shape[1]) / side * NetworkDiagram.tallest))
                depth = Double(layer.shape[2]) / side * NetworkDiagram.tallest * NetworkDiagram.slant
                labels = ["\(grouped(layer.shape[1]))×\(grouped(layer.shape[2]))", "×\(grouped(layer.shape[0]))"]
            } else {
                front = Size(width: 7, height: max(4, Double(layer.units) / units * NetworkDiagram.tallest))
                depth = 0
                labels = [grouped(layer.units)]
            }
            var widest = try TextStyle.label.width(of: typeset(layer.name))
            for label in labels { widest = max(widest, try TextStyle.tick.width(of: label)) }
            solids.append(
                Solid(
                    layer: layer, front: front, depth: depth, labels: labels,
                    width: max(widest, front.width + depth).rounded(.up)))
        }
        return solids
    }

    /// Adds a row of solids under what is there, all about one middle line.
    private func add(_ row: [Solid], on drawing: inout Drawing) throws(FigureError) {
        let half = row.map { ($0.front.height + $0.depth) / 2 }.max() ?? 0
        let middle = drawing.size.height + 24 + half
        var x = 1.0
        for solid in row {
            let center = x + solid.width / 2
            let front = Box(
                left: center - (solid.front.width + solid.depth) / 2,
                top: middle - (solid.front.height - solid.depth) / 2,
                width: solid.front.width, height: solid.front.height)
            draw(solid, front: front, on: &drawing)
            drawing.text(
                try Label(
                    solid.layer.name, at: Point(center, drawing.size.height + 13), anchor: .middle, style: .label))
            for (line, text) in solid.labels.enumerated() {
                drawing.text(
                    try Label(
                        text, at: Point(center, middle + half + 18 + Double(line) * 15), anchor: .middle, style: .tick,
                        color: .token(.muted)))
            }
            x += solid.width + NetworkDiagram.gap
        }
        drawing.size.width = max(drawing.size.width, x - NetworkDiagram.gap + 1)
        drawing.size.height = middle + half + 18 + 15 + 14
    }

    private func draw(_ solid: Solid, front: Box, on drawing: inout Drawing) {
        let isInput = solid.layer == layers.first
        let color: MarkColor = .token(isInput ? .muted : solid.layer.isVolume ? .blue : .orange)
        guard solid.depth > 0 else { return drawing.add(.rectangle(front), color) }
        let back = Point(solid.depth, -solid.depth)
        let corners = front.corners
        let top = [corners[0], corners[1], corners[1] + back, corners[0] + back]
        let side = [corners[1], corners[2], corners[2] + back, corners[1] + back]
        for (face, opacity) in [(top, 0.18), (side, 0.3), (corners, 0.45)] {
            drawing.add(.polygon(face), .token(.paper))
            drawing.add(.polygon(face), MarkColor(color.source, opacity: opacity))
        }
        for face in [top, side, corners] { drawing.line(face + face.prefix(1), color, width: 1) }
    }
}
