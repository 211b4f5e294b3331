internal import CZlib

/// NumPy's NPZ files: a zip archive with an NPY file for every array.
///
/// - Source: the NumPy manual, `numpy.savez`.
package enum NPZArchive {
    /// The arrays of an archive by their names, without the ending `.npy`; other entries are passed over. All together may
    /// unpack to `limit` bytes.
    package static func read(_ bytes: [UInt8], limit: Int) throws(ArrayFileError) -> [String: NPYArray] {
        var (arrays, left) = ([String: NPYArray](), limit)
        for entry in try ZipArchive(bytes).entries where entry.name.hasSuffix(".npy") {
            guard entry.unpackedSize <= left else { throw .badEntry(name: entry.name, .overLimit(limit)) }
            left -= entry.unpackedSize
            arrays[String(entry.name.dropLast(4))] = try NPYArray(try entry.unpacked(from: bytes))
        }
        return arrays
    }

    /// The bytes of an archive of `arrays`, ordered by name, stored without compression; the same arrays give the same bytes.
    package static func write(_ arrays: [String: NPYArray]) -> [UInt8] {
        var (bytes, directory) = ([UInt8](), [UInt8]())
        for (name, array) in arrays.sorted(by: { $0.key < $1.key }) {
            let file = Array("\(name).npy".utf8)
            let contents = array.bytes
            let checksum = contents.withUnsafeBufferPointer { lectern_crc32($0.baseAddress, $0.count) }
            var common: [UInt8] = []
            // Version 2.0, UTF-8 names, stored, and the first date that a zip can hold.
            for (value, width) in [
                (20, 2), (0x800, 2), (0, 2), (0, 2), (0x21, 2), (Int(checksum), 4), (contents.count, 4),
                (contents.count, 4), (file.count, 2), (0, 2),
            ] {
                common += littleEndian(value, width)
            }
            directory += littleEndian(0x0201_4B50, 4) + littleEndian(20, 2) + common
            directory += littleEndian(0, 10) + littleEndian(bytes.count, 4) + file
            bytes += littleEndian(0x0403_4B50, 4) + common + file + contents
        }
        let end =
            littleEndian(0x0605_4B50, 4) + littleEndian(0, 4) + littleEndian(arrays.count, 2)
            + littleEndian(arrays.count, 2) + littleEndian(directory.count, 4) + littleEndian(bytes.count, 4)
            + littleEndian(0, 2)
        return bytes + directory + end
    }

    private static func littleEndian(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
    }
}
