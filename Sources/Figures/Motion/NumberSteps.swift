/// The scenes of a window that moves over numbers and makes one of each placement: what filters and poolings share.
struct NumberSteps {
    let title: String
    /// The padded input.
    let input: Numbers
    /// Rows and columns of zeros on each side.
    let padding: Int
    let window: (rows: Int, columns: Int)
    let stride: Int
    /// The filter, where there is one.
    let filter: Numbers?
    let output: Numbers
    /// How the number of each placement comes about, written out.
    let arithmetic: [String]
    /// The same in words, for where that is too long for a line.
    let summary: [String]

    private static let top = 22.0
    private static let between = 40.0

    private var inputBox: Box { input.box(at: Point(2, NumberSteps.top)) }

    private var filterBox: Box? {
        filter.map { filter in
            let size = filter.box(at: Point(0, 0))
            return Box(
                left: inputBox.right + NumberSteps.between, top: inputBox.center.y - size.height / 2, width: size.width,
                height: size.height)
        }
    }

    private var outputBox: Box {
        let size = output.box(at: Point(0, 0))
        return Box(
            left: (filterBox ?? inputBox).right + NumberSteps.between, top: inputBox.center.y - size.height / 2,
            width: size.width, height: size.height)
    }

    private func size(width: Double, notes: [String]) throws(FigureError) -> Size {
        let needed = max(
            outputBox.right + 2, try longest(notes) + 2)
        guard needed <= width else {
            throw .outOfBounds(
                what: "the width of \"\(title)\"", value: "\(Int(needed)) pixels",
                bounds: "at most \(Int(width)): use a smaller input, or numbers with fewer digits")
        }
        let bottom = [inputBox, filterBox, outputBox].compactMap { $0?.bottom }.max() ?? 0
        return Size(width: needed.rounded(.up), height: (bottom + 24).rounded(.up))
    }

    private func longest(_ notes: [String]) throws(FigureError) -> Double {
        var longest = 0.0
        for note in notes { longest = max(longest, try TextStyle.label.width(of: typeset(note))) }
        return longest
    }

    func scenes(width: Double) throws(FigureError) -> [Scene] {
        let notes = try longest(arithmetic) + 2 <= width ? arithmetic : summary
        let size = try size(width: width, notes: notes)
        var drawings: [Drawing] = []
        for (placement, note) in notes.enumerated() {
            drawings.append(try drawing(placement: placement, note: note, size: size, width: width))
        }
        guard drawings.count > 1 else { return drawings.map { Scene($0) } }
        return timed(drawings, seconds: 1.2, hold: 2.4)
    }

    private func drawing(placement: Int, note: String, size: Size, width: Double) throws(FigureError) -> Drawing {
        let (row, column) = placement.quotientAndRemainder(dividingBy: output.columns)
        let place = input.cells(
            row: row * stride, column: column * stride, height: window.rows, width: window.columns, in: inputBox)
        let target = output.cells(row: row, column: column, in: outputBox)
        var drawing = Drawing(size: size)
        try drawHead(note, on: &drawing)
        drawing.line([place.center, target.center], .token(.orange), width: 1.25)
        try drawInput(window: place, on: &drawing)
        if let filter, let filterBox {
            try filter.draw(in: filterBox, on: &drawing) { _ in .token(.blue, opacity: 0.3) }
        }
        drawing.line(place.corners + place.corners.prefix(2), .token(.blue), width: 2.5)
        try output.draw(
            in: outputBox, on: &drawing, texts: output.texts.enumerated().map { $0 <= placement ? $1 : nil }
        ) { index in
            index == placement
                ? .token(.orange) : index < placement ? .token(.orange, opacity: 0.3) : .token(.rule, opacity: 0.4)
        }
        try drawCaptions(on: &drawing)
        return try drawing.headed(by: title, width: width)
    }

    private func drawHead(_ note: String, on drawing: inout Drawing) throws(FigureError) {
        drawing.text(try Label(note, at: Point(0, 11), style: .label, color: .token(.muted)))
    }

    private func drawInput(window: Box, on drawing: inout Drawing) throws(FigureError) {
        try input.draw(in: inputBox, on: &drawing) { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: input.columns)
            if window.contains(input.cells(row: row, column: column, in: inputBox).center) {
                return .token(.blue, opacity: 0.3)
            }
            let isPadding =
                min(row, column) < padding || row >= input.rows - padding || column >= input.columns - padding
            return .token(.rule, opacity: isPadding ? 0.3 : 0.7)
        }
    }

    private func drawCaptions(on drawing: inout Drawing) throws(FigureError) {
        for (text, box) in [("input", inputBox), ("filter", filterBox), ("output", outputBox)] {
            guard let box else { continue }
            drawing.text(
                try Label(
                    text, at: Point(box.center.x, box.bottom + 18), anchor: .middle, style: .tick, color: .token(.muted)
                ))
        }
    }
}
