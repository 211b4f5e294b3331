/// How often a classifier gave each answer to images of each class.
public struct ConfusionGrid: Figure {
    /// What was classified.
    public var title: String
    /// `counts[true class][answer]`.
    public var counts: [[Int]]
    /// The classes.
    public var classNames: [String]
    public var alternativeText: String

    public init(title: String, counts: [[Int]], classNames: [String], alternativeText: String) {
        self.title = title
        self.counts = counts
        self.classNames = classNames
        self.alternativeText = alternativeText
    }

    /// The counts of pairs of a true class and an answer. Pairs outside of the classes are an error when drawn.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(title: String, labels: [Int], answers: [Int], classNames: [String], alternativeText: String)
        throws(FigureError)
    {
        guard labels.count == answers.count else {
            throw .countsDiffer(
                what: "the matrix \"\(title)\"", first: "\(labels.count) labels", second: "\(answers.count) answers")
        }
        var counts = classNames.map { _ in [Int](repeating: 0, count: classNames.count) }
        for (index, (label, answer)) in zip(labels, answers).enumerated() {
            guard classNames.indices.contains(label), classNames.indices.contains(answer) else {
                throw .outOfBounds(
                    what: "pair \(index)", value: "class \(label), answer \(answer)",
                    bounds: "in 0..<\(classNames.count)")
            }
            counts[label][answer] += 1
        }
        self.init(title: title, counts: counts, classNames: classNames, alternativeText: alternativeText)
    }

    /// Lays the matrix out.
    ///
    /// - Throws: `FigureError` where the counts are not square, differ in number from the names, or are negative.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        try check()
        var (nameWidth, numberWidth) = (0.0, 0.0)
        for name in classNames { nameWidth = max(nameWidth, try TextStyle.label.width(of: typeset(name))) }
        for count in counts.joined() { numberWidth = max(numberWidth, try TextStyle.tick.width(of: grouped(count))) }
        let left = (nameWidth + 12).rounded(.up)
        // Names over columns are level: each needs its width.
        let least = max(24, numberWidth + 8, nameWidth + 8).rounded(.up)
        let room = ((width - left - 2) / Double(counts.count)).rounded(.down)
        guard room >= least else {
            throw .outOfBounds(
                what: "the number of classes", value: "\(counts.count)",
                bounds: "at most \(Int((width - left - 2) / least)) at this width, or with shorter names")
        }
        let cell = Size(width: min(room, max(least, 36)), height: 30)
        let top = 40.0
        let box = Box(
            left: left, top: top, width: cell.width * Double(counts.count), height: cell.height * Double(counts.count))
        let head = try Label(
            "rows: class, columns: answer", at: Point(0, top - 26), style: .tick, color: .token(.muted))
        var drawing = Drawing(
            size: Size(
                width: max(box.right, head.width).rounded(.up) + 2, height: (box.bottom + 2).rounded(.up)))
        drawing.text(head)
        for (index, name) in classNames.enumerated() {
            let across = box.left + cell.width * (Double(index) + 0.5)
            let down = box.top + cell.height * (Double(index) + 0.5)
            drawing.text(try Label(name, at: Point(across, top - 7), anchor: .middle, style: .label))
            drawing.text(try Label(name, at: Point(box.left - 10, down + 4.5), anchor: .end, style: .label))
        }
        for (row, counts) in counts.enumerated() { try draw(counts, row: row, in: box, cell: cell, on: &drawing) }
        return [Scene(try drawing.headed(by: title, width: width))]
    }

    private func check() throws(FigureError) {
        guard !counts.isEmpty else { throw .nothingToDraw("the matrix \"\(title)\" has no classes") }
        guard counts.count == classNames.count, counts.allSatisfy({ $0.count == counts.count }) else {
            throw .countsDiffer(
                what: "the matrix \"\(title)\"", first: "\(counts.count) rows of \(counts.map(\.count)) counts",
                second: "\(classNames.count) names")
        }
        if let negative = counts.joined().first(where: { $0 < 0 }) {
            throw .outOfBounds(what: "a count", value: "\(negative)", bounds: "0 or more")
        }
    }

    /// Tints each count by its share of the class: right answers green, wrong ones rose.
    private func draw(_ counts: [Int], row: Int, in box: Box, cell: Size, on drawing: inout Drawing)
        throws(FigureError)
    {
        let total = max(counts.reduce(0.0) { $0 + Double($1) }, 1)
        for (column, count) in counts.enumerated() {
            let place = Box(
                left: box.left + cell.width * Double(column), top: box.top + cell.height * Double(row),
                width: cell.width, height: cell.height)
            let share = Double(count) / total
            let color: MarkColor =
                count == 0
                ? .token(.rule, opacity: 0.35) : .token(row == column ? .green : .rose, opacity: 0.15 + 0.85 * share)
            drawing.add(.rectangle(place.grown(by: -0.5)), color)
            guard count > 0 else { continue }
            drawing.text(
                try Label(
                    grouped(count), at: Point(place.center.x, place.center.y + 4), anchor: .middle, style: .tick,
                    color: .over(color)))
        }
    }
}
