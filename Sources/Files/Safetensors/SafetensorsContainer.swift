/// A file of named arrays of numbers, as PyTorch's users exchange them. Opening it reads the header alone, and asking for an
/// array reads that array.
package struct SafetensorsContainer: Sendable {
    /// Where the file is.
    package let path: String
    private let file: RandomAccessFile
    private let header: SafetensorsHeader
    /// Where the arrays' bytes begin.
    private let start: Int

    /// Opens the file, and checks that its header is sound and agrees with its length.
    package init(path: String) throws(SafetensorsError) {
        self.path = path
        do { file = try RandomAccessFile(path: path) } catch { throw .file(error) }
        if try SafetensorsContainer.isPickled(file) { throw .pickled }
        guard file.count >= 8 else { throw .tooShort(bytes: file.count) }
        let length = try SafetensorsContainer.bytes(of: file, 0..<8).reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        let limit = min(file.count - 8, SafetensorsHeader.longest)
        guard length <= limit else { throw .headerLength(length, atMost: limit) }
        start = 8 + Int(length)
        header = try SafetensorsHeader(
            SafetensorsContainer.bytes(of: file, 8..<start), available: file.count - start)
    }

    /// The arrays' names, in the order in which they lie in the file.
    package var names: [String] { header.names }

    /// What else the file says of itself.
    package var metadata: [String: String] { header.metadata }

    /// The sizes of an array's axes; nil where there is none of that name.
    package func shape(of name: String) -> [Int]? { header.entries[name]?.shape }

    /// The file's name for the type of an array's numbers, known here or not; nil where there is no array of that name.
    package func typeName(of name: String) -> String? { header.entries[name]?.typeName }

    /// Reads an array, whose numbers become the nearest Float, to `target`, which has room for its shape.
    ///
    /// - Returns: false where there is no array of that name, or one of an unknown type: nothing is then read.
    package func read(
        _ name: String, into target: UnsafeMutableBufferPointer<Float>
    ) throws(SafetensorsError) -> Bool {
        guard let entry = header.entries[name], let type = entry.type,
            entry.range.count == target.count * type.size
        else { return false }
        let first = start + entry.range.lowerBound
        do throws(FileError) {
            if type == .float32 {
                try file.read(at: first, into: UnsafeMutableRawBufferPointer(target))
            } else {
                try file.forEachPiece(of: first..<first + entry.range.count, unit: type.size) { offset, bytes in
                    type.decode(bytes, into: UnsafeMutableBufferPointer(rebasing: target[(offset / type.size)...]))
                }
            }
        } catch { throw .file(error) }
        return true
    }

    private static func bytes(
        of file: RandomAccessFile, _ range: Range<Int>
    ) throws(SafetensorsError) -> [UInt8] {
        do { return try file.bytes(range) } catch { throw .file(error) }
    }

    /// Whether the file begins as `torch.save` writes: as a zip, or, before PyTorch 1.6, as a pickle with its magic number.
    /// Read as the length of a header, either is greater than any that is allowed.
    private static func isPickled(_ file: RandomAccessFile) throws(SafetensorsError) -> Bool {
        let first = try bytes(of: file, 0..<min(file.count, 4))
        return first == Array("PK\u{3}\u{4}".utf8) || first == [0x80, 2, 0x8a, 0x0a]
    }
}
