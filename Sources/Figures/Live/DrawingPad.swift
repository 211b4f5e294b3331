/// A pad of a live figure on which a reader draws by pointer or by keys. The function that draws takes its cells, `[Float]`, row by
/// row: 0 where nothing was drawn, 1 where all is ink.
///
///     DrawingPad("a digit", width: 28, height: 28, brush: 2.5)
///
/// A cell has one of 16 grays, as many as a page's address can keep; what it starts with, or a preset has, is rounded to them.
public struct DrawingPad: Control {
    let label: String
    let width: Int
    let height: Int
    let brush: Double
    let start: [Float]

    /// Steps from paper to ink.
    package static let levels = 15

    /// A pad of cells.
    ///
    /// - Parameters:
    ///   - label: what is drawn on it, in the reader's words.
    ///   - width: how many columns it has, at most 64.
    ///   - height: how many rows it has, at most 64.
    ///   - brush: how thick a stroke is, in cells. One of 1 fills whole cells; the edges of a thicker one are gray.
    ///   - start: what is drawn at first, row by row; nothing where it is left out.
    public init(_ label: String, width: Int, height: Int, brush: Double = 1, at start: [Float]? = nil) {
        self.label = label
        self.width = width
        self.height = height
        self.brush = brush
        self.start = start ?? Array(repeating: 0, count: max(width, 0) * max(height, 0))
    }

    public var erased: AnyControl? {
        let step = 1 / Double(Self.levels)
        let ranges = start.map { value in
            let blank = SteppedRange(minimum: 0, maximum: 1, step: step, start: 0)
            return SteppedRange(minimum: 0, maximum: 1, step: step, start: blank.nearest(Double(value)))
        }
        return AnyControl(label: label, kind: .pad(width: width, height: height, brush: brush), ranges: ranges)
    }

    public func value(_ numbers: [Double]) -> [Float] { numbers.map { Float($0) } }
}
