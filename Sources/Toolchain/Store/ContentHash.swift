import CXXHash
import Foundation

/// A 128-bit content hash (XXH3): a name for what went into something.
public struct ContentHash: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String

    /// The hash of `bytes`.
    public init(_ bytes: Data) {
        let hash = bytes.withUnsafeBytes { lectern_xxh3_128($0.baseAddress, $0.count) }
        description = [hash.high, hash.low].map {
            String(repeating: "0", count: 16 - String($0, radix: 16).count) + String($0, radix: 16)
        }.joined()
    }

    /// The hash of fields, which are kept apart: `["ab", "c"]` and `["a", "bc"]` differ.
    public init(_ fields: [String]) {
        self.init(Data(fields.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }
}
