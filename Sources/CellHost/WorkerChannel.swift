import CProcess
import Glibc

/// The supervisor's end of the channel on which the worker sends frames.
struct WorkerChannel {
    let descriptor: Int32
    let token: UInt64
    private var bytes: [UInt8] = []

    init(descriptor: Int32, token: UInt64) {
        self.descriptor = descriptor
        self.token = token
    }

    /// A frame of the worker.
    struct Frame: Equatable {
        var kind: HostFrameKind
        var payload: [UInt8]
        /// What its receipt says.
        var number: UInt64
    }

    /// Something else than a frame was written into the channel.
    struct Intrusion: Error {}

    /// Drops all that a worker that is gone has sent.
    mutating func drop() {
        bytes = []
        while !readAvailable(descriptor).bytes.isEmpty {}
    }

    /// The frames that have arrived.
    mutating func receive() throws(Intrusion) -> [Frame] {
        bytes += readAvailable(descriptor).bytes
        var frames: [Frame] = []
        while let frame = try next() { frames.append(frame) }
        return frames
    }

    /// Tells the worker that `frame` and all that was printed before it was taken.
    func acknowledge(_ frame: Frame) {
        let receipt = frame.number.littleEndianBytes
        _ = receipt.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    private mutating func next() throws(Intrusion) -> Frame? {
        // As far as there is a head, it must be one: bytes of a cell are found out before more of them arrive.
        guard bytes.starts(with: token.littleEndianBytes.prefix(bytes.count)) else { throw Intrusion() }
        let headSize = MemoryLayout<lectern_channel_head>.size
        guard bytes.count >= headSize else { return nil }
        var reader = ByteReader(bytes.prefix(headSize))
        guard reader.number(UInt64.self) == token, let number = reader.number(UInt64.self),
            let length = reader.number(UInt32.self), length <= lectern_largest_frame,
            let byte = reader.number(UInt8.self), lectern_is_frame_kind(byte), let kind = HostFrameKind(rawValue: byte)
        else { throw Intrusion() }
        let end = headSize + Int(length)
        guard bytes.count >= end else { return nil }
        defer { bytes.removeSubrange(..<end) }
        return Frame(kind: kind, payload: Array(bytes[headSize..<end]), number: number)
    }
}

/// Everything that can be read now, at most 4 MiB, and whether the other end is closed.
func readAvailable(_ descriptor: Int32) -> (bytes: [UInt8], ended: Bool) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 4 << 20 {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        if count == 0 { return (bytes, true) }
        guard count > 0 else { return (bytes, false) }
        bytes += buffer[..<count]
    }
    return (bytes, false)
}
