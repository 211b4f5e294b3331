/// The tint of the plane by a classifier's answer.
extension ScatterPlot {
    /// Image pixels of one step of the first, coarse look.
    private static let coarse = 8

    /// Tints each image pixel. The classifier is asked at every eighth pixel each way, and at every pixel only where neighbors differ.
    func drawRegions(
        _ classify: (Double, Double) -> Int, in frame: PlotFrame, on drawing: inout Drawing
    ) {
        let columns = Int(frame.box.width * pixelDensity)
        let rows = Int(frame.box.height * pixelDensity)
        func answer(_ column: Int, _ row: Int) -> Int {
            let place = Point(
                frame.box.left + (Double(column) + 0.5) / pixelDensity,
                frame.box.top + (Double(row) + 0.5) / pixelDensity)
            let value = frame.value(at: place)
            return classify(value.x, value.y)
        }
        let step = ScatterPlot.coarse
        let known = stride(from: 0, through: rows + step - 1, by: step).map { row in
            stride(from: 0, through: columns + step - 1, by: step).map { answer($0, row) }
        }
        for row in 0..<rows {
            var runs: [(start: Int, group: Int)] = []
            func extend(_ column: Int, _ group: Int) {
                if runs.last?.group != group { runs.append((column, group)) }
            }
            for column in stride(from: 0, to: columns, by: step) {
                let (i, j) = (row / step, column / step)
                let corners = [known[i][j], known[i][j + 1], known[i + 1][j], known[i + 1][j + 1]]
                if corners.allSatisfy({ $0 == corners[0] }) {
                    extend(column, corners[0])
                } else {
                    for inner in column..<min(column + step, columns) { extend(inner, answer(inner, row)) }
                }
            }
            for (index, run) in runs.enumerated() where run.group >= 0 {
                let end = index + 1 < runs.count ? runs[index + 1].start : columns
                let top = frame.box.top + Double(row) / pixelDensity
                drawing.add(
                    .rectangle(
                        Box(
                            left: frame.box.left + Double(run.start) / pixelDensity, top: top,
                            right: frame.box.left + Double(end) / pixelDensity, bottom: top + 1 / pixelDensity)),
                    seriesColor(run.group).faint)
            }
        }
    }
}

extension MarkColor {
    /// The color as a ground for other marks.
    var faint: MarkColor { MarkColor(source, opacity: 0.16) }
}
