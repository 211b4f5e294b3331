import Kernels

/// A matrix as its numbers in cells, tinted by value where that helps.
public struct NumberGrid: Figure {
    /// What the matrix is.
    public var title: String
    /// The numbers, `[rows, columns]`.
    public var matrix: Tensor
    /// How values become tints; nil for plain cells.
    public var tint: ColorMap?
    public var alternativeText: String

    public init(title: String, _ matrix: Tensor, tint: ColorMap? = nil, alternativeText: String) {
        self.title = title
        self.matrix = matrix
        self.tint = tint
        self.alternativeText = alternativeText
    }

    /// Lays the grid out.
    ///
    /// - Throws: `FigureError` where the matrix is not one, is empty, not finite, or too large to be read.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let numbers = try Numbers(matrix, name: "the matrix")
        let box = numbers.box(at: Point(1, 1))
        guard box.right < width else {
            throw .outOfBounds(
                what: "the number of columns", value: "\(numbers.columns)",
                bounds: "few enough for \(Int(width)) pixels")
        }
        var drawing = Drawing(
            size: Size(width: (box.right + 1).rounded(.up), height: (box.bottom + 2).rounded(.up)))
        try numbers.draw(in: box, on: &drawing) { index in
            guard let tint else { return .token(.rule, opacity: 0.5) }
            let scale = tint.range(of: numbers.values)
            return tint.color(numbers.values[index], in: scale)
        }
        return [Scene(try drawing.headed(by: title, width: width))]
    }
}

/// A matrix that is written out.
struct Numbers {
    let rows: Int
    let columns: Int
    let values: [Float]
    let texts: [String]
    let cell: Size

    static let most = 400

    init(_ tensor: Tensor, name: String) throws(FigureError) {
        let image = try PlainImage(tensor, name: name)
        guard image.channels == 1, image.values.count <= Numbers.most else {
            throw .shape(
                what: name, shape: tensor.shape, expected: "[rows, columns] of at most \(Numbers.most) numbers")
        }
        try self.init(rows: image.height, columns: image.width, values: image.values)
    }

    init(rows: Int, columns: Int, values: [Float]) throws(FigureError) {
        self.rows = rows
        self.columns = columns
        self.values = values
        texts = evenly(values.map(Double.init), atMost: 2)
        var widest = 0.0
        for text in texts { widest = max(widest, try TextStyle.label.width(of: text)) }
        cell = Size(width: max(32, widest + 12).rounded(.up), height: 32)
    }

    func box(at corner: Point) -> Box {
        Box(left: corner.x, top: corner.y, width: cell.width * Double(columns), height: cell.height * Double(rows))
    }

    /// The part of a grid's box that some of its cells take.
    func cells(row: Int, column: Int, height: Int = 1, width: Int = 1, in box: Box) -> Box {
        Box(
            left: box.left + Double(column) * cell.width, top: box.top + Double(row) * cell.height,
            width: Double(width) * cell.width, height: Double(height) * cell.height)
    }

    /// Draws cells of the given grounds with their numbers. A cell whose text is nil is left open.
    func draw(
        in box: Box, on drawing: inout Drawing, texts shown: [String?]? = nil, ground: (Int) -> MarkColor
    ) throws(FigureError) {
        for index in values.indices {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let place = cells(row: row, column: column, in: box)
            let color = ground(index)
            drawing.add(.rectangle(place.grown(by: 0.5)), .token(.paper))
            drawing.add(.rectangle(place.grown(by: -0.5)), color)
            guard let text = shown.map({ $0[index] }) ?? texts[index] else { continue }
            drawing.text(
                try Label(
                    text, at: Point(place.center.x, place.center.y + 4.5), anchor: .middle, style: .label,
                    color: .over(color)))
        }
    }
}
