import CXXHash

/// A hash by which contents are told apart.
struct ContentHash: Hashable {
    /// 32 hexadecimal digits.
    let text: String

    init(of bytes: [UInt8]) {
        let hash = bytes.withUnsafeBytes { lectern_xxh3_128($0.baseAddress, $0.count) }
        text = [hash.high, hash.low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
