/// What is wrong with a file of a data set.
public enum FileProblem: Hashable, Sendable {
    /// It cannot be read, or inflated.
    case unreadable(reason: String)
    /// None of the names under which it is looked for is there.
    case missing(names: [String])
    /// It begins with something else.
    case wrongStart(found: String, expected: String)
    /// It is longer or shorter than it says, or than whole records are.
    case wrongLength(found: Int, expected: String)
    /// A compressed file goes on after the end that its sizes give.
    case longerThan(shape: [Int])
    /// It describes images of a size that no such set has.
    case wrongShape(found: [Int], expected: String)
    /// It has another number of entries than the file that goes with it.
    case countDiffers(found: Int, expected: Int, other: String)
    /// An entry with a label that names no class; where in the file.
    case labelOutside(label: Int, entry: Int, offset: Int, classes: Int)
}

extension FileProblem: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .missing(let names):
            "the file is missing\n  put \(names.joined(separator: " or ")) into the folder"
        case .wrongStart(let found, let expected): "the file begins with \(found)\n  it must begin with \(expected)"
        case .wrongLength(let found, let expected):
            "the file has \(found) bytes\n  it must have \(expected): copy or download it again"
        case .longerThan(let shape):
            "the file says that its shape is \(shape), but holds more\n  copy or download it again"
        case .wrongShape(let found, let expected): "the file says that its shape is \(found)\n  it must be \(expected)"
        case .countDiffers(let found, let expected, let other):
            "the file has \(found) entries, but \(other) has \(expected)\n  the two do not belong together"
        case .labelOutside(let label, let entry, let offset, let classes):
            "entry \(entry), at byte \(offset), has the label \(label)\n  it must be one of 0..<\(classes)"
        }
    }
}
