/// What a layer learns, or gathers while it is trained: its name, its shape, and how it begins.
public struct ParameterSpec: Sendable, Hashable {
    /// What becomes of it in training.
    public enum Role: Sendable, Hashable {
        /// The optimizer changes it, and weight decay shrinks it.
        case weight
        /// The optimizer changes it; weight decay leaves it alone.
        case bias
        /// Gathered on the way, as batch norm's running mean is. Not counted among the parameters.
        case statistic
    }

    /// How it begins.
    public enum Start: Sendable, Hashable {
        /// Drawn at random, with a spread that suits `fanIn` values going in and `fanOut` coming out.
        case random(fanIn: Int, fanOut: Int)
        /// The same value everywhere.
        case constant(Float)
    }

    /// Its name within the layer: `weight`, `bias`.
    public var name: String
    /// Its sizes.
    public var shape: [Int]
    /// What becomes of it in training.
    public var role: Role
    /// How it begins.
    public var start: Start

    /// How many numbers it holds.
    public var count: Int { shape.reduce(1, *) }

    /// A parameter of this shape.
    public init(_ name: String, shape: [Int], role: Role, start: Start) {
        (self.name, self.shape, self.role, self.start) = (name, shape, role, start)
    }
}
