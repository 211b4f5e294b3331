extension ArrayFileError: CustomStringConvertible {
    /// What is wrong with the bytes.
    public var description: String {
        switch self {
        case .notAnArrayFile(let expected): "not \(expected): it begins with other bytes"
        case .truncated(let needed, let found):
            "the file ends too soon: \(needed) bytes are needed, and there are \(found)"
        case .unknownVersion(let version): "version \(version) of the NPY format is unknown; 1, 2 and 3 are known"
        case .missingEntry(let key): "the header of the array has no '\(key)'"
        case .badShape(let text): "the shape in the header is '\(text)', which is not a tuple of sizes"
        case .tooLarge(let shape): "an array of shape \(shape) is too large for memory"
        case .unsupportedType(let type):
            "values of type '\(type)' cannot be read; real numbers, whole numbers and booleans can"
        case .badDirectory(isMissing: true): "the archive has no directory; it may be cut off"
        case .badDirectory(isMissing: false): "the archive's directory is damaged"
        case .badEntry(let name, let problem): "entry '\(name)' of the archive \(problem.clause)"
        }
    }
}

extension ArrayFileError.EntryProblem {
    fileprivate var clause: String {
        switch self {
        case .overLimit(let limit): "unpacks to more than the \(limit) bytes that are allowed"
        case .tooLarge: "has 4 GB or more, which this reader does not take"
        case .notWhereTheDirectorySays: "is not where the directory says"
        case .unknownMethod(let method): "has the unknown compression method \(method); stored and deflate are known"
        case .impossibleSize: "states an impossible size"
        case .doesNotUnpack: "is damaged: it does not unpack to its size"
        case .checksumDiffers: "is damaged: the checksum differs"
        }
    }
}
