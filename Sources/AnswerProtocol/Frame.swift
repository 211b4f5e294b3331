/// A message between checker and answer: what it is, which call it belongs to, and its payload.
public struct Frame: Sendable, Equatable {
    /// What the payload is.
    public var kind: Kind
    /// The number of the call, chosen by the checker and repeated by the answer.
    public var call: UInt64
    /// The function's index (for a call) or nothing, and encoded values.
    public var payload: [UInt8]

    /// Kinds of frames.
    public enum Kind: UInt8, Sendable {
        /// From the checker: a function's index as 32 bits and its arguments.
        case call = 1
        /// From the answer: what the function returned.
        case value = 2
        /// From the answer: the description of the error that the function threw.
        case thrown = 3
        /// From the answer: what it returned does not fit in a frame.
        case tooLarge = 4
        /// From the answer: it is loaded, and calls may come. The call's number is 0.
        case ready = 5
    }

    /// The longest payload of a call, for an author's check: 8 million Doubles.
    public static let longestCall = 64 << 20
    /// The longest payload of a reply: 131,072 Doubles. An answer that returns more is refused at its first call.
    public static let longestReply = 1 << 20
    /// The longest description of a thrown error, in bytes.
    public static let longestDescription = 4 << 10
    /// Bytes before the payload: length, kind, call.
    public static let headerLength = 13

    /// A frame of these parts.
    public init(kind: Kind, call: UInt64, payload: [UInt8]) {
        self.kind = kind
        self.call = call
        self.payload = payload
    }

    /// The frame as bytes.
    public var bytes: [UInt8] {
        var writer = WireWriter()
        writer.fixed(UInt32(payload.count))
        writer.fixed(kind.rawValue)
        writer.fixed(call)
        return writer.bytes + payload
    }

    /// What a frame's first `headerLength` bytes say, or nil where they say what no frame says or a payload over `longest` bytes.
    public static func header(
        _ bytes: some Sequence<UInt8>, longest: Int
    ) -> (length: Int, kind: Kind, call: UInt64)? {
        var reader = WireReader(Array(bytes.prefix(headerLength)))
        guard let length = try? reader.fixed(UInt32.self), length <= longest,
            let raw = try? reader.fixed(UInt8.self), let kind = Kind(rawValue: raw),
            let call = try? reader.fixed(UInt64.self)
        else { return nil }
        return (Int(length), kind, call)
    }
}
