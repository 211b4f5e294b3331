/// Writes values as bytes.
public struct WireWriter: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// A writer that has written nothing.
    public init() {}

    /// Writes an integer as 64 bits.
    public mutating func int(_ value: Int) { fixed(UInt64(bitPattern: Int64(value))) }
    /// Writes an integer as wide as it is.
    public mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) { fixed(value) }
    /// Writes a truth value as one byte.
    public mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }
    /// Writes the number's 32 bits.
    public mutating func float(_ value: Float) { fixed(value.bitPattern) }
    /// Writes the number's 64 bits.
    public mutating func double(_ value: Double) { fixed(value.bitPattern) }

    /// Writes the count of UTF-8 bytes and the bytes.
    public mutating func string(_ value: String) {
        count(value.utf8.count)
        bytes += value.utf8
    }

    /// Writes the count and the numbers, all at once.
    public mutating func floats(_ values: [Float]) {
        count(values.count)
        bytes.reserveCapacity(bytes.count + 4 * values.count)
        for value in values { fixed(value.bitPattern) }
    }

    /// Writes the count, and each element by `write`.
    public mutating func array<Element>(_ values: [Element], _ write: (inout WireWriter, Element) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }

    /// Writes whether there is a value, and the value by `write`.
    public mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout WireWriter, Wrapped) -> Void) {
        bool(value != nil)
        if let value { write(&self, value) }
    }

    /// Writes the count and the entries, in the order of the keys' bytes: the same dictionary always gives the same bytes.
    public mutating func dictionary<Key: Hashable, Value>(
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
        for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { bytes += entry.all }
    }

    /// Writes a count of what follows.
    private mutating func count(_ count: Int) { fixed(UInt32(clamping: count)) }

    mutating func fixed<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }
}
