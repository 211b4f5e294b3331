/// Names with their signs in a row above a plot, for what has no place of its own to be named at.
struct Key {
    /// One name.
    struct Entry {
        var name: String
        var sign: Sign
    }

    /// What is drawn before a name.
    enum Sign {
        case point(group: Int)
        case line(MarkColor, dash: [Double])
        case patch(MarkColor)
    }

    private static let rowHeight = 19.0
    private let placed: [(entry: Entry, at: Point)]
    /// The height of all rows.
    let height: Double
    /// The width of the longest row.
    let width: Double

    /// Lays entries out in rows of at most `width`.
    init(_ entries: [Entry], width: Double) throws(FigureError) {
        var placed: [(Entry, Point)] = []
        var (x, row, longest) = (0.0, 0.0, 0.0)
        for entry in entries where !entry.name.isEmpty {
            let needed = Key.signWidth(entry.sign) + (try TextStyle.label.width(of: typeset(entry.name)))
            if x > 0, x + needed > width { (x, row) = (0, row + 1) }
            placed.append((entry, Point(x, row * Key.rowHeight)))
            longest = max(longest, x + needed)
            x += needed + 18
        }
        self.placed = placed
        self.width = longest
        height = placed.isEmpty ? 0 : (row + 1) * Key.rowHeight
    }

    private static func signWidth(_ sign: Sign) -> Double {
        switch sign {
        case .point: 14
        case .line: 26
        case .patch: 16
        }
    }

    func draw(on drawing: inout Drawing, at corner: Point) throws(FigureError) {
        for (entry, offset) in placed {
            let at = corner + offset
            let middle = at.y + Key.rowHeight / 2
            var color = MarkColor.token(.ink)
            switch entry.sign {
            case .point(let group):
                drawing.point(Point(at.x + 5, middle), group: group)
                color = seriesColor(group)
            case .line(let lineInk, let dash):
                drawing.line(
                    [Point(at.x, middle), Point(at.x + 20, middle)], lineInk, width: 2, dash: dash)
            case .patch(let patch):
                drawing.add(.rectangle(Box(left: at.x, top: middle - 5, right: at.x + 10, bottom: middle + 5)), patch)
            }
            drawing.text(
                try Label(
                    entry.name, at: Point(at.x + Key.signWidth(entry.sign), middle + 4.5), style: .label, color: color))
        }
    }
}
