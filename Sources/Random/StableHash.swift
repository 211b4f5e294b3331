/// A hash that is the same in every process, where Swift's `Hasher` is not. It tells names apart; it does not resist attack.
///
/// - Source: Fowler, Noll and Vo, FNV-1a with 64 bits.
public struct StableHash: Sendable {
    /// The hash of what was added so far.
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// A hash of nothing.
    public init() {}

    /// The hash of one text.
    public init(_ text: String) { add(text) }

    /// Adds the UTF-8 bytes of `text`.
    @export(interface) public mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
