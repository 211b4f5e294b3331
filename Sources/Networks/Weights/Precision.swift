internal import Files

/// In which precision weights are written.
public enum Precision: Sendable, CaseIterable {
    /// Single: nothing is lost.
    case float32
    /// Half: three decimal digits, up to 65,504.
    case float16
    /// The upper half of a single: two decimal digits, single's range.
    case bfloat16

    /// How the file format names it.
    var elementType: ElementType {
        switch self {
        case .float32: .float32
        case .float16: .float16
        case .bfloat16: .bfloat16
        }
    }

    /// The bytes of `values`, each rounded to the nearest number of this precision, ties to even.
    func encode(_ values: UnsafeBufferPointer<Float>) -> [UInt8] {
        switch self {
        case .float32: [UInt8](UnsafeRawBufferPointer(values))
        case .float16: pairs(values) { Float16($0).bitPattern }
        case .bfloat16: pairs(values, upperHalf)
        }
    }

    /// The first finite value that is infinite in this precision.
    func firstOverflow(in values: UnsafeBufferPointer<Float>) -> Float? {
        switch self {
        case .float32: nil
        case .float16: values.first { $0.isFinite && !Float16($0).isFinite }
        case .bfloat16: values.first { $0.isFinite && !Float(bitPattern: UInt32(upperHalf($0)) << 16).isFinite }
        }
    }

    private func pairs(_ values: UnsafeBufferPointer<Float>, _ bits: (Float) -> UInt16) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: values.count * 2) { target, count in
            for (i, value) in values.enumerated() {
                let bits = bits(value)
                target[2 * i] = UInt8(truncatingIfNeeded: bits)
                target[2 * i + 1] = UInt8(bits >> 8)
            }
            count = values.count * 2
        }
    }
}

private func upperHalf(_ value: Float) -> UInt16 {
    // Rounding would carry a NaN's fraction into the exponent.
    if value.isNaN { return UInt16(value.bitPattern >> 16) | 0x40 }
    let odd = value.bitPattern >> 16 & 1
    return UInt16(truncatingIfNeeded: (value.bitPattern &+ 0x7fff &+ odd) >> 16)
}
