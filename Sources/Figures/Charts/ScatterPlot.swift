import Palette

/// Points in the plane, with the regions and lines that part them.
public struct ScatterPlot: Figure {
    /// What the plot is about.
    public var title: String
    /// What is laid along the level axis.
    public var x: Axis
    /// What is laid along the upright axis.
    public var y: Axis
    /// The points, by kind.
    public var groups: [PointGroup]
    /// The number of the group to which a classifier assigns a place: its color tints the plane.
    public var regions: (@Sendable (_ x: Double, _ y: Double) -> Int)?
    /// Straight boundaries.
    public var lines: [BoundaryLine]
    /// How the two axes go together.
    public var aspect: Aspect
    /// Height in CSS pixels.
    public var height: Double
    public var alternativeText: String

    /// How the units of two axes go together.
    public enum Aspect: Sendable, Hashable {
        /// A unit is as long on one axis as on the other: circles are round.
        case equal
        /// Each axis fills its side.
        case free
    }

    public init(
        title: String, x: Axis, y: Axis, groups: [PointGroup],
        regions: (@Sendable (_ x: Double, _ y: Double) -> Int)? = nil, lines: [BoundaryLine] = [],
        aspect: Aspect = .equal, height: Double = 380, alternativeText: String
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.groups = groups
        self.regions = regions
        self.lines = lines
        self.aspect = aspect
        self.height = height
        self.alternativeText = alternativeText
    }

    /// Lays the plot out.
    ///
    /// - Throws: `FigureError` where there are no points, counts differ, or a value has no place on its axis.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        [Scene(try drawing(width: width))]
    }

    private func drawing(width: Double) throws(FigureError) -> Drawing {
        let available = try checkedSize(width: width, height: height, of: "the scatter plot")
        let (xData, yData) = try data()
        let isEqual = aspect == .equal && x.scale == .linear && y.scale == .linear
        let (xTicks, yTicks) = try ticks(x: xData, y: yData, within: available, sameStep: isEqual)
        let titles = PlotFrame.Titles(title: title, x: x, y: y)
        let key = try Key(keyEntries, width: available.width - 50)
        let frame = try PlotFrame(
            size: available, titles: titles, x: xTicks, y: yTicks, labelMargin: 0, key: key, equalUnits: isEqual)
        var drawing = Drawing(size: frame.size)
        if let regions { drawRegions(regions, in: frame, on: &drawing) }
        try frame.draw(on: &drawing)
        try key.draw(on: &drawing, at: frame.keyCorner)
        for line in lines { line.draw(in: frame, on: &drawing) }
        for (number, group) in groups.enumerated() {
            for (x, y) in zip(group.x, group.y) {
                let place = frame.place(x, y)
                if frame.box.grown(by: 1).contains(place) { drawing.point(place, group: number, size: pointSize) }
            }
        }
        return drawing
    }

    /// Round numbers for both axes: where units are equal, the same step on both, so that the grid is made of squares.
    private func ticks(x xData: PlotData, y yData: PlotData, within size: Size, sameStep: Bool)
        throws(FigureError) -> (x: Ticks, y: Ticks)
    {
        let side = size.height - 100
        let counts = (
            x: PlotFrame.tickCount(width: min(size.width - 50, side * 1.4)), y: PlotFrame.tickCount(height: side)
        )
        let ticks = (x: try xData.ticks(for: x, count: counts.x), y: try yData.ticks(for: y, count: counts.y))
        guard sameStep, ticks.x.step != ticks.y.step else { return ticks }
        for step in [min(ticks.x.step, ticks.y.step), max(ticks.x.step, ticks.y.step)] {
            guard max(ticks.x.span, ticks.y.span) / step <= 10 else { continue }
            return (
                try xData.ticks(for: x, count: counts.x, step: step),
                try yData.ticks(for: y, count: counts.y, step: step)
            )
        }
        return ticks
    }

    /// Many points are drawn smaller, so that they hide each other less.
    private var pointSize: Double {
        let count = groups.reduce(0) { $0 + $1.x.count }
        return count <= 120 ? 4 : count <= 400 ? 3.2 : 2.5
    }

    private var keyEntries: [Key.Entry] {
        groups.enumerated().map { Key.Entry(name: $1.name, sign: .point(group: $0)) }
            + lines.map { Key.Entry(name: $0.name, sign: .line($0.color, dash: $0.dash)) }
    }

    private func data() throws(FigureError) -> (x: PlotData, y: PlotData) {
        guard groups.contains(where: { !$0.x.isEmpty }) || (x.range != nil && y.range != nil) else {
            throw .nothingToDraw(
                "the plot \"\(title)\" has no points\n  give it points, or a range for both axes")
        }
        var (xData, yData) = (PlotData(), PlotData())
        for (index, group) in groups.enumerated() {
            let what = group.name.isEmpty ? "group \(index)" : "the group \"\(group.name)\""
            guard group.x.count == group.y.count else {
                throw .countsDiffer(
                    what: what, first: "x has \(group.x.count) values", second: "y has \(group.y.count)")
            }
            try xData.include(group.x, of: "\(what), x", on: x)
            try yData.include(group.y, of: "\(what), y", on: y)
        }
        for (index, line) in lines.enumerated() {
            guard (line.weights + [line.bias]).allSatisfy(\.isFinite), line.weights.contains(where: { $0 != 0 }) else {
                throw .outOfBounds(
                    what: "line \(index) (\"\(line.name)\")",
                    value: "\(line.weights[0]) x + \(line.weights[1]) y + \(line.bias) = 0",
                    bounds: "of finite numbers, with at least one weight that is not zero")
            }
        }
        return (xData, yData)
    }
}

extension Ticks {
    /// From one end to the other.
    var span: Double { range.upperBound - range.lowerBound }
}
