import Synchronization

/// What code below a property's body has to say about the case that is being run.
///
/// A stub of a function that cannot throw records here that the call failed, and returns any value: the runner fails
/// the case whatever the body makes of that value. The report is the process's own, for properties run one at a time.
public enum CaseReport {
    private static let state = Mutex(State())

    private struct State {
        var failure: String?
        var notes: [String] = []
        var stopped = false
        var property = 0
    }

    /// Fails the case that is being run; the first reason is kept.
    public static func fail(_ reason: String) { state.withLock { $0.failure = $0.failure ?? reason } }

    /// Adds a line to the counterexample, should the case fail; of many only the first few are kept.
    public static func note(_ line: String) {
        state.withLock { if $0.notes.count < 6 { $0.notes.append(line) } }
    }

    /// Ends the search for smaller counterexamples of the current property, as trying more would take too long.
    public static func stop() { state.withLock { $0.stopped = true } }

    /// Counts the properties and checks that were begun, so that code below can tell one from the next.
    public static var property: Int { state.withLock { $0.property } }

    static func beginProperty() {
        state.withLock { $0 = State(property: $0.property + 1) }
    }

    static func beginCase() {
        state.withLock {
            $0.failure = nil
            $0.notes = []
        }
    }

    static func endCase() -> (failure: String?, notes: [String]) {
        state.withLock { ($0.failure, $0.notes) }
    }

    static var isStopped: Bool { state.withLock { $0.stopped } }
}
