/// The size in pixels of a PNG or GIF, which their first bytes say: nothing is decoded.
package struct ImageSize: Sendable, Hashable {
    package var width: Int
    package var height: Int

    /// The size of an image's bytes; nil for another format.
    package init?(of bytes: [UInt8]) {
        if bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            func number(at index: Int) -> Int { bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
            (width, height) = (number(at: 16), number(at: 20))
        } else if bytes.count >= 10, bytes.starts(with: Array("GIF8".utf8)) {
            (width, height) = (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
        } else {
            return nil
        }
    }
}
