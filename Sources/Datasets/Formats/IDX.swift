internal import Files

/// A file in the format of MNIST: a magic number, sizes, then bytes; plain, or inside gzip.
///
/// - Source: LeCun, Cortes and Burges, *The MNIST database of handwritten digits*, 1998.
struct IDX {
    let path: String
    /// The size of each axis; the first counts the entries.
    let shape: [Int]
    let store: ByteImages.Store
    /// Where in `store` the first value lies.
    let start: Int

    var count: Int { shape[0] }

    /// Reads the header of a file of bytes with `rank` axes, and checks that all that it tells of is there.
    init(path: String, rank: Int) throws(DatasetError) {
        self.path = path
        let file = try readingFile { () throws(FileError) in try RandomAccessFile(path: path) }
        let headerLength = 4 + 4 * rank
        if Gunzip.recognizes(file) {
            var stream = try readingFile { () throws(FileError) in try Gunzip(file) }
            let header = try readingFile { () throws(FileError) in try stream.read(headerLength) }
            shape = try IDX.shape(header, path: path, rank: rank)
            let count = shape.reduce(1, *)
            store = .memory(try readingFile { () throws(FileError) in try stream.read(count) })
            start = 0
            guard try readingFile({ () throws(FileError) in try stream.hasEnded() }) else {
                throw .file(path: path, problem: .longerThan(shape: shape))
            }
        } else {
            let header = try readingFile { () throws(FileError) in
                try file.bytes(0..<min(headerLength, file.count))
            }
            shape = try IDX.shape(header, path: path, rank: rank)
            start = headerLength
            let length = headerLength + shape.reduce(1, *)
            guard file.count == length else {
                throw .file(path: path, problem: .wrongLength(found: file.count, expected: "\(length)"))
            }
            store = .file(file)
        }
    }

    /// Two zeroes, the type of a value (8: a byte), the number of axes; then each size, the high byte first.
    private static func shape(_ header: [UInt8], path: String, rank: Int) throws(DatasetError) -> [Int] {
        let magic: [UInt8] = [0, 0, 8, UInt8(rank)]
        guard header.starts(with: magic) else {
            throw .file(path: path, problem: .wrongStart(found: header.prefix(4).hex, expected: magic.hex))
        }
        guard header.count == 4 + 4 * rank else {
            throw .file(
                path: path, problem: .wrongLength(found: header.count, expected: "at least \(4 + 4 * rank)"))
        }
        let shape = (1...rank).map { axis in header[4 * axis..<4 * axis + 4].reduce(0) { $0 << 8 | Int($1) } }
        let count = shape.reduce(Optional(1)) { product, size in
            let (result, overflows) = (product ?? 0).multipliedReportingOverflow(by: size)
            return product == nil || overflows ? nil : result
        }
        guard let count, count <= 1 << 40 else {
            throw .file(path: path, problem: .wrongShape(found: shape, expected: "smaller than 2^40 bytes"))
        }
        return shape
    }

    /// The entries of a file of labels, each checked.
    func labels(classes: Int) throws(DatasetError) -> [Int] {
        let bytes =
            switch store {
            case .memory(let bytes): bytes
            case .file(let file): try readingFile { () throws(FileError) in try file.bytes(start..<start + count) }
            }
        if let entry = bytes.firstIndex(where: { $0 >= classes }) {
            throw .file(
                path: path,
                problem: .labelOutside(
                    label: Int(bytes[entry]), entry: entry, offset: start + entry, classes: classes))
        }
        return bytes.map(Int.init)
    }
}

extension Sequence<UInt8> {
    /// The bytes as two hexadecimal digits each.
    var hex: String {
        let digits = map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return digits.isEmpty ? "nothing" : digits.joined(separator: " ")
    }
}

/// Runs `body`, and says of which file of a data set it failed.
func readingFile<Result: ~Copyable>(_ body: () throws(FileError) -> Result) throws(DatasetError) -> Result {
    do { return try body() } catch { throw DatasetError(error) }
}
