/// How often an answer may fail, and how slowly, before no more is tried. A restart takes some 20 ms, a slow failure the whole
/// limit: an answer may cost its limits about twice, however many checks there are.
struct RetryBudget {
    /// Whether one failure is enough.
    let endsAtFailure: Bool
    private var property = 0
    private var failures = 0
    private var hasFailedSlowly = false
    private var allFailures = 0
    private var allSlowFailures = 0
    private var startFailures = 0
    private var bytes = 0

    /// More than honest answers return, and what a checker decodes in some seconds.
    private static let mostBytes = 256 << 20
    /// The smallest counterexample is not worth decoding more.
    private static let mostBytesToShrink = 16 << 20

    init(endsAtFailure: Bool = false) { self.endsAtFailure = endsAtFailure }

    /// A new property gets failures anew, out of what is left in all.
    mutating func enter(property: Int) {
        guard property != self.property else { return }
        self.property = property
        failures = 0
        hasFailedSlowly = false
    }

    mutating func spend(on kind: AnswerFailure.Kind) {
        failures += 1
        allFailures += 1
        if kind == .start { startFailures += 1 }
        if kind == .timeout || kind == .memory {
            hasFailedSlowly = true
            allSlowFailures += 1
        }
    }

    /// Counts what a call returned.
    mutating func receive(bytes count: Int) { bytes += count }

    /// How long a call may take, where the first might take `limit`: half as long after each slow failure. Calls of the same
    /// answer that are quick take microseconds.
    func seconds(of limit: Double) -> Double {
        (0..<allSlowFailures).reduce(limit) { seconds, _ in max(seconds / 2, min(limit, 0.25)) }
    }

    /// The smallest counterexample is not worth a second slow failure.
    var stopsShrinking: Bool {
        endsAtFailure || failures >= 40 || hasFailedSlowly || bytes > Self.mostBytesToShrink || exhausted != nil
    }

    /// Why no call is made any more, or nil.
    var exhausted: AnswerFailure? {
        if startFailures >= 3 { return .givenUpAsUnloadable }
        if allSlowFailures >= 5 { return .givenUpAsSlow(failures: allSlowFailures) }
        if bytes > Self.mostBytes { return .givenUpAsLarge(bytes: Self.mostBytes) }
        if allFailures >= (endsAtFailure ? 1 : 200) { return .givenUpAsFailing(failures: allFailures) }
        return nil
    }
}
