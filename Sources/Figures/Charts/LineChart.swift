import Palette

/// Lines over a common axis, each with its name where it runs.
public struct LineChart: Figure {
    /// What the chart is about.
    public var title: String
    /// What is laid along the level axis.
    public var x: Axis
    /// What is laid along the upright axis.
    public var y: Axis
    /// The lines.
    public var series: [Series]
    public var alternativeText: String
    /// Height in CSS pixels.
    public var height: Double

    public init(
        title: String, x: Axis, y: Axis, series: [Series], height: Double = 300, alternativeText: String
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.series = series
        self.height = height
        self.alternativeText = alternativeText
    }

    /// Lays the chart out.
    ///
    /// - Throws: `FigureError` where there is no point, a series' counts differ, or a value has no place on its axis.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        [Scene(try drawing(width: min(width, LineChart.widest)))]
    }

    /// A single chart is narrower than the column: lines read best at about two to one, and its text stays larger on a phone.
    private static let widest = 600.0

    private func drawing(width: Double) throws(FigureError) -> Drawing {
        let size = try checkedSize(width: width, height: height, of: "the line chart")
        let titles = PlotFrame.Titles(title: title, x: x, y: y)
        let (xData, yData) = try data()
        let xTicks = try xData.ticks(for: x, count: PlotFrame.tickCount(width: size.width - 60))
        let yTicks = try yData.ticks(for: y, count: PlotFrame.tickCount(height: size.height - 90))

        var frame = try PlotFrame(size: size, titles: titles, x: xTicks, y: yTicks, labelMargin: 0)
        var lines = polylines(in: frame)
        var names = try LineLabels(names: series.map(\.name)).inside(frame.box, lines: lines)
        if names == nil {
            let labels = LineLabels(names: series.map(\.name))
            frame = try PlotFrame(
                size: size, titles: titles, x: xTicks, y: yTicks, labelMargin: try labels.marginWidth + 22)
            lines = polylines(in: frame)
            names = try labels.atTheRight(of: frame.box, lines: lines)
        }
        var drawing = Drawing(size: size)
        try frame.draw(on: &drawing)
        draw(lines, in: frame, on: &drawing)
        for name in names ?? [] { name.draw(on: &drawing) }
        return drawing
    }

    private func data() throws(FigureError) -> (x: PlotData, y: PlotData) {
        guard !series.isEmpty else { throw .nothingToDraw("the chart \"\(title)\" has no series") }
        var (xData, yData) = (PlotData(), PlotData())
        for (index, series) in series.enumerated() {
            let what = series.name.isEmpty ? "series \(index)" : "the series \"\(series.name)\""
            guard series.x.count == series.y.count else {
                throw .countsDiffer(
                    what: what, first: "x has \(series.x.count) values", second: "y has \(series.y.count)")
            }
            guard !series.x.isEmpty else { throw .nothingToDraw("\(what) has no points") }
            try xData.include(series.x, of: "\(what), x", on: x)
            try yData.include(series.y, of: "\(what), y", on: y)
        }
        return (xData, yData)
    }

    private func polylines(in frame: PlotFrame) -> [[Point]] {
        series.map { series in thinned(zip(series.x, series.y).map { frame.place($0, $1) }) }
    }

    private func draw(_ lines: [[Point]], in frame: PlotFrame, on drawing: inout Drawing) {
        let clip = frame.box.grown(by: 1)
        for (index, line) in lines.enumerated() {
            let color = seriesColor(index)
            // A point may lie so far outside that the dashes to it would never end.
            for stretch in frame.box.grown(by: 4).clip(line) {
                switch series[index].style {
                case .line, .dottedLine: drawing.line(stretch, color, width: 2, clip: clip)
                case .dashed: drawing.line(stretch, color, width: 1.5, dash: [6, 4], clip: clip)
                case .dots: break
                }
            }
            if series[index].style == .dots || series[index].style == .dottedLine || line.count == 1 {
                for point in line where frame.box.grown(by: 1).contains(point) {
                    drawing.add(.circle(center: point, radius: 3), color)
                }
            }
        }
    }
}

/// The color of the series with this number.
func seriesColor(_ index: Int) -> MarkColor { .token(ColorToken.series[index % ColorToken.series.count]) }

/// A figure's size, where it can be drawn.
func checkedSize(width: Double, height: Double, of what: String) throws(FigureError) -> Size {
    guard width.isFinite, (160...2000).contains(width), height.isFinite, (100...2000).contains(height) else {
        throw .outOfBounds(
            what: "the size of \(what)", value: "\(width) by \(height)", bounds: "160 to 2,000 by 100 to 2,000 pixels")
    }
    return Size(width: width.rounded(), height: height.rounded())
}

/// A line without the points that no image pixel shows: of each half pixel's column, the first, the lowest, the highest and the last.
func thinned(_ points: [Point]) -> [Point] {
    guard points.count > 4000 else { return points }
    var kept: [Point] = []
    var column: [Point] = []
    func flush() {
        guard let first = column.first, let last = column.last else { return }
        let inner = [column.min { $0.y < $1.y }, column.max { $0.y < $1.y }].compactMap { $0 }
        kept += [first] + inner + [last]
        column = []
    }
    for point in points {
        if let first = column.first, (first.x * pixelDensity).rounded() != (point.x * pixelDensity).rounded() {
            flush()
        }
        column.append(point)
    }
    flush()
    return kept
}
