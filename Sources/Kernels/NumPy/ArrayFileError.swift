/// Why the bytes of an NPY or NPZ file are no tensors.
public enum ArrayFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The bytes do not begin as such a file does.
    case notAnArrayFile(String)
    /// The bytes end before they should.
    case truncated(needed: Int, found: Int)
    /// The header is not as the format's description has it.
    case badHeader(String)
    /// Values of a type that has no place in a tensor of Float.
    case unsupportedType(String)
    /// An entry of the archive that cannot be unpacked, and why.
    case badEntry(name: String, reason: String)

    /// What is wrong with the bytes.
    public var description: String {
        switch self {
        case .notAnArrayFile(let expected): "not \(expected): the first bytes are others"
        case .truncated(let needed, let found):
            "the file ends too soon: \(needed) bytes are needed, and there are \(found)"
        case .badHeader(let reason): "the header of the array cannot be read: \(reason)"
        case .unsupportedType(let type):
            "values of type '\(type)' cannot be read; real numbers, whole numbers and booleans can"
        case .badEntry(let name, let reason): "entry '\(name)' of the archive: \(reason)"
        }
    }
}
