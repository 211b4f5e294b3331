import Kernels

/// Pooling of an image of numbers: what each window passes on.
///
/// Windows that do not overlap are shown all at once, each in its own color; windows that do are shown one after the other.
public struct PoolingSteps: Figure {
    /// What is computed.
    public var title: String
    /// The image, `[H, W]`.
    public var input: Tensor
    /// The window's side.
    public var filter: Int
    /// By how much the window moves.
    public var stride: Int
    /// What a window passes on.
    public var kind: Kind
    public var alternativeText: String

    /// What a window passes on.
    public enum Kind: String, Sendable, Hashable {
        case max, average
    }

    /// A figure of every window.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(
        title: String, input: Tensor, filter: Int = 2, stride: Int = 2, kind: Kind = .max, alternativeText: String
    ) {
        self.title = title
        self.input = input
        self.filter = filter
        self.stride = stride
        self.kind = kind
        self.alternativeText = alternativeText
    }

    /// Lays the figure out.
    ///
    /// - Throws: `FigureError` for a tensor that is not a matrix, or a window that does not fit.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let input = try Numbers(input, name: "the input")
        guard filter > 0, filter <= Swift.min(input.rows, input.columns) else {
            throw .outOfBounds(
                what: "the window's side", value: "\(filter)", bounds: "1 to \(Swift.min(input.rows, input.columns))")
        }
        let rows = try placements(input: input.rows, window: filter, stride: stride)
        let columns = try placements(input: input.columns, window: filter, stride: stride)
        let window = try Numbers(
            rows: filter, columns: filter, values: [Float](repeating: 0, count: filter * filter))
        let windows = input.windows(rows: rows, columns: columns, like: window, stride: stride)
        let output = try Numbers(rows: rows, columns: columns, values: windows.map(passedOn))
        if stride >= filter, rows * columns <= 8 {
            return [Scene(try still(input: input, output: output, width: width))]
        }
        let steps = NumberSteps(
            title: title, input: input, padding: 0, window: (filter, filter), stride: stride, filter: nil,
            output: output,
            arithmetic: zip(windows, output.texts).map { window, text in
                "\(kind.rawValue)(\(window.map(short).joined(separator: ", "))) = \(text)"
            },
            summary: output.texts.map { "\(kind.rawValue) of \(filter * filter) numbers = \($0)" })
        return try steps.scenes(width: width)
    }

    private func passedOn(_ window: [Float]) -> Float {
        switch kind {
        case .max: window.max() ?? 0
        case .average: window.reduce(0, +) / Float(window.count)
        }
    }

    private func still(input: Numbers, output: Numbers, width: Double) throws(FigureError) -> Drawing {
        let inputBox = input.box(at: Point(1, 2))
        let size = output.box(at: Point(0, 0))
        let outputBox = Box(
            left: inputBox.right + 72, top: inputBox.center.y - size.height / 2, width: size.width, height: size.height)
        guard outputBox.right < width else {
            throw .outOfBounds(
                what: "the number of columns", value: "\(input.columns)", bounds: "few enough for \(Int(width)) pixels")
        }
        var drawing = Drawing(
            size: Size(
                width: (outputBox.right + 1).rounded(.up),
                height: (max(inputBox.bottom, outputBox.bottom) + 24).rounded(.up)))
        try input.draw(in: inputBox, on: &drawing) { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: input.columns)
            let (windowRow, windowColumn) = (row / stride, column / stride)
            guard row % stride < filter, column % stride < filter, windowRow < output.rows,
                windowColumn < output.columns
            else { return .token(.rule, opacity: 0.4) }
            let placement = windowRow * output.columns + windowColumn
            // The number that is passed on stands out.
            let isPassedOn = kind == .max && input.values[index] == output.values[placement]
            return MarkColor(seriesColor(placement).source, opacity: isPassedOn ? 1 : 0.25)
        }
        try output.draw(in: outputBox, on: &drawing) { seriesColor($0) }
        try drawArrow(from: inputBox, to: outputBox, on: &drawing)
        return try drawing.headed(by: title, width: width)
    }

    private func drawArrow(from input: Box, to output: Box, on drawing: inout Drawing) throws(FigureError) {
        let (start, end) = (Point(input.right + 14, input.center.y), Point(output.left - 14, input.center.y))
        drawing.line([start, end], .token(.muted), width: 1.25)
        drawing.line([end + Point(-6, -5), end, end + Point(-6, 5)], .token(.muted), width: 1.25)
        for (text, box) in [("input", input), ("\(kind.rawValue) of each window", output)] {
            let half = try TextStyle.tick.width(of: text) / 2
            drawing.text(
                try Label(
                    text, at: Point(min(box.center.x, drawing.size.width - half), box.bottom + 18), anchor: .middle,
                    style: .tick, color: .token(.muted)))
        }
    }
}
