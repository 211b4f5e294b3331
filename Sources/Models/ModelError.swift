/// Why one of these models cannot be made, learn or answer.
public enum ModelError: Error, Equatable, Sendable {
    /// A setting with which nothing works.
    case setting(name: String, value: String, allowed: String)
    /// No images to search, or to learn from.
    case nothingGiven(what: String)
    /// An image of another size than the rest.
    case imageShape(expected: [Int], found: [Int])
    /// A label that is not one of the classes.
    case labelOutside(label: Int, classes: Int)
    /// The loss became infinite or not a number.
    case diverged(epoch: Int, learningRate: Float)
    /// Data with a value that is not finite.
    case notFinite(what: String, row: Int)
    /// Fewer rows of data than are needed.
    case tooFewRows(needed: Int, found: Int)
    /// Numbers that are not probabilities, or do not sum to 1.
    case notADistribution(what: String, row: Int, sum: Double)
    /// Observations that no sequence of states can give.
    case impossibleObservations(time: Int)
}
