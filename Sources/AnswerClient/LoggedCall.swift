/// One call as it was logged.
public struct LoggedCall: Sendable, Hashable, Codable {
    /// Whether the case to which it belongs failed.
    public var failed: Bool
    /// The function's index and its arguments, encoded.
    public var payload: [UInt8]
    /// What came of it.
    public var outcome: AnswerOutcome

    /// A logged call of these parts.
    public init(failed: Bool, payload: [UInt8], outcome: AnswerOutcome) {
        self.failed = failed
        self.payload = payload
        self.outcome = outcome
    }
}
