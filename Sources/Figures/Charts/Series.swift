import Kernels

/// One line of a chart.
public struct Series: Sendable, Hashable {
    /// What the line is, written beside it; empty for no label.
    public var name: String
    /// The points' places along the level axis.
    public var x: [Double]
    /// The points' places along the upright axis; as many as `x`.
    public var y: [Double]
    /// How the points are drawn.
    public var style: Style

    /// How the points of a line are drawn.
    public enum Style: Sendable, Hashable {
        case line
        /// A line with a dot at each point: for few measured points.
        case dottedLine
        /// Dots only.
        case dots
        /// For what is expected or a bound, beside what is measured.
        case dashed
    }

    public init(_ name: String, x: [Double], y: [Double], style: Style = .line) {
        self.name = name
        self.x = x
        self.y = y
        self.style = style
    }

    /// A line through values at 1, 2, 3, …: for what is counted, such as epochs.
    public init(_ name: String, _ y: [Double], style: Style = .line) {
        self.init(name, x: y.indices.map { Double($0 + 1) }, y: y, style: style)
    }

    /// A line through the values of two tensors.
    public init(_ name: String, x: Tensor, y: Tensor, style: Style = .line) {
        self.init(name, x: x.values.map(Double.init), y: y.values.map(Double.init), style: style)
    }
}
