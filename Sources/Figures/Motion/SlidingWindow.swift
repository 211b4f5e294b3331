/// A window that slides over a square input, placement by placement, while the output fills: N, F, S and P at work.
///
/// Where the division leaves a remainder, the last placement reaches beyond the input; it is shown so, and the output stays incomplete.
public struct SlidingWindow: Figure {
    /// N, the input's side.
    public var input: Int
    /// F, the window's side.
    public var filter: Int
    /// S, by how much the window moves.
    public var stride: Int
    /// P, the zeros on each side.
    public var padding: Int
    public var alternativeText: String

    public init(input: Int, filter: Int, stride: Int = 1, padding: Int = 0, alternativeText: String) {
        self.input = input
        self.filter = filter
        self.stride = stride
        self.padding = padding
        self.alternativeText = alternativeText
    }

    /// Lays out one scene for each placement.
    ///
    /// - Throws: `FigureError.outOfBounds` for a setting below its least, or an input too large to be drawn.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let layout = try WindowLayout(checked(), width: width)
        var drawings: [Drawing] = []
        for step in layout.steps { drawings.append(try layout.drawing(step: step)) }
        guard drawings.count > 1 else { return drawings.map { Scene($0) } }
        return timed(drawings, seconds: 0.6, hold: 2)
    }

    private func checked() throws(FigureError) -> SlidingWindow {
        for (name, value, bounds) in [
            ("the input's side N", input, 1...24), ("the window's side F", filter, 1...24),
            ("the stride S", stride, 1...24), ("the padding P", padding, 0...12),
        ] where !bounds.contains(value) {
            throw .outOfBounds(
                what: name, value: "\(value)", bounds: "\(bounds.lowerBound) to \(bounds.upperBound), to be drawn")
        }
        guard filter <= input + 2 * padding else {
            throw .outOfBounds(
                what: "the window's side F", value: "\(filter)",
                bounds: "at most that of the padded input, \(input + 2 * padding)")
        }
        return self
    }
}

/// The places of everything in a sliding window's scenes.
struct WindowLayout {
    private let window: SlidingWindow
    /// The padded input's side, in cells.
    private let side: Int
    /// Placements along one axis that fit.
    private let output: Int
    /// Cells that are left over.
    private let remainder: Int
    private let cell: Double
    private let grid: Box
    private let result: Box
    private let size: Size

    init(_ window: SlidingWindow, width: Double) throws(FigureError) {
        self.window = window
        side = window.input + 2 * window.padding
        let travel = side - window.filter
        output = travel / window.stride + 1
        remainder = travel % window.stride
        // A placement that does not fit hangs out on the right; it needs room there.
        let overhang = remainder == 0 ? 0 : window.stride - remainder
        let between = min(84, width * 0.12).rounded()
        // Small enough for a phone to show it shrunk: to lay an animation out anew would take as long again.
        let room = (min(width, 448) - between - 4) / Double(side + overhang + max(output, 3))
        cell = min(30, room.rounded(.down))
        guard cell >= 4 else {
            throw .outOfBounds(
                what: "the input's side N", value: "\(window.input)",
                bounds: "smaller, to be drawn in \(Int(width)) pixels")
        }
        let gridSide = Double(side) * cell
        let outputSide = Double(output) * cell
        let top = 58.0
        grid = Box(left: 2, top: top, width: gridSide, height: gridSide)
        let left = grid.right + Double(overhang) * cell + between
        result = Box(left: left, top: top + (gridSide - outputSide) / 2, width: outputSide, height: outputSide)
        let title = try TextStyle.title.width(of: WindowLayout.title(window))
        let equation = try TextStyle.label.width(of: WindowLayout.equation(window))
        let captions = try TextStyle.tick.width(of: WindowLayout.outputCaption(output))
        size = Size(
            width: min(
                max(result.right, result.center.x + captions / 2, title, equation) + 2, max(width, result.right + 2)
            )
            .rounded(.up),
            height: (grid.bottom + 24).rounded(.up))
    }

    /// The placements that are shown, by number: all; of many, those of the first row and the last of each further one. Where they do not
    /// fit, the first row and the placement that hangs out.
    var steps: [Int] {
        if remainder > 0 { return Array(0...output) }
        if output * output <= 64 { return Array(0..<output * output) }
        return Array(0..<output) + (2...output).map { $0 * output - 1 }
    }

    private static func title(_ window: SlidingWindow) -> String {
        "N = \(window.input), F = \(window.filter), S = \(window.stride), P = \(window.padding)"
    }

    private static func equation(_ window: SlidingWindow) -> String {
        let padding = window.padding > 0 ? " + 2·\(window.padding)" : ""
        let travel = window.input + 2 * window.padding - window.filter
        let size = Double(travel) / Double(window.stride) + 1
        let fits = travel % window.stride == 0
        return "(\(window.input) − \(window.filter)\(padding)) / \(window.stride) + 1 = "
            + (fits ? "\(Int(size))" : decimal(size, decimals: 2) + ", which does not fit")
    }

    private static func outputCaption(_ output: Int) -> String { "output \(output)×\(output)" }

    func drawing(step: Int) throws(FigureError) -> Drawing {
        var drawing = Drawing(size: size)
        let hangsOut = remainder > 0 && step == output
        drawing.text(try Label(WindowLayout.title(window), at: Point(0, 14), style: .title))
        drawing.text(
            try Label(
                WindowLayout.equation(window), at: Point(0, 36), style: .label,
                color: .token(remainder == 0 ? .muted : .rose)))
        let (row, column) = hangsOut ? (0, output) : step.quotientAndRemainder(dividingBy: output)
        if !hangsOut { drawConnection(row: row, column: column, on: &drawing) }
        try drawInput(on: &drawing)
        drawOutput(filled: hangsOut ? output : step + 1, on: &drawing)
        drawWindow(row: row, column: column, hangsOut: hangsOut, on: &drawing)
        let padded = window.padding > 0 ? ", padded \(side)×\(side)" : ""
        try caption("input \(window.input)×\(window.input)\(padded)", under: grid, on: &drawing)
        try caption(remainder == 0 ? WindowLayout.outputCaption(output) : "no output", under: result, on: &drawing)
        return drawing
    }

    private func caption(_ text: String, under box: Box, on drawing: inout Drawing) throws(FigureError) {
        let half = try TextStyle.tick.width(of: text) / 2
        drawing.text(
            try Label(
                text, at: Point(max(box.center.x, half), box.bottom + 18), anchor: .middle, style: .tick,
                color: .token(.muted)))
    }

    private func box(row: Int, column: Int, count: Int = 1, in area: Box) -> Box {
        Box(
            left: area.left + Double(column) * cell, top: area.top + Double(row) * cell,
            width: Double(count) * cell, height: Double(count) * cell)
    }

    private func drawInput(on drawing: inout Drawing) throws(FigureError) {
        let padding = window.padding
        for row in 0..<side {
            for column in 0..<side {
                let isPadding =
                    min(row, column) < padding || max(row, column) >= side - padding
                let cellBox = box(row: row, column: column, in: grid).grown(by: -0.5)
                // The connection passes under the grid.
                drawing.add(.rectangle(cellBox.grown(by: 0.5)), .token(.paper))
                drawing.add(.rectangle(cellBox), isPadding ? .token(.rule, opacity: 0.4) : .token(.rule))
            }
        }
        guard padding > 0, cell >= 16 else { return }
        for row in 0..<side {
            for column in 0..<side where min(row, column) < padding || max(row, column) >= side - padding {
                let center = box(row: row, column: column, in: grid).center
                drawing.text(
                    try Label(
                        "0", at: Point(center.x, center.y + 4), anchor: .middle, style: .tick, color: .token(.muted)))
            }
        }
    }

    private func drawOutput(filled: Int, on drawing: inout Drawing) {
        for index in 0..<output * output {
            let (row, column) = index.quotientAndRemainder(dividingBy: output)
            let cellBox = box(row: row, column: column, in: result).grown(by: -0.5)
            drawing.add(.rectangle(cellBox.grown(by: 0.5)), .token(.paper))
            drawing.add(.rectangle(cellBox), .token(.rule, opacity: 0.45))
            if remainder > 0 {
                drawing.add(.rectangle(cellBox), .token(.rose, opacity: index < filled ? 0.25 : 0))
            } else if index < filled {
                drawing.add(.rectangle(cellBox), index == filled - 1 ? .token(.orange) : .token(.orange, opacity: 0.35))
            }
        }
    }

    private func drawWindow(row: Int, column: Int, hangsOut: Bool, on drawing: inout Drawing) {
        let place = box(
            row: row * window.stride, column: column * window.stride, count: window.filter, in: grid)
        let color = MarkColor.token(hangsOut ? .rose : .blue)
        drawing.add(.rectangle(place), MarkColor(color.source, opacity: 0.3))
        drawing.line(place.corners + place.corners.prefix(2), color, width: 2.5)
    }

    /// From the window to the number that it makes; under the cells, so that it hides none of them.
    private func drawConnection(row: Int, column: Int, on drawing: inout Drawing) {
        let place = box(row: row * window.stride, column: column * window.stride, count: window.filter, in: grid)
        let target = box(row: row, column: column, in: result)
        drawing.line([place.center, target.center], .token(.orange), width: 1.25)
    }
}
