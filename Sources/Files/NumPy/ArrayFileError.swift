/// Why the bytes of an NPY or NPZ file do not give tensors.
public enum ArrayFileError: Error, Equatable, Sendable {
    /// The bytes do not begin as such a file does.
    case notAnArrayFile(expected: String)
    /// The bytes end before they should.
    case truncated(needed: Int, found: Int)
    /// The file's version is newer than this reader.
    case unknownVersion(Int)
    /// The header lacks one of its three entries.
    case missingEntry(String)
    /// The shape in the header is not a tuple of sizes; the text that is there instead.
    case badShape(String)
    /// A shape with more values than a tensor can hold.
    case tooLarge(shape: [Int])
    /// Values of a type that a tensor of Float cannot hold.
    case unsupportedType(String)
    /// The archive's list of entries is missing or damaged.
    case badDirectory(isMissing: Bool)
    /// An entry of the archive that cannot be unpacked, and why.
    case badEntry(name: String, EntryProblem)

    /// What is wrong with an entry of an archive.
    public enum EntryProblem: Equatable, Sendable {
        /// All arrays together unpack to more bytes than the caller allows.
        case overLimit(Int)
        /// The entry has 4 GB or more.
        case tooLarge
        /// The directory names a place where the entry does not begin.
        case notWhereTheDirectorySays
        /// A compression method other than stored and deflate.
        case unknownMethod(Int)
        /// The sizes contradict each other, or what deflate can do.
        case impossibleSize
        /// The data does not unpack to its size.
        case doesNotUnpack
        /// The checksum differs.
        case checksumDiffers
    }
}
