import CCrypto
import Foundation

/// A message that came, with what an answer to it must have.
struct Message: Sendable {
    /// Who sent it: the frames before the delimiter.
    var identities: [[UInt8]]
    var type: String
    /// The header as it came, which an answer repeats.
    var header: [UInt8]
    /// JSON.
    var content: Data

    static let delimiter = Array("<IDS|MSG>".utf8)

    /// Reads frames. Nil for what is not a message, or has another signature than `key` makes: it came from somebody else.
    init?(_ frames: [[UInt8]], key: String) {
        guard let place = frames.firstIndex(of: Self.delimiter), frames.count >= place + 6 else { return nil }
        let parts = Array(frames[(place + 2)..<(place + 6)])
        guard key.isEmpty || Signature.of(parts, key: key) == frames[place + 1],
            let header = try? JSONDecoder().decode(Header.self, from: Data(parts[0]))
        else { return nil }
        identities = Array(frames[..<place])
        type = header.type
        self.header = parts[0]
        content = Data(parts[3])
    }

    struct Header: Codable {
        var identifier: String
        var session: String
        var username: String
        var date: String
        var type: String
        var version: String

        enum CodingKeys: String, CodingKey {
            case session, username, date, version
            case identifier = "msg_id"
            case type = "msg_type"
        }
    }
}

/// HMAC-SHA-256 in hexadecimal digits.
enum Signature {
    static func of(_ parts: [[UInt8]], key: String) -> [UInt8] {
        if key.isEmpty { return [] }
        let key = Array(key.utf8), message = parts.flatMap { $0 }
        var code = [UInt8](repeating: 0, count: 32)
        guard lectern_hmac_sha256(key, key.count, message, message.count, &code) else { return [] }
        return code.flatMap { byte in
            let digits = String(byte, radix: 16)
            return Array(((digits.count == 1 ? "0" : "") + digits).utf8)
        }
    }
}

/// Makes the messages of one kernel.
struct MessageWriter: Sendable {
    let key: String
    private let session = UUID().uuidString

    init(key: String) { self.key = key }

    /// The frames of a message, after `parent` where it answers one.
    func frames(
        _ type: String, _ content: some Encodable, to identities: [[UInt8]], after parent: Message?
    ) throws -> [[UInt8]] {
        let header = Message.Header(
            identifier: UUID().uuidString, session: session, username: "lectern", date: Date().formatted(.iso8601),
            type: type, version: Kernel.protocolVersion)
        let encoder = JSONEncoder()
        let parts = [
            Array(try encoder.encode(header)), parent?.header ?? Array("{}".utf8), Array("{}".utf8),
            Array(try encoder.encode(content)),
        ]
        return identities + [Message.delimiter, Signature.of(parts, key: key)] + parts
    }
}
