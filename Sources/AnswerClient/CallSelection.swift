/// Which calls are worth keeping, for misconceptions to be compared on. A few hundred are enough.
struct CallSelection {
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

    /// Whether the running case has no call yet.
    var isAtCaseStart: Bool { current.isEmpty }

    mutating func append(_ payload: [UInt8], _ outcome: AnswerOutcome, property: Int) {
        if property != self.property { passing = 0 }
        self.property = property
        if current.count < 8 { current.append((payload, outcome)) }
    }

    /// The calls of the case that has ended which are to be kept.
    mutating func endCase(failed: Bool) -> [LoggedCall] {
        defer { current = [] }
        guard failed ? failing < Self.most : passing < Self.mostPassingOfProperty, !current.isEmpty else { return [] }
        if failed { failing += 1 } else { passing += 1 }
        return current.compactMap { call in
            guard call.payload.count <= Self.longest else { return nil }
            if case .value(let bytes) = call.outcome, bytes.count > Self.longest { return nil }
            return LoggedCall(failed: failed, payload: call.payload, outcome: call.outcome)
        }
    }
}
