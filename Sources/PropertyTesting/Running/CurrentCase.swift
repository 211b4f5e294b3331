import Synchronization

/// The case that is being run: what the code below a property's body has to say about it, and what the body compared last.
///
/// A stub of a function that cannot throw records here that its call failed, and returns any value: the runner fails the case
/// whatever the body makes of that value. The current case follows the task, so properties may run side by side.
///
/// A body runs on one thread at a time, and so does what it calls: nothing here is locked.
public final class CurrentCase: @unchecked Sendable {
    #if hasFeature(Embedded)
        /// A page runs one case at a time.
        nonisolated(unsafe) private static var current: CurrentCase?
    #else
        @TaskLocal private static var current: CurrentCase?
    #endif

    /// The ordinal of the property or check to which the case belongs.
    private let property: Int
    private(set) var failedCall: FailedCall?
    private(set) var isLast = false
    var comparison: Comparison?
    private var notedLines: [@Sendable () -> String] = []
    private var ends: [@Sendable (_ failed: Bool) -> Void] = []

    private init(property: Int) { self.property = property }

    /// Fails the case that is being run; the first failed call is kept.
    public static func fail(_ call: FailedCall) {
        if current?.failedCall == nil { current?.failedCall = call }
    }

    /// Adds a line to the counterexample, should the case fail; of many only the first few are kept.
    public static func note(_ line: @escaping @Sendable () -> String) {
        if let current, current.notedLines.count < 6 { current.notedLines.append(line) }
    }

    /// Makes this case the last: no smaller counterexample is looked for, as trying more would take too long.
    public static func stopShrinking() { current?.isLast = true }

    /// Has `action` called when the case ends.
    public static func whenEnded(_ action: @escaping @Sendable (_ failed: Bool) -> Void) {
        current?.ends.append(action)
    }

    /// Tells one property from the next; 0 outside of any.
    public static var property: Int { current?.property ?? 0 }

    /// The comparison that the body evaluated last.
    static var comparison: Comparison? {
        get { current?.comparison }
        set { current?.comparison = newValue }
    }

    /// Runs a case of the property with this ordinal.
    static func run(property: Int, _ body: (CurrentCase) -> Trial) -> Trial {
        let running = CurrentCase(property: property)
        #if hasFeature(Embedded)
            current = running
            defer { current = nil }
            let trial = body(running)
        #else
            let trial = $current.withValue(running) { body(running) }
        #endif
        for action in running.ends { action(trial.isFailure) }
        return trial
    }

    /// The ordinal of the next property of the process.
    static func nextProperty() -> Int { count.add(1, ordering: .relaxed).newValue }

    private static let count = Atomic<Int>(0)

    /// The lines for the counterexample.
    var notes: [String] { notedLines.map { $0() } }
}

/// A call below a property's body that did not come back, as facts: whoever shows it puts them into words.
public struct FailedCall: Sendable, Hashable, Codable {
    /// The call as Swift text: `outputSize(input: 7, filter: 3)`.
    public var call: String
    /// What happened instead, to be read after the call: `did not return within 2 s`, `trapped`.
    public var failure: String
    /// Why it trapped: `Index out of range`; nil where it did not, or only the debug information knows.
    public var cause: String?
    /// Offsets of the code that was running in its library, innermost first; known for traps.
    public var offsets: [UInt64]

    /// A failed call with these facts.
    public init(call: String, failure: String, cause: String? = nil, offsets: [UInt64] = []) {
        self.call = call
        self.failure = failure
        self.cause = cause
        self.offsets = offsets
    }
}
