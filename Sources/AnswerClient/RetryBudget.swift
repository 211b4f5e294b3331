/// What an answer may cost one grading: how long its calls may take, how often and how slowly they may fail. A restart takes some
/// 20 ms, a slow failure the whole limit of a call: an answer costs its limits once, however many checks there are.
struct RetryBudget {
    /// How long all calls together may take, with the starts of the answer's process, in seconds.
    let seconds: Double
    /// Whether one failure is enough.
    let endsAtFailure: Bool
    private var property = 0
    private var failures = 0
    private var hasFailedSlowly = false
    private var allFailures = 0
    private var allSlowFailures = 0
    private var startFailures = 0
    private var hasReplied = false
    private var isNeverReady = false
    private var bytes = 0
    private var spentSeconds = 0.0
    private var failedSeconds = 0.0

    /// More than honest answers return, and what a checker decodes in some seconds.
    private static let mostBytes = 256 << 20
    /// The smallest counterexample is not worth decoding more.
    private static let mostBytesToShrink = 16 << 20
    /// Nor is it worth more time, in seconds: some 80 restarts.
    private static let mostSecondsToShrink = 2.0
    /// What a call may take after a slow failure, in seconds: calls of the same answer that are quick take microseconds.
    private static let secondsAfterSlowFailure = 0.25
    /// What a start may take then: 20 ms where the machine is not busy, more than a second where twenty others want it.
    private static let startSecondsAfterSlowFailure = 3.0

    init(seconds: Double, endsAtFailure: Bool = false) {
        self.seconds = seconds
        self.endsAtFailure = endsAtFailure
    }

    /// A new property gets failures anew, out of what is left in all.
    mutating func enter(property: Int) {
        guard property != self.property else { return }
        self.property = property
        failures = 0
        hasFailedSlowly = false
    }

    /// Counts a call that gave a value or an error.
    mutating func spend(_ seconds: Double) {
        spentSeconds += seconds
        hasReplied = true
    }

    /// Counts a call that failed.
    mutating func spend(_ seconds: Double, on failure: AnswerFailure) {
        let kind = failure.kind
        spentSeconds += seconds
        failedSeconds += seconds
        failures += 1
        allFailures += 1
        if kind == .start { startFailures += 1 }
        if case .lateToStart = failure, !hasReplied { isNeverReady = true }
        if kind == .timeout || kind == .memory {
            hasFailedSlowly = true
            allSlowFailures += 1
        }
    }

    /// Counts what a call returned.
    mutating func receive(bytes count: Int) { bytes += count }

    /// How long a call may take, where the first might take `limit`.
    func seconds(ofCall limit: Double) -> Double {
        min(allSlowFailures == 0 ? limit : min(limit, Self.secondsAfterSlowFailure), left)
    }

    /// How long a start may take, where the first might take `limit`.
    func seconds(ofStart limit: Double) -> Double {
        min(allSlowFailures == 0 ? limit : min(limit, Self.startSecondsAfterSlowFailure), left)
    }

    /// Why no call can be made after one of `seconds` more; nil where that leaves some time.
    func end(after seconds: Double) -> AnswerFailure? {
        spentSeconds + seconds >= self.seconds ? .givenUpAsLong(seconds: self.seconds) : nil
    }

    /// What is left of the time, with a little for what has just begun.
    private var left: Double { max(seconds - spentSeconds, 0.05) }

    /// The smallest counterexample is not worth a second slow failure.
    var stopsShrinking: Bool {
        endsAtFailure || failures >= 40 || hasFailedSlowly || bytes > Self.mostBytesToShrink
            || failedSeconds > Self.mostSecondsToShrink || exhausted != nil
    }

    /// Why no call is made any more, or nil.
    var exhausted: AnswerFailure? {
        if startFailures >= 3 || isNeverReady { return .givenUpAsUnloadable }
        if allSlowFailures >= 5 { return .givenUpAsSlow(failures: allSlowFailures) }
        if let end = end(after: 0) { return end }
        if bytes > Self.mostBytes { return .givenUpAsLarge(bytes: Self.mostBytes) }
        if allFailures >= (endsAtFailure ? 1 : 200) { return .givenUpAsFailing(failures: allFailures) }
        return nil
    }
}
