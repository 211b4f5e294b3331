/// What precedes the values of an NPY file: a Python dictionary of their type, order and shape.
struct NPYHeader {
    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    let type: NPYType
    let isColumnMajor: Bool
    let shape: [Int]
    /// Where the values begin.
    let length: Int

    init(_ bytes: [UInt8]) throws(ArrayFileError) {
        guard bytes.starts(with: Self.magic) else { throw .notAnArrayFile(expected: "an NPY file") }
        guard bytes.count >= 12 else { throw .truncated(needed: 12, found: bytes.count) }
        let major = bytes[6]
        guard (1...3).contains(major) else { throw .unknownVersion(Int(major)) }
        let start = major == 1 ? 10 : 12
        let size = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
        guard bytes.count >= start + size else { throw .truncated(needed: start + size, found: bytes.count) }
        let text = String(decoding: bytes[start..<(start + size)], as: UTF8.self)
        length = start + size
        type = try NPYType(Self.quoted("descr", in: text))
        isColumnMajor = try Self.word("fortran_order", in: text).hasPrefix("True")
        shape = try Self.sizes(in: text)
    }

    /// How many values there are; the product of the sizes is one that can be counted, also where one of them is 0.
    func count() throws(ArrayFileError) -> Int {
        var count = 1
        for size in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: max(size, 1))
            guard !overflows else { throw .tooLarge(shape: shape) }
            count = product
        }
        return shape.contains(0) ? 0 : count
    }

    /// What follows `'key':`.
    private static func word(_ key: String, in text: String) throws(ArrayFileError) -> Substring {
        guard let place = text.firstRange(of: "'\(key)':")?.upperBound else { throw .missingEntry(key) }
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
        guard rest.hasPrefix("("), let end = rest.firstIndex(of: ")") else { throw .badShape(String(rest.prefix(40))) }
        var sizes: [Int] = []
        for part in rest[..<end].dropFirst().split(separator: ",") {
            var digits = part.filter { $0 != " " }
            if digits.isEmpty { continue }
            // Python 2 on some systems wrote its long integers, as in (2L, 3L).
            if digits.last == "L" { digits.removeLast() }
            guard let size = Int(digits), size >= 0 else { throw .badShape(String(rest[...end].prefix(40))) }
            sizes.append(size)
        }
        return sizes
    }
}
