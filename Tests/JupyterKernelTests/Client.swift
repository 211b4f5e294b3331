import CZeroMQ
import Foundation
import Testing

@testable import JupyterKernel

/// A program that uses a kernel: it sends requests, and hears what all hear.
struct Client {
    private let shell: Int32
    private let control: Int32
    private let publication: Int32
    private let writer: MessageWriter
    let file: URL

    /// Writes a connection file of sockets in `folder`, and connects to where a kernel will be.
    init(in folder: URL) throws {
        file = folder.appending(path: "connection.json")
        let connection: [String: Any] = [
            "transport": "ipc", "ip": folder.appending(path: "socket").path, "shell_port": 1, "iopub_port": 2,
            "stdin_port": 3, "control_port": 4, "hb_port": 5, "key": "secret", "signature_scheme": "hmac-sha256",
        ]
        try JSONSerialization.data(withJSONObject: connection).write(to: file)
        let places = try ConnectionFile(path: file.path)
        func open(_ kind: Int, _ port: Int) throws -> Int32 {
            let socket = lectern_zmq_open(Int32(kind), places.endpoint(port), false)
            try #require(socket >= 0)
            return socket
        }
        shell = try open(lectern_zmq_dealer, 1)
        control = try open(lectern_zmq_dealer, 4)
        publication = try open(lectern_zmq_subscriber, 2)
        writer = MessageWriter(key: "secret")
    }

    /// Sends a request over the shell channel, or over the control channel.
    func send(
        _ type: String, _ content: some Encodable & Sendable = [String: String](), overControl: Bool = false
    ) throws {
        let frames = try writer.frames(type, content, to: [], after: nil)
        for (index, frame) in frames.enumerated() {
            try #require(
                lectern_zmq_send(overControl ? control : shell, frame, frame.count, index + 1 < frames.count))
        }
    }

    /// The next answer to a request.
    func answer(overControl: Bool = false) async throws -> (type: String, content: [String: Any]) {
        try await receive(from: overControl ? control : shell)
    }

    /// What all hear until the kernel is idle: types, and the contents of what is no status.
    func heard() async throws -> [(type: String, content: [String: Any])] {
        var all: [(type: String, content: [String: Any])] = []
        while true {
            let message = try await receive(from: publication)
            if message.type != "status" { all.append(message) }
            if message.content["execution_state"] as? String == "idle" { return all }
        }
    }

    /// The type of the next message that all hear.
    func heardNext() async throws -> String { try await receive(from: publication).type }

    /// Asks who the kernel is until it is heard by all who listen, for who comes late misses what was said before.
    func greet() async throws -> [String: Any] {
        while true {
            try send("kernel_info_request")
            let content = try await answer().content
            guard lectern_zmq_wait([publication], 1, 100) == 0 else { continue }
            while lectern_zmq_wait([publication], 1, 100) == 0 { _ = try await receive(from: publication) }
            return content
        }
    }

    private func receive(from socket: Int32) async throws -> (type: String, content: [String: Any]) {
        let last = ContinuousClock.now + .seconds(60)
        while lectern_zmq_wait([socket], 1, 0) != 0 {
            try #require(ContinuousClock.now < last, "the kernel says nothing")
            try await Task.sleep(for: .milliseconds(2))
        }
        var frames: [[UInt8]] = []
        var hasMore = true
        while hasMore {
            let count = lectern_zmq_receive(socket)
            try #require(count >= 0)
            var frame = [UInt8](repeating: 0, count: count)
            hasMore = lectern_zmq_take(socket, &frame)
            frames.append(frame)
        }
        let message = try #require(Message(frames, key: "secret"))
        let content = try JSONSerialization.jsonObject(with: message.content) as? [String: Any]
        return (message.type, try #require(content))
    }
}
