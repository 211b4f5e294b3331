import CZeroMQ
import Foundation

/// The kernel's side of Jupyter's sockets.
///
/// A socket is one thread's. So one thread waits for messages, and what is sent goes to it over a socket inside the process, which an
/// actor has.
actor Sockets {
    /// What came, in its order; it ends with the sockets.
    nonisolated let incoming: AsyncStream<(channel: Channel, frames: [[UInt8]])>
    private let pusher: Int32

    enum Channel: UInt8, Sendable {
        case shell, control, publication
        /// Not a socket: the last message, after which the thread ends.
        case end
    }

    /// Opens the sockets.
    ///
    /// - Throws: ``KernelError`` where ZeroMQ is missing, or a port is taken.
    init(_ file: ConnectionFile) throws(KernelError) {
        guard lectern_zmq_is_installed() else { throw .noLibrary }
        func open(_ kind: Int, _ endpoint: String, binds: Bool = true) throws(KernelError) -> Int32 {
            let socket = lectern_zmq_open(Int32(kind), endpoint, binds)
            guard socket >= 0 else { throw .taken(endpoint: endpoint) }
            return socket
        }
        let inside = "inproc://lectern-\(UUID().uuidString)"
        let thread = SocketThread(
            shell: try open(lectern_zmq_router, file.endpoint(file.shellPort)),
            control: try open(lectern_zmq_router, file.endpoint(file.controlPort)),
            // Nobody asks a cell's reader for input: what comes there is read away.
            input: try open(lectern_zmq_router, file.endpoint(file.stdinPort)),
            heartbeat: try open(lectern_zmq_replier, file.endpoint(file.heartbeatPort)),
            publication: try open(lectern_zmq_publisher, file.endpoint(file.iopubPort)),
            puller: try open(lectern_zmq_puller, inside))
        pusher = try open(lectern_zmq_pusher, inside, binds: false)
        let (stream, continuation) = AsyncStream.makeStream(of: (channel: Channel, frames: [[UInt8]]).self)
        incoming = stream
        Thread {
            thread.run {
                continuation.yield($0)
            } end: {
                continuation.finish()
            }
        }.start()
    }

    /// Sends a message to whom its first frames name, or to all that listen.
    func send(_ frames: [[UInt8]], over channel: Channel) {
        SocketThread.send([[channel.rawValue]] + frames, over: pusher)
    }

    /// Sends what is on its way, and ends the thread.
    func close() { SocketThread.send([[Channel.end.rawValue]], over: pusher) }
}

/// What the thread does that has the sockets.
private struct SocketThread: Sendable {
    let shell, control, input, heartbeat, publication, puller: Int32

    func run(
        receive: (_ message: (channel: Sockets.Channel, frames: [[UInt8]])) -> Void, end: () -> Void
    ) {
        defer { end() }
        let sockets = [puller, control, shell, heartbeat, input]
        while true {
            let index = lectern_zmq_wait(sockets, Int32(sockets.count), -1)
            guard index >= 0, let frames = Self.receive(from: sockets[Int(index)]) else { return }
            switch sockets[Int(index)] {
            case control: receive((.control, frames))
            case shell: receive((.shell, frames))
            case heartbeat: Self.send(frames, over: heartbeat)
            case puller:
                let rest = Array(frames.dropFirst())
                switch frames.first?.first.flatMap(Sockets.Channel.init) {
                case .shell: Self.send(rest, over: shell)
                case .control: Self.send(rest, over: control)
                case .publication: Self.send(rest, over: publication)
                case .end, nil: return
                }
            default: break
            }
        }
    }

    private static func receive(from socket: Int32) -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        while true {
            let count = lectern_zmq_receive(socket)
            guard count >= 0 else { return nil }
            var frame = [UInt8](repeating: 0, count: count)
            let hasMore = lectern_zmq_take(socket, &frame)
            frames.append(frame)
            if !hasMore { return frames }
        }
    }

    static func send(_ frames: [[UInt8]], over socket: Int32) {
        for (index, frame) in frames.enumerated() {
            guard lectern_zmq_send(socket, frame, frame.count, index + 1 < frames.count) else { return }
        }
    }
}
