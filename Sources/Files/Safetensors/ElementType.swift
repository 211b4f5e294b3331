/// How a weights file stores a number, by the file format's name for it.
package enum ElementType: String, Sendable, CaseIterable {
    /// IEEE double precision.
    case float64 = "F64"
    /// IEEE single precision.
    case float32 = "F32"
    /// IEEE half precision: 5 bits of exponent, 10 of fraction.
    case float16 = "F16"
    /// The upper half of a single-precision number: 8 bits of exponent, 7 of fraction.
    case bfloat16 = "BF16"
    /// A signed whole number of 64 bits.
    case int64 = "I64"
    /// A signed whole number of 32 bits.
    case int32 = "I32"
    /// A signed whole number of 16 bits.
    case int16 = "I16"
    /// A signed whole number of 8 bits.
    case int8 = "I8"
    /// A whole number from 0 of 64 bits.
    case uint64 = "U64"
    /// A whole number from 0 of 32 bits.
    case uint32 = "U32"
    /// A whole number from 0 of 16 bits.
    case uint16 = "U16"
    /// A whole number from 0 of 8 bits.
    case uint8 = "U8"
    /// A byte that is 0 or 1.
    case bool = "BOOL"

    /// How many bytes one number takes.
    package var size: Int {
        switch self {
        case .float64, .int64, .uint64: 8
        case .float32, .int32, .uint32: 4
        case .float16, .bfloat16, .int16, .uint16: 2
        case .int8, .uint8, .bool: 1
        }
    }

    /// Writes the numbers that `bytes` store to the beginning of `target`, each as the nearest Float.
    package func decode(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<Float>) {
        switch self {
        case .float32: each(bytes, target) { (bits: UInt32) in Float(bitPattern: bits) }
        case .float16: each(bytes, target) { (bits: UInt16) in Float(Float16(bitPattern: bits)) }
        case .bfloat16: each(bytes, target) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
        case .float64: each(bytes, target) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
        case .int64: each(bytes, target) { (value: Int64) in Float(value) }
        case .int32: each(bytes, target) { (value: Int32) in Float(value) }
        case .int16: each(bytes, target) { (value: Int16) in Float(value) }
        case .int8: each(bytes, target) { (value: Int8) in Float(value) }
        case .uint64: each(bytes, target) { (value: UInt64) in Float(value) }
        case .uint32: each(bytes, target) { (value: UInt32) in Float(value) }
        case .uint16: each(bytes, target) { (value: UInt16) in Float(value) }
        case .uint8, .bool: each(bytes, target) { (value: UInt8) in Float(value) }
        }
    }

    /// Numbers lie wherever the file puts them: not at multiples of their size.
    @inline(__always)
    private func each<Stored: BitwiseCopyable & FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ target: UnsafeMutableBufferPointer<Float>, _ value: (Stored) -> Float
    ) {
        for i in 0..<bytes.count / MemoryLayout<Stored>.size {
            let stored = bytes.loadUnaligned(fromByteOffset: i * MemoryLayout<Stored>.size, as: Stored.self)
            target[i] = value(Stored(littleEndian: stored))
        }
    }
}
