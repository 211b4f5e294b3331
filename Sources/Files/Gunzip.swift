internal import CZlib

/// Reads a gzip file part by part, so that no more is inflated than is asked for, whatever the file claims.
package struct Gunzip: ~Copyable {
    /// Whether these are the first bytes of a gzip file.
    package static func recognizes(_ file: RandomAccessFile) -> Bool {
        (try? file.bytes(0..<2)) == [0x1f, 0x8b]
    }

    private let file: RandomAccessFile
    private let inflater: OpaquePointer
    private var position = 0
    private var isAtEnd = false

    /// Begins at the start of `file`.
    package init(_ file: RandomAccessFile) throws(FileError) {
        guard let inflater = lectern_inflater_create(Int32(lectern_gzip_wrapping.rawValue)) else {
            throw .refused(path: file.path, reason: "out of memory")
        }
        self.file = file
        self.inflater = inflater
    }

    deinit { lectern_inflater_destroy(inflater) }

    /// The next `count` bytes.
    package mutating func read(_ count: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            // Piece by piece: a header that claims gigabytes which are not there costs no memory.
            let piece = try inflate(atMost: min(count - bytes.count, 1 << 22))
            guard !piece.isEmpty else {
                throw .endsEarly(path: file.path, needed: count, available: bytes.count)
            }
            bytes += piece
        }
        return bytes
    }

    /// Whether nothing follows; the checksum of what was read is then known to be right.
    package mutating func hasEnded() throws(FileError) -> Bool {
        try inflate(atMost: 1).isEmpty
    }

    /// Empty only at the end.
    private mutating func inflate(atMost limit: Int) throws(FileError) -> [UInt8] {
        while !isAtEnd {
            let (bytes, consumed, result) = try step(limit)
            position += consumed
            if result == lectern_inflate_damaged.rawValue {
                throw .damagedStream(path: file.path, reason: String(cString: lectern_inflate_message(inflater)))
            }
            if result == lectern_inflate_ended.rawValue {
                // A gzip file may be several, one after the other.
                isAtEnd = position == file.count || lectern_inflater_restart(inflater) == 0
            } else if consumed == 0, bytes.isEmpty {
                throw .damagedStream(path: file.path, reason: "it ends early")
            }
            if !bytes.isEmpty { return bytes }
        }
        return []
    }

    private func step(_ limit: Int) throws(FileError) -> (bytes: [UInt8], consumed: Int, result: UInt32) {
        let input = try file.bytes(position..<min(position + 1 << 20, file.count))
        return input.withUnsafeBytes { input in
            var (consumed, produced, result) = (0, 0, Int32(0))
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
                result = lectern_inflate(
                    inflater, input.bindMemory(to: UInt8.self).baseAddress, input.count, output.baseAddress, limit,
                    &consumed, &produced)
                count = produced
            }
            return (bytes, consumed, UInt32(bitPattern: result))
        }
    }
}

/// `bytes` as a gzip file; the same bytes for the same input.
package func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = lectern_gzip_bound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        count = lectern_gzip(bytes, bytes.count, output.baseAddress, capacity)
    }
}
