import CFrames

/// A frame from the cell host. `CFrames.h` says what each kind carries.
struct HostFrame: Sendable, Equatable {
    var kind: HostFrameKind
    var payload: [UInt8]

    /// The payload as text.
    var text: String { String(decoding: payload, as: UTF8.self) }

    /// The cell's index that the payload begins with.
    var index: Int? { ByteReader(payload).first(UInt32.self).map(Int.init) }
}

/// What the host sent is not what `CFrames.h` describes.
struct HostFrameError: Error {}

/// Cuts a stream of bytes into frames.
struct HostFrameParser: Sendable {
    private var bytes: [UInt8] = []

    /// The frames that are complete with these bytes.
    mutating func append(_ more: some Sequence<UInt8>) throws(HostFrameError) -> [HostFrame] {
        bytes += more
        var frames: [HostFrame] = []
        var start = 0
        while bytes.count - start >= 5 {
            let length = ByteReader(bytes[(start + 1)...]).first(UInt32.self) ?? 0
            guard lectern_is_frame_kind(bytes[start]), let kind = HostFrameKind(rawValue: bytes[start]),
                length <= lectern_largest_frame
            else { throw HostFrameError() }
            let end = start + 5 + Int(length)
            guard bytes.count >= end else { break }
            frames.append(HostFrame(kind: kind, payload: Array(bytes[start + 5..<end])))
            start = end
        }
        bytes.removeFirst(start)
        return frames
    }
}

/// Reads numbers and texts from the front of a payload.
struct ByteReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { self.bytes = ArraySlice(bytes) }

    var isAtEnd: Bool { bytes.isEmpty }

    /// The number at the front.
    func first<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
        let size = Number.bitWidth / 8
        guard bytes.count >= size else { return nil }
        return bytes.prefix(size).reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        defer { bytes = bytes.dropFirst(Number.bitWidth / 8) }
        return first(type)
    }

    mutating func text() -> String? {
        guard let count = number(UInt32.self), bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(Int(count)) }
        return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
    }
}
