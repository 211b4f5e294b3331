import Synchronization

/// What code below a property's body has to say about the case that is being run.
///
/// A stub of a function that cannot throw records here that the call failed, and returns any value: the runner fails
/// the case whatever the body makes of that value. The report is the process's own, for properties run one at a time.
public enum CaseReport {
    private static let state = Mutex(State())

    private struct State {
        var failure: String?
        var notes: [@Sendable () -> String] = []
        var stopped = false
        var property = 0
        var observer: (@Sendable (_ failed: Bool) -> Void)?
    }

    /// Fails the case that is being run; the first reason is kept.
    public static func fail(_ reason: String) { state.withLock { $0.failure = $0.failure ?? reason } }

    /// Adds a line to the counterexample, should the case fail; of many only the first few are kept.
    public static func note(_ line: @escaping @Sendable () -> String) {
        state.withLock { if $0.notes.count < 6 { $0.notes.append(line) } }
    }

    /// Ends the search for smaller counterexamples of the current property, as trying more would take too long.
    public static func stop() { state.withLock { $0.stopped = true } }

    /// Counts the properties and checks that were begun, so that code below can tell one from the next.
    public static var property: Int { state.withLock { $0.property } }

    /// Has `observer` called at the end of each case.
    public static func observe(_ observer: @escaping @Sendable (_ failed: Bool) -> Void) {
        state.withLock { $0.observer = observer }
    }

    static func beginProperty() {
        state.withLock { $0 = State(property: $0.property + 1, observer: $0.observer) }
    }

    static func beginCase() {
        state.withLock {
            $0.failure = nil
            $0.notes = []
        }
    }

    /// What failed the case from below, if anything.
    static var failure: String? { state.withLock { $0.failure } }

    /// The lines for the counterexample.
    static var notes: [String] { state.withLock { $0.notes }.map { $0() } }

    static func endCase(failed: Bool) { state.withLock { $0.observer }?(failed) }

    static var isStopped: Bool { state.withLock { $0.stopped } }
}
