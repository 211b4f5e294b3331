/// A frame from the cell host: see `CellHost/Frame.swift` and its README.
struct HostFrame: Sendable, Equatable {
    var type: Kind
    var payload: [UInt8]

    /// The kinds of frames, by the byte that begins them.
    enum Kind: UInt8, Sendable {
        case output = 0x6f
        case error = 0x65
        case truncated = 0x72
        case event = 0x76
        case callStack = 0x62
        case thrown = 0x74
        case started = 0x73
        case done = 0x64
        case ended = 0x78
    }

    /// The payload as text.
    var text: String { String(decoding: payload, as: UTF8.self) }
}

/// Cuts a stream of bytes into frames.
struct HostFrameParser: Sendable {
    private var bytes: [UInt8] = []

    /// The frames that are complete with these bytes.
    mutating func append(_ more: some Sequence<UInt8>) -> [HostFrame] {
        bytes += more
        var frames: [HostFrame] = []
        var start = 0
        while bytes.count - start >= 5 {
            let length = (1...4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * ($1 - 1)) }
            guard bytes.count - start >= 5 + length else { break }
            if let kind = HostFrame.Kind(rawValue: bytes[start]) {
                frames.append(HostFrame(type: kind, payload: Array(bytes[start + 5..<start + 5 + length])))
            }
            start += 5 + length
        }
        bytes.removeFirst(start)
        return frames
    }
}
