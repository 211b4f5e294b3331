/// What came of one call.
public enum AnswerOutcome: Sendable, Hashable, Codable {
    /// The encoded value that the function returned; not yet known to be well-formed.
    case value([UInt8])
    /// The description of the error that the function threw.
    case thrown(String)
    /// The call came to no good end.
    case failed(AnswerFailure)
}

/// Why a call came to no good end.
public struct AnswerFailure: Sendable, Hashable, Codable {
    /// What kind of end it was.
    public var kind: Kind
    /// What happened, to be read after the call: `trapped: Index out of range`.
    public var message: String
    /// Offsets in the answer's library of the code that was running, innermost first; known for traps.
    public var offsets: [UInt64]

    /// Kinds of bad ends.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// A failed precondition, an overflow, a signal.
        case trap
        /// `exit` and its kin.
        case exit
        /// No end within the limit.
        case timeout
        /// More memory than the limit.
        case memory
        /// Something else than the one reply that was asked for.
        case protocolError
        /// The process could not be started or loaded.
        case start
    }

    /// A failure of these parts.
    public init(kind: Kind, message: String, offsets: [UInt64] = []) {
        self.kind = kind
        self.message = message
        self.offsets = offsets
    }
}
