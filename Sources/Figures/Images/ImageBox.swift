/// A box on an image, in its pixels.
public struct ImageBox: Sendable, Hashable {
    /// What is in it; empty for no name.
    public var name: String
    /// The left edge.
    public var left: Double
    /// The top edge.
    public var top: Double
    /// The right edge.
    public var right: Double
    /// The bottom edge.
    public var bottom: Double
    /// The number of the color.
    public var group: Int
    /// How its edge is drawn.
    public var style: Style

    /// How a box's edge is drawn.
    public enum Style: Sendable, Hashable {
        case solid, dashed
    }

    /// A box with these edges.
    public init(
        _ name: String, left: Double, top: Double, right: Double, bottom: Double, group: Int = 0, style: Style = .solid
    ) {
        self.name = name
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
        self.group = group
        self.style = style
    }
}
