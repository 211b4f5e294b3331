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
        case .severalFreeSizes(let shape): "shape \(shape): only one size may be -1, which is computed from the others"
        case .sizesDoNotAddUp(let sizes, let size):
            sizes.contains { $0 < 0 }
                ? "sizes \(sizes) must not be below 0"
                : "sizes \(sizes) add up to \(sizes.reduce(0, &+)), and the axis has \(size)"
        case .negativeSize(let shape): "shape \(shape) has a size below 0"
        case .tooLarge(let shape):
            "a tensor of shape \(shape) is too large: 2^31 - 1 values are the most that a tensor holds"
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
        case .innerSizesDiffer(let operation, let left, let right):
            "\(operation): \(left) times \(right) needs as many columns on the left (\(left.last ?? 1)) as rows on the right (\(right.first ?? 1))"
        case .mismatch(let operation, let argument, let expected, let found):
            "\(operation): \(argument) must have shape \(expected), and has \(found)"
        case .channelsDiffer(let operation, let input, let weight, let groups):
            "\(operation): the input has \(input) channels and the weight is made for \(weight * groups)"
                + (groups > 1 ? " (\(weight) in each of \(groups) groups)" : "")
                + ": a filter reaches through the full depth of its input"
        case .groupsDoNotDivide(let channels, let groups):
            "\(channels) channels cannot be divided into \(groups) equal groups"
        case .mustBePositive(let name, let value): "\(name) must be at least 1, and is \(value)"
        case .mustNotBeNegative(let name, let value): "\(name) must not be below 0, and is \(value)"
        case .valueOutside(let name, let value, let range): "\(name) must be in \(range), and is \(value)"
        case .noScores(let operation, let shape):
            "\(operation): shape \(shape) has no scores; give at least one"
        case .labelOutside(let label, 0): "label \(label) is not a class: there are no classes"
        case .labelOutside(let label, let classes):
            "label \(label) is not one of \(classes) classes, which are 0...\(classes - 1)"
        case .indexOutside(let operation, let index, 0): "\(operation): index \(index) is outside an empty axis"
        case .indexOutside(let operation, let index, let size):
            "\(operation): index \(index) is not a whole number in 0...\(size - 1)"
        case .windowDoesNotFit(let misfit): misfit.description
        }
    }
}
