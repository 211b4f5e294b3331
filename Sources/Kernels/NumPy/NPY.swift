extension Tensor {
    /// The tensor in a file of NumPy's NPY format. Real numbers, whole numbers and booleans of any width become Float;
    /// arrays in column order are turned.
    ///
    /// - Parameter npy: the bytes of the file.
    /// - Throws: ``ArrayFileError``.
    /// - Source: the NumPy manual, `numpy.lib.format`.
    public init(npy bytes: [UInt8]) throws(ArrayFileError) {
        let header = try NPYHeader(bytes)
        let shape = header.isColumnMajor ? header.shape.reversed() : header.shape
        let count: Int
        do throws(ShapeError) { count = try elementCount(of: shape) } catch { throw .badHeader("\(error)") }
        let needed = header.length + count * header.type.width
        guard bytes.count >= needed else { throw .truncated(needed: needed, found: bytes.count) }
        let tensor = Tensor(shape: shape) { target in
            bytes.withUnsafeBytes { bytes in
                for i in 0..<count { target[i] = header.type.read(bytes, at: header.length + i * header.type.width) }
            }
        }
        self = header.isColumnMajor ? tensor.transposed() : tensor
    }

    /// The bytes of an NPY file, version 1.0, with the values as little-endian Float.
    public var npy: [UInt8] {
        let sizes = shape.map(String.init).joined(separator: ", ") + (rank == 1 ? "," : "")
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sizes)), }"
        // The values begin at a multiple of 64, so that they can be mapped.
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        let length = UInt16(header.utf8.count)
        var bytes = NPYHeader.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
        bytes.reserveCapacity(bytes.count + 4 * count)
        withValues { values in
            for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        }
        return bytes
    }
}

/// What stands before the values of an NPY file.
struct NPYHeader {
    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    let type: NPYType
    let isColumnMajor: Bool
    let shape: [Int]
    /// Where the values begin.
    let length: Int

    init(_ bytes: [UInt8]) throws(ArrayFileError) {
        guard bytes.starts(with: Self.magic) else { throw .notAnArrayFile("an NPY file") }
        guard bytes.count >= 12 else { throw .truncated(needed: 12, found: bytes.count) }
        let major = bytes[6]
        guard (1...3).contains(major) else { throw .badHeader("version \(major) is unknown") }
        let start = major == 1 ? 10 : 12
        let size = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
        guard bytes.count >= start + size else { throw .truncated(needed: start + size, found: bytes.count) }
        let text = String(decoding: bytes[start..<(start + size)], as: UTF8.self)
        length = start + size
        type = try NPYType(Self.quoted("descr", in: text))
        isColumnMajor = try Self.word("fortran_order", in: text).hasPrefix("True")
        shape = try Self.sizes(in: text)
    }

    /// What follows `'key':`.
    private static func word(_ key: String, in text: String) throws(ArrayFileError) -> Substring {
        guard let place = text.firstRange(of: "'\(key)':")?.upperBound else { throw .badHeader("it has no '\(key)'") }
        return text[place...].drop { $0 == " " }
    }

    private static func quoted(_ key: String, in text: String) throws(ArrayFileError) -> String {
        let rest = try word(key, in: text)
        let parts = rest.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard rest.hasPrefix("'"), parts.count == 3 else { throw .unsupportedType(String(rest.prefix(40))) }
        return String(parts[1])
    }

    private static func sizes(in text: String) throws(ArrayFileError) -> [Int] {
        let rest = try word("shape", in: text)
        guard rest.hasPrefix("("), let end = rest.firstIndex(of: ")") else { throw .badHeader("the shape is no tuple") }
        var sizes: [Int] = []
        for part in rest[..<end].dropFirst().split(separator: ",") {
            let digits = part.filter { $0 != " " }
            if digits.isEmpty { continue }
            guard let size = Int(digits), size >= 0 else { throw .badHeader("'\(digits)' is no size") }
            sizes.append(size)
        }
        return sizes
    }
}
