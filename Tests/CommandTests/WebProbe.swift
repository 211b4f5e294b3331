import Foundation
import Glibc

/// Asks a server as a browser would, and as one would not.
struct WebProbe {
    var port: UInt16

    struct Answer {
        var status: Int
        var head: String
        var body: String
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    /// The answer to a request; the path is sent as it is.
    func get(_ path: String, method: String = "GET", host: String? = nil) async throws -> Answer {
        let connection = try WebConnection(port: port)
        try connection.send(
            "\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n")
        let text = try await connection.text { _ in false }
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count == 3, let status = Int(words[1]) else { throw Fault(description: "no answer: \(text)") }
        return Answer(
            status: status, head: String(parts[0]), body: parts.count > 1 ? String(parts[1]) : "")
    }

    /// A connection that listens to events.
    func events() throws -> WebConnection {
        let connection = try WebConnection(port: port)
        try connection.send("GET /-/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        return connection
    }

    /// Whether something listens at `address`.
    func isHeard(at address: String) -> Bool { (try? WebConnection(address: address, port: port)) != nil }
}

/// A connection to a server.
final class WebConnection {
    private let descriptor: Int32
    private var received: [UInt8] = []

    init(address: String = "127.0.0.1", port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        inet_pton(AF_INET, address, &place.sin_addr)
        let result = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw WebProbe.Fault(description: "nothing listens at \(address):\(port)") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw WebProbe.Fault(description: "the request was not taken")
        }
    }

    /// All that came, once `isEnough` or the server has nothing more to say; no thread of other tests waits meanwhile.
    func text(within limit: Duration = .seconds(60), until isEnough: (String) -> Bool) async throws -> String {
        let last = ContinuousClock.now + limit
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if isEnough(text) { return text }
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                received += buffer[..<count]
            } else if count == 0 {
                return text
            } else if ContinuousClock.now > last {
                throw WebProbe.Fault(description: "not within \(limit): \(text)")
            } else {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
