/// Why shapes or sizes do not go together, with the arithmetic. ``description`` says it in a sentence or two: what is
/// wrong, and what would fit.
public enum ShapeError: Error, Equatable, Sendable {
    /// A row of a matrix is longer or shorter than the first.
    case ragged(row: Int, expected: Int, found: Int)
    /// Values that do not fill the shape.
    case count(values: Int, shape: [Int])
    /// A shape in which several sizes are to be computed from the others.
    case severalFreeSizes(shape: [Int])
    /// Sizes of parts that are not together as long as the axis.
    case sizesDoNotAddUp(sizes: [Int], size: Int)
    /// A shape with a size below 0.
    case negativeSize(shape: [Int])
    /// A shape that no memory holds.
    case tooLarge(shape: [Int])
    /// An axis that the tensor does not have.
    case axisOutside(axis: Int, rank: Int)
    /// A range that the axis does not have.
    case rangeOutside(from: Int, to: Int, size: Int)
    /// Axes that do not name every axis once.
    case notAPermutation(axes: [Int], rank: Int)
    /// Shapes that cannot be repeated to fit each other.
    case cannotBroadcast(left: [Int], right: [Int])
    /// An argument with the wrong number of axes.
    case wrongRank(operation: String, argument: String, expected: String, found: [Int])
    /// A matrix product whose inner sizes differ.
    case innerSizesDiffer(operation: String, left: [Int], right: [Int])
    /// An argument whose shape does not go with the others.
    case mismatch(operation: String, argument: String, expected: [Int], found: [Int])
    /// A weight made for another number of channels.
    case channelsDiffer(operation: String, input: Int, weight: Int, groups: Int)
    /// Channels that cannot be divided into equal groups.
    case groupsDoNotDivide(channels: Int, groups: Int)
    /// A size, stride or count below 1.
    case mustBePositive(name: String, value: Int)
    /// A padding or the like below 0.
    case mustNotBeNegative(name: String, value: Int)
    /// A number outside the range in which the operation means anything.
    case valueOutside(name: String, value: Double, range: String)
    /// A class label outside the classes.
    case labelOutside(label: Int, classes: Int)
    /// A value, used as an index, that is not a whole number inside the axis.
    case indexOutside(operation: String, index: Float, size: Int)
    /// Probabilities of no classes.
    case noScores(operation: String, shape: [Int])
    /// A sliding window that does not end at the edge of its input, or is larger than it.
    case windowDoesNotFit(WindowMisfit)
}
