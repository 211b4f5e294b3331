/// What one side of a chart measures.
public struct Axis: Sendable, Hashable {
    /// What is measured, e.g. `epoch`.
    public var name: String
    /// Its unit, e.g. `ms`; nil for a pure number.
    public var unit: String?
    /// How values are laid along it.
    public var scale: Scale
    /// The values that it must show; nil for those of the data. It ends at the round numbers around them.
    public var range: ClosedRange<Double>?
    /// Whether the digits of its numbers are in groups: those of years are not.
    public var grouping: Grouping

    /// Whether the digits of a number are in groups.
    public enum Grouping: Sendable, Hashable {
        /// A comma at each thousand: 12,000.
        case thousands
        /// No comma: 1998.
        case never
    }

    /// How values are laid along an axis.
    public enum Scale: Sendable, Hashable {
        case linear
        /// Equal factors are equal distances. Only for positive values.
        case logarithmic
    }

    /// An axis that measures `name`.
    public init(
        _ name: String, unit: String? = nil, scale: Scale = .linear, range: ClosedRange<Double>? = nil,
        grouping: Grouping = .thousands
    ) {
        self.name = name
        self.unit = unit
        self.scale = scale
        self.range = range
        self.grouping = grouping
    }

    /// Name and unit as they are written at the axis.
    var title: String { unit.map { "\(name) (\($0))" } ?? name }
}
