import Palette

/// A chart's plot area with its axes, grid and titles, and how values become places.
struct PlotFrame: Sendable {
    /// The figure's whole size.
    let size: Size
    /// The plot area.
    let box: Box
    let x: Ticks
    let y: Ticks

    /// What is written around the plot area.
    struct Titles {
        var title: String
        var x: Axis
        var y: Axis
    }

    private let titles: Titles
    private let heading: Heading
    private let yTitle: String

    /// Lays out a plot of which `labelMargin` at the right is left free for the names of lines, and room above it for a key.
    ///
    /// - Parameter equalUnits: whether a unit is as long on one axis as on the other; the plot then takes less than the size.
    init(
        size: Size, titles: Titles, x: Ticks, y: Ticks, labelMargin: Double, key: Key? = nil,
        equalUnits: Bool = false
    ) throws(FigureError) {
        self.titles = titles
        self.x = x
        self.y = y
        let keyHeight = key?.height ?? 0
        var yTicksWidth = 0.0
        for label in y.labels { yTicksWidth = max(yTicksWidth, try TextStyle.tick.width(of: label)) }
        let lastHalf = try TextStyle.tick.width(of: x.labels.last ?? "") / 2
        let firstHalf = try TextStyle.tick.width(of: x.labels.first ?? "") / 2
        // Whole pixels, so that grid lines and clips lie on the image's grid.
        let left = max(yTicksWidth + 8, firstHalf).rounded(.up)
        let right = max(labelMargin, lastHalf + 2).rounded(.up)
        heading = try Heading(titles.title, width: size.width - left)
        yTitle = try fitted(y.title(titles.y), to: size.width - left - 2, style: .tick)
        let top = heading.height + keyHeight + (yTitle.isEmpty ? 0 : 17) + 8
        let bottom = x.title(titles.x).isEmpty ? 22.0 : 42
        var plot = Size(width: size.width - left - right, height: size.height - top - bottom)
        if equalUnits {
            let unit = min(plot.width / x.halfSpan, plot.height / y.halfSpan)
            plot = Size(width: (x.halfSpan * unit).rounded(), height: (y.halfSpan * unit).rounded())
        }
        guard plot.width >= 40, plot.height >= 40 else {
            throw .outOfBounds(
                what: "the size of the plot area", value: "\(Int(plot.width)) by \(Int(plot.height))",
                bounds: "40 by 40 pixels or more: make the figure larger, or its labels shorter")
        }
        box = Box(left: left, top: top, width: plot.width, height: plot.height)
        let above = max(heading.width, key?.width ?? 0, try TextStyle.tick.width(of: yTitle))
        self.size = Size(
            width: min(size.width, max(box.right + right, left + above + 2)).rounded(.up),
            height: box.bottom + bottom)
    }

    /// The top left corner of the room for a key.
    var keyCorner: Point { Point(box.left, heading.height) }

    /// How many ticks an axis of this length in pixels has room for.
    static func tickCount(width: Double) -> Int { max(2, min(8, Int(width / 64))) }
    static func tickCount(height: Double) -> Int { max(2, min(7, Int(height / 30))) }

    /// Where a value lies.
    func place(_ x: Double, _ y: Double) -> Point {
        Point(
            box.left + self.x.share(of: x) * box.width,
            box.bottom - self.y.share(of: y) * box.height)
    }

    /// The value that lies at a place; for linear axes.
    func value(at place: Point) -> (x: Double, y: Double) {
        (
            x.range.lowerBound + (place.x - box.left) / box.width * x.span,
            y.range.lowerBound + (box.bottom - place.y) / box.height * y.span
        )
    }

    /// Grid, zero lines, ticks and titles.
    func draw(on drawing: inout Drawing) throws(FigureError) {
        for (value, label) in zip(y.values, y.labels) {
            let at = place(x.range.lowerBound, value).y
            let isZero = value == 0 && y.scale == .linear
            drawing.hairline(
                from: Point(box.left, at), to: Point(box.right, at), .token(isZero ? .muted : .rule))
            drawing.text(
                try Label(label, at: Point(box.left - 8, at + 4), anchor: .end, style: .tick, color: .token(.muted)))
        }
        for (index, (value, label)) in zip(x.values, x.labels).enumerated() {
            let at = place(value, y.range.lowerBound).x
            let isInnerZero = value == 0 && x.scale == .linear && index > 0 && index < x.values.count - 1
            drawing.hairline(
                from: Point(at, box.top), to: Point(at, box.bottom), .token(isInnerZero ? .muted : .rule))
            drawing.text(
                try Label(
                    label, at: Point(at, box.bottom + 18), anchor: .middle, style: .tick, color: .token(.muted)))
        }
        try drawTitles(on: &drawing)
    }

    private func drawTitles(on drawing: inout Drawing) throws(FigureError) {
        try heading.draw(on: &drawing, left: box.left)
        if !yTitle.isEmpty {
            drawing.text(
                try Label(
                    yTitle, at: Point(box.left, box.top - 9), style: .tick, color: .token(.muted)))
        }
        if !x.title(titles.x).isEmpty {
            // Under the middle of the axis, unless it would leave the figure there.
            let text = try fitted(x.title(titles.x), to: size.width, style: .tick)
            let half = try TextStyle.tick.width(of: text) / 2
            let middle = min(max(box.center.x, half), size.width - half)
            drawing.text(
                try Label(
                    text, at: Point(middle, size.height - 5), anchor: .middle, style: .tick, color: .token(.muted)))
        }
    }
}

extension Ticks {
    /// The axis's title, with what a reader must know of the labels.
    fileprivate func title(_ axis: Axis) -> String {
        [axis.title, note ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
