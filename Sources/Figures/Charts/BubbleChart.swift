import Pictures

/// Named things in the plane, each as a disc whose area is a third amount: cost, error and size of networks.
public struct BubbleChart: Figure {
    /// What the chart is about.
    public var title: String
    /// What is laid along the level axis.
    public var x: Axis
    /// What is laid along the upright axis.
    public var y: Axis
    /// What the area of a disc measures, written beneath.
    public var area: String
    /// The things.
    public var bubbles: [Bubble]
    /// Height in CSS pixels.
    public var height: Double
    public var alternativeText: String

    public init(
        title: String, x: Axis, y: Axis, area: String, bubbles: [Bubble], height: Double = 360,
        alternativeText: String
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.area = area
        self.bubbles = bubbles
        self.height = height
        self.alternativeText = alternativeText
    }

    /// Lays the chart out.
    ///
    /// - Throws: `FigureError` where there are no bubbles, a value has no place on its axis, or an area is negative.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        [Scene(try drawing(width: min(width, BubbleChart.widest)))]
    }

    private static let widest = 600.0
    private static let largest = 30.0
    private static let smallest = 2.5

    private func drawing(width: Double) throws(FigureError) -> Drawing {
        let size = try checkedSize(width: width, height: height, of: "the bubble chart")
        let tight = try frame(size: size, with: try data())
        // Then with room for the discs' own size, where it can be had.
        let frame = try self.frame(size: size, with: try data(roomFor: discs(in: tight), in: tight))
        var drawing = Drawing(size: Size(width: size.width, height: size.height))
        try frame.draw(on: &drawing)
        let discs = self.discs(in: frame)
        let clip = Box(left: 0, top: 0, right: size.width, bottom: frame.box.bottom)
        // The large first, so that none hides a smaller one.
        for index in discs.indices.sorted(by: { discs[$0].radius > discs[$1].radius }) {
            let disc = discs[index]
            drawing.add(.circle(center: disc.center, radius: disc.radius), .token(.paper, opacity: 0.6), clip: clip)
            drawing.add(.polygon(disc.outline), MarkColor(seriesColor(index).source, opacity: 0.35), clip: clip)
            drawing.line(disc.outline + disc.outline.prefix(2), seriesColor(index), width: 1.5, clip: clip)
        }
        for label in try names(of: discs, in: frame) { drawing.text(label) }
        if !area.isEmpty {
            let note = try fitted("Area: \(area)", to: size.width, style: .tick)
            drawing.text(try Label(note, at: Point(0, size.height - 5), style: .tick, color: .token(.muted)))
        }
        return drawing
    }

    private func frame(size: Size, with data: (x: PlotData, y: PlotData)) throws(FigureError) -> PlotFrame {
        try PlotFrame(
            size: Size(width: size.width, height: size.height - (area.isEmpty ? 0 : 18)),
            titles: PlotFrame.Titles(title: title, x: x, y: y),
            x: try data.x.ticks(for: x, count: PlotFrame.tickCount(width: size.width - 60)),
            y: try data.y.ticks(for: y, count: PlotFrame.tickCount(height: size.height - 90)), labelMargin: 0)
    }

    /// The data, and the values at the edges of the discs; but an axis of positive amounts does not go below zero for them.
    private func data(roomFor discs: [Disc], in frame: PlotFrame) throws(FigureError) -> (x: PlotData, y: PlotData) {
        var (xData, yData) = try data()
        func edges(_ values: [Double], _ ticks: Ticks, _ places: [ClosedRange<Double>]) -> [Double] {
            let least = (values.min() ?? 0) >= 0 ? 0 : -Double.infinity
            return places.flatMap { [ticks.value(at: $0.lowerBound), ticks.value(at: $0.upperBound)] }
                .map { max($0, least) }.filter { $0.isFinite && (ticks.scale == .linear || $0 > 0) }
        }
        let across = discs.map { disc in
            let share = (disc.center.x - frame.box.left) / frame.box.width
            return share - disc.radius / frame.box.width...share + disc.radius / frame.box.width
        }
        let up = discs.map { disc in
            let share = (frame.box.bottom - disc.center.y) / frame.box.height
            return share - disc.radius / frame.box.height...share + disc.radius / frame.box.height
        }
        try xData.include(edges(bubbles.map(\.x), frame.x, across), of: "the edges of the bubbles, x", on: x)
        try yData.include(edges(bubbles.map(\.y), frame.y, up), of: "the edges of the bubbles, y", on: y)
        return (xData, yData)
    }

    private func data() throws(FigureError) -> (x: PlotData, y: PlotData) {
        guard !bubbles.isEmpty else { throw .nothingToDraw("the chart \"\(title)\" has no bubbles") }
        var (xData, yData) = (PlotData(), PlotData())
        try xData.include(bubbles.map(\.x), of: "the bubbles, x", on: x)
        try yData.include(bubbles.map(\.y), of: "the bubbles, y", on: y)
        for bubble in bubbles {
            guard bubble.area.isFinite, bubble.area >= 0 else {
                throw .outOfBounds(
                    what: "the area of \"\(bubble.name)\"", value: "\(bubble.area)", bounds: "a number from 0 on")
            }
        }
        return (xData, yData)
    }

    private struct Disc {
        let center: Point
        let radius: Double

        var outline: [Point] { circle(center: center, radius: radius) }
        var box: Box { Box(left: center.x, top: center.y, right: center.x, bottom: center.y).grown(by: radius) }
    }

    private func discs(in frame: PlotFrame) -> [Disc] {
        let most = bubbles.map(\.area).max() ?? 0
        return bubbles.map { bubble in
            let share = most > 0 ? (bubble.area / most).squareRoot() : 0
            return Disc(
                center: frame.place(bubble.x, bubble.y),
                radius: max(BubbleChart.smallest, BubbleChart.largest * share))
        }
    }

    /// Each name beside its disc, at the first side where it touches nothing; a name without such a side is left out
    /// where it would cover another.
    private func names(of discs: [Disc], in frame: PlotFrame) throws(FigureError) -> [Label] {
        let ground = Box(
            left: frame.box.left + 2, top: frame.box.top, right: frame.size.width, bottom: frame.box.bottom)
        var placed: [Label] = []
        for (index, disc) in discs.enumerated() where frame.box.contains(disc.center) && !bubbles[index].name.isEmpty {
            let (center, gap) = (disc.center, disc.radius + 5)
            let sides: [(Point, TextAnchor)] = [
                (Point(center.x + gap, center.y + 4.5), .start), (Point(center.x - gap, center.y + 4.5), .end),
                (Point(center.x, center.y - gap - 2), .middle), (Point(center.x, center.y + gap + 10), .middle),
            ]
            var free: Label?
            for (place, anchor) in sides where free == nil {
                let label = try Label(bubbles[index].name, at: place, anchor: anchor, color: seriesColor(index))
                let touches =
                    placed.contains { $0.box.overlaps(label.box) }
                    || discs.enumerated().contains { $0 != index && $1.box.overlaps(label.box) }
                if ground.contains(label.box), !touches { free = label }
            }
            if let free { placed.append(free) }
        }
        return placed
    }
}

/// A disc of a bubble chart.
public struct Bubble: Sendable, Hashable {
    /// What it shows, written beside it.
    public var name: String
    /// Its place along the level axis.
    public var x: Double
    /// Its place along the upright axis.
    public var y: Double
    /// Its area, relative to the others'.
    public var area: Double

    /// A disc at this place.
    public init(_ name: String, x: Double, y: Double, area: Double) {
        (self.name, self.x, self.y, self.area) = (name, x, y, area)
    }
}
