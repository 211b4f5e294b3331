import Foundation

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

/// Writes calls to a file, one a line as JSON, for the grader to compare misconceptions on. A few hundred are enough.
struct CallLog {
    private let path: String
    private var current: [(payload: [UInt8], outcome: AnswerOutcome)] = []
    private var property = 0
    private var failing = 0
    /// Cases of the running property that passed.
    private var passing = 0

    /// Enough to tell misconceptions apart; more would cost time.
    private static let most = 150
    /// Every property has its say: two misconceptions may be alike in what the first of them asks, and differ in the last.
    private static let mostPassingOfProperty = 30
    private static let longest = 1 << 14

    init(path: String) { self.path = path }

    /// Whether the running case has no call yet.
    var isAtCaseStart: Bool { current.isEmpty }

    mutating func append(_ payload: [UInt8], _ outcome: AnswerOutcome, property: Int) {
        if property != self.property { passing = 0 }
        self.property = property
        if current.count < 8 { current.append((payload, outcome)) }
    }

    /// Writes at once what says something of the whole grading, whatever was called.
    func keep(_ outcome: AnswerOutcome) { write([([], outcome)], failed: true) }

    /// Writes the calls of the case that has ended.
    mutating func endCase(failed: Bool) {
        defer { current = [] }
        guard failed ? failing < Self.most : passing < Self.mostPassingOfProperty, !current.isEmpty else { return }
        if failed { failing += 1 } else { passing += 1 }
        write(current, failed: failed)
    }

    private func write(_ calls: [(payload: [UInt8], outcome: AnswerOutcome)], failed: Bool) {
        let encoder = JSONEncoder()
        let lines = calls.compactMap { call -> Data? in
            guard call.payload.count <= Self.longest else { return nil }
            if case .value(let bytes) = call.outcome, bytes.count > Self.longest { return nil }
            return try? encoder.encode(LoggedCall(failed: failed, payload: call.payload, outcome: call.outcome))
        }
        guard let file = fopen(path, "a") else { return }
        defer { fclose(file) }
        for line in lines {
            let bytes = [UInt8](line) + [UInt8(ascii: "\n")]
            fwrite(bytes, 1, bytes.count, file)
        }
    }
}
