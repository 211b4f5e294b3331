/// Why shapes or sizes do not go together, with the arithmetic. ``description`` says it in a sentence or two: what is
/// wrong, and what would fit.
public enum ShapeError: Error, Equatable, Sendable {
    /// A row of a matrix is longer or shorter than the first.
    case ragged(row: Int, expected: Int, found: Int)
    /// So many values do not fill this shape.
    case count(values: Int, shape: [Int])
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
    case innerSizesDiffer(left: [Int], right: [Int])
    /// An argument whose shape does not go with the others.
    case mismatch(operation: String, argument: String, expected: [Int], found: [Int])
    /// A weight made for another number of channels.
    case channelsDiffer(input: Int, weight: Int, groups: Int)
    /// Channels that cannot be parted into so many groups.
    case groupsDoNotDivide(channels: Int, groups: Int)
    /// A size, stride or count below 1.
    case mustBePositive(name: String, value: Int)
    /// A padding or the like below 0.
    case mustNotBeNegative(name: String, value: Int)
    /// A number outside the range in which the operation means anything.
    case valueOutside(name: String, value: Double, range: String)
    /// A class label outside the classes.
    case labelOutside(label: Int, classes: Int)
    /// Probabilities of no classes.
    case noScores(operation: String, shape: [Int])
    /// A sliding window that does not end at the edge of its input, or is larger than it.
    case windowDoesNotFit(WindowMisfit)
}

extension ShapeError: CustomStringConvertible {
    /// The mistake in a sentence or two, with what would fit.
    public var description: String {
        switch self {
        case .ragged(let row, let expected, let found):
            "row \(row) has \(found) \(found == 1 ? "value" : "values") where row 0 has \(expected): a matrix needs rows of one length"
        case .count(let values, let shape):
            "\(values) values do not fill shape \(shape)"
                + (shape.contains(-1)
                    ? "" : ", which holds \(shape.map(String.init).joined(separator: " x ")) = \(shape.reduce(1, &*))")
        case .negativeSize(let shape): "shape \(shape) has a size below 0"
        case .tooLarge(let shape): "a tensor of shape \(shape) is too large for memory"
        case .axisOutside(let axis, let rank):
            rank == 0
                ? "a single number has no axis \(axis)"
                : "axis \(axis) is not one of the \(rank) axes, which are 0...\(rank - 1), or -1 for the last"
        case .rangeOutside(let from, let to, let size): "\(from)..<\(to) is not inside an axis of size \(size)"
        case .notAPermutation(let axes, let rank):
            "axes \(axes) must name each of \(Array(0..<rank)) once"
        case .cannotBroadcast(let left, let right):
            "shapes \(left) and \(right) do not go together: from the last axis on, sizes must be equal, or one of them 1"
        case .wrongRank(let operation, let argument, let expected, let found):
            "\(operation): \(argument) must be \(expected), and has shape \(found)"
                + (expected == "[N, in]" && found.count > 2
                    ? "; .reshaped([\(found[0]), \(found.dropFirst().reduce(1, &*))]) makes a row of each image" : "")
        case .innerSizesDiffer(let left, let right):
            "matmul: \(left) times \(right) needs as many columns on the left (\(left.last ?? 1)) as rows on the right (\(right.first ?? 1))"
        case .mismatch(let operation, let argument, let expected, let found):
            "\(operation): \(argument) must have shape \(expected), and has \(found)"
        case .channelsDiffer(let input, let weight, let groups):
            "conv2d: the input has \(input) channels and the weight is made for \(weight * groups)"
                + (groups > 1 ? " (\(weight) in each of \(groups) groups)" : "")
                + ": a filter reaches through the full depth of its input"
        case .groupsDoNotDivide(let channels, let groups):
            "\(channels) channels cannot be parted into \(groups) equal groups"
        case .mustBePositive(let name, let value): "\(name) must be at least 1, and is \(value)"
        case .mustNotBeNegative(let name, let value): "\(name) must not be below 0, and is \(value)"
        case .valueOutside(let name, let value, let range): "\(name) must be in \(range), and is \(value)"
        case .noScores(let operation, let shape):
            "\(operation): shape \(shape) has no scores, and what has no classes cannot sum to 1; give at least one score"
        case .labelOutside(let label, 0): "label \(label) is not a class, for there are no classes"
        case .labelOutside(let label, let classes):
            "label \(label) is not one of \(classes) classes, which are 0...\(classes - 1)"
        case .windowDoesNotFit(let misfit): misfit.description
        }
    }
}
