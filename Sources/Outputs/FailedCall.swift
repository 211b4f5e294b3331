/// A call of an answer's function that gave neither a value nor an error, as facts.
public struct FailedCall: Sendable, Hashable, Codable {
    /// The call as Swift text: `outputSize(input: 7, filter: 3)`.
    public var call: String
    /// What happened instead, to be read after the call: `did not return within 2 s`, `trapped`.
    public var failure: String
    /// Why it trapped: `Index out of range`; nil where it did not, or nobody knows.
    public var cause: String?
    /// The line of the answer in which it trapped, where that is known.
    public var line: Int?
    /// Offsets of the code that was running in the answer's library, innermost first.
    public var offsets: [UInt64]

    /// A failed call with these facts.
    public init(call: String, failure: String, cause: String? = nil, line: Int? = nil, offsets: [UInt64] = []) {
        self.call = call
        self.failure = failure
        self.cause = cause
        self.line = line
        self.offsets = offsets
    }
}
