import Kernels

/// A filter that slides over an image of numbers, with the sum of products of every placement.
public struct FilterSteps: Figure {
    /// What is computed.
    public var title: String
    /// The image, `[H, W]`.
    public var input: Tensor
    /// The filter, `[R, S]`, as it lies on the image: it is not flipped.
    public var filter: Tensor
    /// By how much the filter moves.
    public var stride: Int
    /// Zeros on each side of the image.
    public var padding: Int
    public var alternativeText: String

    public init(
        title: String, input: Tensor, filter: Tensor, stride: Int = 1, padding: Int = 0, alternativeText: String
    ) {
        self.title = title
        self.input = input
        self.filter = filter
        self.stride = stride
        self.padding = padding
        self.alternativeText = alternativeText
    }

    /// Lays out one scene for each placement.
    ///
    /// - Throws: `FigureError` for tensors that are not matrices, or a filter that does not fit.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        let filter = try Numbers(filter, name: "the filter")
        let input = try Numbers(try Numbers(input, name: "the input").padded(by: padding))
        let rows = try placements(input: input.rows, window: filter.rows, stride: stride)
        let columns = try placements(input: input.columns, window: filter.columns, stride: stride)
        let windows = input.windows(rows: rows, columns: columns, like: filter, stride: stride)
        let sums = windows.map { window in zip(window, filter.values).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
        let steps = NumberSteps(
            title: title, input: input, padding: padding, window: (filter.rows, filter.columns), stride: stride,
            filter: filter, output: try Numbers(rows: rows, columns: columns, values: sums),
            arithmetic: zip(windows, sums).map { products(of: $0, filter.values) + " = " + short($1) },
            summary: sums.map { "sum of \(filter.values.count) products = \(short($0))" })
        return try steps.scenes(width: width)
    }

    /// The products with a weight that is not zero.
    private func products(of window: [Float], _ weights: [Float]) -> String {
        zip(window, weights).filter { $0.1 != 0 }.map { value, weight in
            let factor = weight < 0 ? "(\(short(weight)))" : short(weight)
            return value < 0 ? "(\(short(value)))·\(factor)" : "\(short(value))·\(factor)"
        }.joined(separator: " + ")
    }
}

/// How often a window fits along one axis of the padded input.
func placements(input: Int, window: Int, stride: Int) throws(FigureError) -> Int {
    guard stride > 0 else { throw .outOfBounds(what: "the stride", value: "\(stride)", bounds: "1 or more") }
    let travel = input - window
    guard travel >= 0, travel.isMultiple(of: stride) else {
        throw .outOfBounds(
            what: "the window's side", value: "\(window)",
            bounds: "such that (\(input) − \(window)) / \(stride) + 1 is a whole number of 1 or more")
    }
    let count = travel / stride + 1
    guard count <= 8 else {
        throw .outOfBounds(
            what: "the number of placements along a side", value: "\(count)", bounds: "at most 8, to be followed")
    }
    return count
}

extension Numbers {
    init(_ padded: (rows: Int, columns: Int, values: [Float])) throws(FigureError) {
        try self.init(rows: padded.rows, columns: padded.columns, values: padded.values)
    }

    /// The matrix with rows and columns of zeros around it.
    func padded(by padding: Int) throws(FigureError) -> (rows: Int, columns: Int, values: [Float]) {
        guard 0...4 ~= padding else {
            throw .outOfBounds(what: "the padding", value: "\(padding)", bounds: "0 to 4, to be drawn")
        }
        let (height, width) = (rows + 2 * padding, columns + 2 * padding)
        var values = [Float](repeating: 0, count: height * width)
        for row in 0..<rows {
            for column in 0..<columns {
                values[(row + padding) * width + column + padding] = self.values[row * columns + column]
            }
        }
        return (height, width, values)
    }

    /// The numbers under a window at each of its placements, row by row.
    func windows(rows: Int, columns: Int, like window: Numbers, stride: Int) -> [[Float]] {
        (0..<rows * columns).map { placement in
            let (top, left) = (placement / columns * stride, placement % columns * stride)
            return (0..<window.rows * window.columns).map { index in
                values[(top + index / window.columns) * self.columns + left + index % window.columns]
            }
        }
    }
}
