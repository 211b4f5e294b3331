/// What came of one call.
public enum AnswerOutcome: Sendable, Hashable, Codable {
    /// The encoded value that the function returned; not yet known to be well-formed.
    case value([UInt8])
    /// The description of the error that the function threw.
    case thrown(String)
    /// Neither came back.
    case failed(AnswerFailure)
}
