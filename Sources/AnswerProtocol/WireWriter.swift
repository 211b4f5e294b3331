/// Writes values as bytes.
///
/// It is inlinable, as the reader is.
@frozen public struct WireWriter: Sendable {
    @usableFromInline var written: [UInt8] = []

    /// What was written.
    @inlinable public var bytes: [UInt8] { written }

    /// A writer that has written nothing.
    @inlinable public init() {}

    /// Writes an integer as 64 bits.
    @inlinable public mutating func int(_ value: Int) { fixed(UInt64(bitPattern: Int64(value))) }
    /// Writes an integer as wide as it is.
    @inlinable public mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) { fixed(value) }
    /// Writes a truth value as one byte.
    @inlinable public mutating func bool(_ value: Bool) { written.append(value ? 1 : 0) }
    /// Writes the number's 32 bits.
    @inlinable public mutating func float(_ value: Float) { fixed(value.bitPattern) }
    /// Writes the number's 64 bits.
    @inlinable public mutating func double(_ value: Double) { fixed(value.bitPattern) }

    /// Writes the count of UTF-8 bytes and the bytes.
    @inlinable public mutating func string(_ value: String) {
        count(value.utf8.count)
        written += value.utf8
    }

    /// Writes the count and the numbers, all at once.
    @inlinable public mutating func floats(_ values: [Float]) {
        count(values.count)
        written.reserveCapacity(written.count + 4 * values.count)
        for value in values { fixed(value.bitPattern) }
    }

    /// Writes the count, and each element by `write`.
    @inlinable public mutating func array<Element>(_ values: [Element], _ write: (inout WireWriter, Element) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }

    /// Writes whether there is a value, and the value by `write`.
    @inlinable public mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout WireWriter, Wrapped) -> Void) {
        bool(value != nil)
        if let value { write(&self, value) }
    }

    /// Writes the count and the entries, in the order of the keys' bytes: the same dictionary always gives the same bytes.
    @inlinable public mutating func dictionary<Key: Hashable, Value>(
        _ values: [Key: Value], key writeKey: (inout WireWriter, Key) -> Void,
        value writeValue: (inout WireWriter, Value) -> Void
    ) {
        count(values.count)
        let entries = values.map { key, value in
            var entry = WireWriter()
            writeKey(&entry, key)
            let keyLength = entry.bytes.count
            writeValue(&entry, value)
            return (key: entry.bytes[..<keyLength], all: entry.bytes)
        }
        for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { written += entry.all }
    }

    /// Writes a count of what follows.
    @inlinable mutating func count(_ count: Int) { fixed(UInt32(clamping: count)) }

    @inlinable mutating func fixed<Integer: FixedWidthInteger>(_ value: Integer) {
        for offset in 0..<Integer.bitWidth / 8 {
            written.append(UInt8(truncatingIfNeeded: value &>> Integer(truncatingIfNeeded: 8 * offset)))
        }
    }
}
