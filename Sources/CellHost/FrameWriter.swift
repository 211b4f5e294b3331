import CFrames
import Glibc

/// Writes frames for the engine.
struct FrameWriter {
    let descriptor: Int32

    /// Whether someone still reads.
    var hasReader: Bool {
        var reader = pollfd(fd: descriptor, events: 0, revents: 0)
        return !(poll(&reader, 1, 0) > 0 && reader.revents & Int16(POLLERR) != 0)
    }

    func write(_ kind: HostFrameKind, _ payload: [UInt8]) {
        let frame = [kind.rawValue] + UInt32(payload.count).littleEndianBytes + payload
        var start = 0
        while start < frame.count {
            let count = frame[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            start += count
        }
    }
}
