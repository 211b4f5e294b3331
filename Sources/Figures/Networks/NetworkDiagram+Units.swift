/// Layers as columns of circles, each connected with all of the next column.
extension NetworkDiagram {
    private static let radius = 10.0
    private static let pitch = 30.0
    /// More units than this are drawn as the first and the last few.
    private static let most = 9
    private static let shown = 3

    /// Where the circles of a column of `count` lie, about 0, and the dots between them where some are left out.
    private static func column(_ count: Int) -> (units: [Double], dots: [Double]) {
        guard count > most else {
            return ((0..<count).map { (Double($0) - Double(count - 1) / 2) * pitch }, [])
        }
        let ends = (0..<shown).map { (Double(shown - $0) + 0.1) * pitch }
        return (ends.map { -$0 } + ends.reversed(), [-8, 0, 8])
    }

    func connectedUnits(width: Double) throws(FigureError) -> Drawing {
        let columns = layers.map { NetworkDiagram.column($0.units) }
        var nameWidth = 0.0
        for layer in layers { nameWidth = max(nameWidth, try TextStyle.label.width(of: typeset(layer.name))) }
        let weights = zip(layers, layers.dropFirst()).enumerated().map { index, pair in
            "W_\(index + 1): \(grouped(pair.1.units))×\(grouped(pair.0.units))"
        }
        var weightsWidth = 0.0
        for text in weights { weightsWidth = max(weightsWidth, try TextStyle.tick.width(of: typeset(text))) }
        let counts = layers.map { grouped($0.units) }
        // Between two columns: the weights' shape, clear of the counts under the columns.
        let least = max(nameWidth + 14, weightsWidth + 46)
        let gaps = Double(max(layers.count - 1, 1))
        let room = (width - nameWidth - 2) / gaps
        guard room >= least || layers.count == 1 else {
            throw .outOfBounds(
                what: "the number of layers", value: "\(layers.count)",
                bounds: "at most \(Int((width - nameWidth) / least) + 1) at this width, or with shorter names")
        }
        let distance = min(max(least, 150), room)
        let reach = columns.map { ($0.units.max() ?? 0) + NetworkDiagram.radius }.max() ?? 0
        let top = 24.0
        let middle = top + reach
        let left = max(nameWidth / 2, NetworkDiagram.radius) + 1
        let bottom = middle + reach + 20
        var drawing = Drawing(
            size: Size(
                width: (left * 2 + distance * Double(layers.count - 1)).rounded(.up), height: (bottom + 8).rounded(.up))
        )
        let places = columns.enumerated().map { index, column in
            column.units.map { Point(left + distance * Double(index), middle + $0) }
        }
        for (from, to) in zip(places, places.dropFirst()) {
            for a in from { for b in to { drawing.line([a, b], .token(.muted, opacity: 0.55), width: 0.75) } }
        }
        for (index, column) in columns.enumerated() {
            draw(column: index, units: places[index], on: &drawing)
            let x = left + distance * Double(index)
            for dot in column.dots {
                drawing.add(.circle(center: Point(x, middle + dot), radius: 1.75), .token(.muted))
            }
            drawing.text(
                try Label(layers[index].name, at: Point(x, 13), anchor: .middle, style: .label))
            drawing.text(
                try Label(counts[index], at: Point(x, bottom), anchor: .middle, style: .tick, color: .token(.muted)))
        }
        for (index, text) in weights.enumerated() {
            let x = left + distance * (Double(index) + 0.5)
            drawing.text(
                try Label(text, at: Point(x, bottom), anchor: .middle, style: .tick, color: .token(.muted)))
        }
        return drawing
    }

    /// Inputs are rings, for they compute nothing; the last layer has its own color.
    private func draw(column index: Int, units: [Point], on drawing: inout Drawing) {
        let isInput = index == 0
        let token: MarkColor = .token(isInput ? .muted : index == layers.count - 1 ? .orange : .blue)
        for unit in units {
            drawing.add(.circle(center: unit, radius: NetworkDiagram.radius), token)
            if isInput {
                drawing.add(.circle(center: unit, radius: NetworkDiagram.radius - 1.75), .token(.paper))
            }
        }
    }
}
