/// Level bars for named amounts, each with its number: probabilities, counts, times.
public struct BarChart: Figure {
    /// What the chart is about.
    public var title: String
    /// What a bar's length measures; linear.
    public var value: Axis
    /// The names of the rows.
    public var names: [String]
    /// One set of bars, or several to compare, each with a bar in every row.
    public var series: [BarSeries]
    public var alternativeText: String

    public init(title: String, value: Axis, names: [String], series: [BarSeries], alternativeText: String) {
        self.title = title
        self.value = value
        self.names = names
        self.series = series
        self.alternativeText = alternativeText
    }

    /// A chart of one bar a row.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(title: String, value: Axis, bars: [(name: String, amount: Double)], alternativeText: String) {
        self.init(
            title: title, value: value, names: bars.map(\.name), series: [BarSeries("", bars.map(\.amount))],
            alternativeText: alternativeText)
    }

    /// Lays the chart out.
    ///
    /// - Throws: `FigureError` where there are no bars, counts differ, or an amount is not finite.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        [
            Scene(
                try drawing(width: min(width, BarChart.widest)).headed(by: title, width: min(width, BarChart.widest)))
        ]
    }

    private static let widest = 600.0
    private static let bar = 15.0
    private static let rowGap = 9.0

    private func drawing(width: Double) throws(FigureError) -> Drawing {
        let data = try data()
        // All with the same decimals, so that they can be compared.
        let all = evenly(series.flatMap(\.amounts))
        let numbers = series.indices.map { Array(all[($0 * names.count)..<(($0 + 1) * names.count)]) }
        var (nameWidth, numberWidth) = (0.0, 0.0)
        for name in names { nameWidth = max(nameWidth, try TextStyle.label.width(of: typeset(name))) }
        for text in numbers.joined() { numberWidth = max(numberWidth, try TextStyle.tick.width(of: text)) }
        let ticks = try data.ticks(for: value, count: PlotFrame.tickCount(width: width - nameWidth - 60))
        let key = try Key(
            series.enumerated().map { Key.Entry(name: $1.name, sign: .line(seriesColor($0), dash: [])) }, width: width)
        let top = key.height + (value.title.isEmpty ? 0 : 17) + 6
        let rowHeight = BarChart.bar * Double(series.count) + BarChart.rowGap
        let box = Box(
            left: (nameWidth + 10).rounded(.up), top: top, right: (width - 8).rounded(.down),
            bottom: top + rowHeight * Double(names.count) + 4)
        guard box.width >= 80 else {
            throw .outOfBounds(
                what: "the width left for bars", value: "\(Int(box.width))",
                bounds: "80 pixels or more: shorten the names")
        }
        var drawing = Drawing(size: Size(width: width.rounded(.up), height: (box.bottom + 24).rounded(.up)))
        try key.draw(on: &drawing, at: Point(0, 0))
        if !value.title.isEmpty {
            drawing.text(
                try Label(value.title, at: Point(box.left, top - 6), style: .tick, color: .token(.muted)))
        }
        try drawGrid(ticks, in: box, on: &drawing)
        for (row, name) in names.enumerated() {
            let rowTop = box.top + 4 + rowHeight * Double(row) + BarChart.rowGap / 2
            let middle = rowTop + BarChart.bar * Double(series.count) / 2
            drawing.text(try Label(name, at: Point(box.left - 10, middle + 4.5), anchor: .end, style: .label))
            for index in series.indices {
                try draw(
                    series[index].amounts[row], label: numbers[index][row], series: index,
                    top: rowTop + BarChart.bar * Double(index), ticks: ticks, in: box, on: &drawing)
            }
        }
        return drawing
    }

    private func data() throws(FigureError) -> PlotData {
        guard !names.isEmpty, !series.isEmpty else { throw .nothingToDraw("the chart \"\(title)\" has no bars") }
        guard value.scale == .linear else {
            throw .outOfBounds(
                what: "the scale of the axis \"\(value.name)\"", value: "logarithmic",
                bounds: "linear: the length of a bar is its amount")
        }
        var data = PlotData()
        for (index, set) in series.enumerated() {
            let what = set.name.isEmpty ? "series \(index)" : "the series \"\(set.name)\""
            guard set.amounts.count == names.count else {
                throw .countsDiffer(
                    what: what, first: "\(set.amounts.count) amounts", second: "\(names.count) names")
            }
            try data.include(set.amounts, of: what, on: value)
        }
        // Bars begin at zero, or their lengths would lie.
        try data.include([0], of: "zero", on: value)
        return data
    }

    private func drawGrid(_ ticks: Ticks, in box: Box, on drawing: inout Drawing) throws(FigureError) {
        for (value, text) in zip(ticks.values, ticks.labels) {
            let x = box.left + ticks.share(of: value) * box.width
            drawing.hairline(from: Point(x, box.top), to: Point(x, box.bottom), .token(value == 0 ? .muted : .rule))
            let half = try TextStyle.tick.width(of: text) / 2
            drawing.text(
                try Label(
                    text, at: Point(min(x, drawing.size.width - half), box.bottom + 17), anchor: .middle, style: .tick,
                    color: .token(.muted)))
        }
    }

    private func draw(
        _ amount: Double, label: String, series index: Int, top: Double, ticks: Ticks, in box: Box,
        on drawing: inout Drawing
    ) throws(FigureError) {
        let zero = box.left + min(max(ticks.share(of: 0), 0), 1) * box.width
        let end = box.left + min(max(ticks.share(of: amount), 0), 1) * box.width
        let bar = Box(left: min(zero, end), top: top, right: max(zero, end), bottom: top + BarChart.bar - 1)
        drawing.add(.rectangle(bar), seriesColor(index))
        // Beyond the bar's end; within it, in paper, where the end lies near the edge.
        let width = try TextStyle.tick.width(of: label)
        let isNegative = amount < 0
        let fitsBeyond = isNegative ? end - width - 6 >= box.left : end + width + 6 <= box.right
        let baseline = top + BarChart.bar / 2 + 3.5
        let at = Point(end + (isNegative == fitsBeyond ? -5 : 5), baseline)
        var text = try Label(
            label, at: at, anchor: isNegative == fitsBeyond ? .end : .start, style: .tick,
            color: fitsBeyond ? .token(.ink) : .token(.paper))
        if fitsBeyond {
            // A grid line does not pass through a number.
            drawing.add(.rectangle(text.box.grown(by: 1)), .token(.paper))
        } else if bar.width < width + 10 {
            text.color = .token(.ink)
        }
        drawing.text(text)
    }
}

/// A bar for every row of a bar chart.
public struct BarSeries: Sendable, Hashable {
    /// What the bars are; empty where there is one set alone.
    public var name: String
    /// The lengths, one for each row.
    public var amounts: [Double]

    /// Bars of these lengths.
    public init(_ name: String, _ amounts: [Double]) {
        self.name = name
        self.amounts = amounts
    }
}
