import AnswerProtocol
import Foundation

/// The checker's end of the channel, and the answer's output beside it: what is printed is read away, so that no answer hangs
/// because nobody reads.
struct ByteChannel {
    let socket: Int32
    private(set) var isOutputOpen = true
    private let outputPipe: Int32
    /// The end of what was printed.
    private(set) var output: [UInt8] = []
    /// The beginning of what was printed since that was last taken, and whether there was more.
    private var beginning: (bytes: [UInt8], isCut: Bool) = ([], false)

    /// Why there is no reply.
    enum Fault: Error { case late, closed, unasked }

    private static let keptOutput = 16 << 10

    init(socket: Int32, output: Int32) {
        self.socket = socket
        outputPipe = output
    }

    func close() {
        Glibc.close(socket)
        Glibc.close(outputPipe)
    }

    /// Whether something came that nobody asked for, or the other end was closed.
    func hasUnreadBytes() -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return false }
        // A closed end is found by sending, which tells it apart.
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
    }

    /// Sends all of `bytes`.
    mutating func send(_ bytes: [UInt8], by deadline: Deadline) throws(Fault) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT, by: deadline)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    socket, buffer.baseAddress! + sent, buffer.count - sent,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            if count <= 0 { throw .closed }
            sent += count
        }
    }

    /// Receives one frame, after which nothing else may have come.
    mutating func receive(by deadline: Deadline) throws(Fault) -> Frame {
        let head = try receive(Frame.headerLength, by: deadline)
        guard let (length, kind, call) = Frame.header(head, longest: Frame.longestReply) else { throw .unasked }
        let payload = try receive(length, by: deadline)
        if hasUnreadBytes() { throw .unasked }
        return Frame(kind: kind, call: call, payload: payload)
    }

    /// Memory is taken as bytes come, not as the header promises.
    private mutating func receive(_ count: Int, by deadline: Deadline) throws(Fault) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
        while bytes.count < count {
            try wait(for: POLLIN, by: deadline)
            let more = recv(socket, &buffer, min(buffer.count, count - bytes.count), Int32(MSG_DONTWAIT))
            if more < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            if more <= 0 { throw .closed }
            bytes += buffer[..<more]
        }
        return bytes
    }

    /// The beginning of what was printed since this was last asked, and whether there was more.
    mutating func takeBeginning() -> (bytes: [UInt8], isCut: Bool) {
        defer { beginning = ([], false) }
        return beginning
    }

    /// Reads what is printed until the pipe is closed, or the deadline.
    mutating func drainOutput(by deadline: Deadline) {
        while isOutputOpen, deadline.millisecondsLeft > 0 {
            var descriptor = pollfd(fd: outputPipe, events: Int16(POLLIN), revents: 0)
            if poll(&descriptor, 1, deadline.millisecondsLeft) > 0 { readOutput() }
        }
    }

    private mutating func wait(for event: Int32, by deadline: Deadline) throws(Fault) {
        while true {
            guard deadline.millisecondsLeft > 0 else { throw .late }
            var descriptors = [
                pollfd(fd: socket, events: Int16(event), revents: 0),
                pollfd(fd: isOutputOpen ? outputPipe : -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&descriptors, 2, deadline.millisecondsLeft) > 0 else { continue }
            if descriptors[1].revents != 0 { readOutput() }
            if descriptors[0].revents != 0 { return }
        }
    }

    private mutating func readOutput() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(outputPipe, &buffer, buffer.count)
        if count < 0 && errno == EINTR { return }
        guard count > 0 else { return isOutputOpen = false }
        let room = PrintedText.most - beginning.bytes.count
        if count > room { beginning.isCut = true }
        beginning.bytes += buffer[..<min(count, room)]
        output += buffer[..<count]
        if output.count > 2 * Self.keptOutput { output.removeFirst(output.count - Self.keptOutput) }
    }
}

/// A point in time after which nothing is waited for.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(seconds: Double) { end = .now + .seconds(seconds) }

    /// What is left, in milliseconds; 0 where nothing is.
    var millisecondsLeft: Int32 {
        let left = (end - .now) / .milliseconds(1)
        return left <= 0 ? 0 : Int32(min(left.rounded(.up), 1e9))
    }
}
