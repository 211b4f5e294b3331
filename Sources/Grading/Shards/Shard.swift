import Toolchain

/// A part of a batch that one machine of several grades: the answers to exercises whose hash of exercise and text falls into it.
///
/// Equal answers are in one part, and no machine needs to know of another.
public struct Shard: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Which part it is, from 1.
    public let number: Int
    /// Into how many parts the batch is divided.
    public let count: Int

    /// More parts than any batch is worth dividing into.
    private static let most = 100_000

    /// Reads `7/100`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...Self.most).contains(count),
            (1...count).contains(number)
        else { return nil }
        (self.number, self.count) = (number, count)
    }

    /// All parts of a batch.
    static func all(_ count: Int) -> [Shard] { (1...count).compactMap { Shard("\($0)/\(count)") } }

    /// `7/100`.
    public var description: String { "\(number)/\(count)" }

    /// Whether it has the answer with this key.
    func contains(_ key: ContentHash) -> Bool {
        guard let hash = UInt64(key.description.prefix(16), radix: 16) else { return false }
        return hash % UInt64(count) == UInt64(number - 1)
    }
}
