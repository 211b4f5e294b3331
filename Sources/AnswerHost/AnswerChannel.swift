import AnswerProtocol
import Glibc

/// The channel to the checker.
struct AnswerChannel {
    private let descriptor: Int32

    /// The channel at `descriptor`, moved to a number that an answer has to guess. A guess gains nothing: see README.
    static func hidden(from descriptor: Int32) -> AnswerChannel {
        let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, Int32.random(in: 64..<900))
        guard moved >= 0 else { fail("no channel to the checker on descriptor \(descriptor)", status: 71) }
        close(descriptor)
        return AnswerChannel(descriptor: moved)
    }

    /// The next frame, or nil where the checker has closed the channel.
    func receive() -> Frame? {
        guard let head = bytes(Frame.headerLength),
            let (length, kind, call) = Frame.header(head, longest: Frame.longestCall),
            let payload = bytes(length)
        else { return nil }
        return Frame(kind: kind, call: call, payload: payload)
    }

    /// Sends a frame; ends the process where nobody listens.
    func send(_ frame: Frame) {
        frame.bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = write(descriptor, buffer.baseAddress! + sent, buffer.count - sent)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { exit(0) }
                sent += count
            }
        }
    }

    private func bytes(_ count: Int) -> [UInt8]? {
        var received = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while received < count {
                let more = read(descriptor, buffer.baseAddress! + received, count - received)
                if more < 0 && errno == EINTR { continue }
                if more <= 0 { break }
                received += more
            }
            initialized = received
        }
        return received == count ? bytes : nil
    }
}
