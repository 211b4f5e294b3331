/// How an NPY file writes its numbers.
struct NPYType {
    private enum Kind {
        case real, signed, unsigned
    }

    private let kind: Kind
    private let isBigEndian: Bool
    /// The number of bytes of one value.
    let width: Int

    /// A type by NumPy's description of it, as `<f4` or `|u1`.
    init(_ description: String) throws(ArrayFileError) {
        var letters = Substring(description)
        isBigEndian = letters.hasPrefix(">")
        if let first = letters.first, "<>|=".contains(first) { letters.removeFirst() }
        guard let width = Int(letters.dropFirst()) else { throw .unsupportedType(description) }
        switch (letters.first, width) {
        case ("f", 2), ("f", 4), ("f", 8): kind = .real
        case ("i", 1), ("i", 2), ("i", 4), ("i", 8): kind = .signed
        case ("u", 1), ("u", 2), ("u", 4), ("u", 8), ("b", 1): kind = .unsigned
        default: throw .unsupportedType(description)
        }
        self.width = width
    }

    func read(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
        var bits: UInt64 = 0
        for i in 0..<width {
            bits = bits << 8 | UInt64(bytes[offset + (isBigEndian ? i : width - 1 - i)])
        }
        switch (kind, width) {
        case (.real, 2): return Self.half(UInt16(truncatingIfNeeded: bits))
        case (.real, 4): return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        case (.real, _): return Float(Double(bitPattern: bits))
        case (.signed, _):
            let shift = 64 - 8 * width
            return Float(Int64(bitPattern: bits << shift) >> shift)
        case (.unsigned, _): return Float(bits)
        }
    }

    /// Float16 is not to be had on every platform that Swift has.
    private static func half(_ bits: UInt16) -> Float {
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Float(bits & 0x3FF))
        let sign: Float = bits >> 15 == 0 ? 1 : -1
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
        }
    }
}
