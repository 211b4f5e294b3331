/// Reads values from bytes that may say anything.
///
/// It is inlinable: a list of a million values that is read by calls of unspecialized generic functions takes most of a second.
@frozen public struct WireReader: Sendable {
    @usableFromInline let bytes: [UInt8]
    @usableFromInline var position = 0

    /// A reader of `bytes`.
    @inlinable public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads an integer of 64 bits.
    @inlinable public mutating func int() throws(WireError) -> Int {
        // In a page an Int has 32 bits.
        guard let value = Int(exactly: Int64(bitPattern: try fixed(UInt64.self))) else { throw .malformed }
        return value
    }

    /// Reads an integer as wide as its type.
    @inlinable public mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(WireError)
        -> Integer
    {
        try fixed(type)
    }

    /// Reads a truth value: 0 or 1 and nothing else.
    @inlinable public mutating func bool() throws(WireError) -> Bool {
        switch try fixed(UInt8.self) {
        case 0: false
        case 1: true
        default: throw .malformed
        }
    }

    /// Reads a number of 32 bits.
    @inlinable public mutating func float() throws(WireError) -> Float { Float(bitPattern: try fixed(UInt32.self)) }
    /// Reads a number of 64 bits.
    @inlinable public mutating func double() throws(WireError) -> Double { Double(bitPattern: try fixed(UInt64.self)) }

    /// Reads text, which must be UTF-8.
    @inlinable public mutating func string() throws(WireError) -> String {
        let length = try count(ofAtLeast: 1)
        defer { position += length }
        guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
            throw .malformed
        }
        return text
    }

    /// Reads numbers, all at once.
    @inlinable public mutating func floats() throws(WireError) -> [Float] {
        let count = try count(ofAtLeast: 4)
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try float()) }
        return values
    }

    /// Reads a count and as many elements by `read`.
    @inlinable public mutating func array<Element>(
        _ read: (inout WireReader) throws(WireError) -> Element
    ) throws(WireError) -> [Element] {
        let count = try count(ofAtLeast: 1)
        var values: [Element] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Reads whether there is a value, and the value by `read`.
    @inlinable public mutating func optional<Wrapped>(
        _ read: (inout WireReader) throws(WireError) -> Wrapped
    ) throws(WireError) -> Wrapped? {
        try bool() ? try read(&self) : nil
    }

    /// Reads a count and as many entries; no key may come twice.
    @inlinable public mutating func dictionary<Key: Hashable, Value>(
        key readKey: (inout WireReader) throws(WireError) -> Key,
        value readValue: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> [Key: Value] {
        let count = try count(ofAtLeast: 2)
        var values: [Key: Value] = [:]
        for _ in 0..<count {
            let key = try readKey(&self)
            guard values.updateValue(try readValue(&self), forKey: key) == nil else { throw .malformed }
        }
        return values
    }

    /// Makes sure that everything was read.
    @inlinable public func end() throws(WireError) {
        if position != bytes.count { throw .malformed }
    }

    /// A count of elements, each of `size` bytes or more: as many can be here, so a lying count takes no memory.
    @inlinable mutating func count(ofAtLeast size: Int) throws(WireError) -> Int {
        let count = Int(try fixed(UInt32.self))
        guard count <= (bytes.count - position) / size else { throw .malformed }
        return count
    }

    @inlinable mutating func fixed<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(WireError) -> Integer {
        let width = Integer.bitWidth / 8
        guard bytes.count - position >= width else { throw .malformed }
        var value: Integer = 0
        for offset in 0..<width {
            value |= Integer(truncatingIfNeeded: bytes[position + offset]) &<< Integer(truncatingIfNeeded: 8 * offset)
        }
        position += width
        return value
    }
}

/// Bytes that are not what they should be.
public enum WireError: Error, Sendable {
    /// The bytes are not a value of the type.
    case malformed
}
