/// How a call reaches the case that is being run. This module is opened beside LessonKit's library and must not hold a second
/// PropertyTesting: the generated stub, which sees both, connects the two.
public struct CaseHook: Sendable {
    /// Tells one property from the next; 0 outside of any.
    public var property: @Sendable () -> Int
    /// Fails the running case, because this call, as text, failed so.
    public var fail: @Sendable (_ call: String, _ failure: AnswerFailure) -> Void
    /// Adds a line to the running case's counterexample.
    public var note: @Sendable (_ line: @escaping @Sendable () -> String) -> Void
    /// Ends the search for a smaller counterexample.
    public var stopShrinking: @Sendable () -> Void
    /// Has an action called when the running case ends.
    public var whenEnded: @Sendable (_ action: @escaping @Sendable (_ failed: Bool) -> Void) -> Void
    /// The error that a stub throws: its words are told as they are.
    public var error: @Sendable (_ words: String) -> any Error
    /// A value as Swift text.
    public var text: @Sendable (_ value: Any) -> String

    /// A connection of these functions.
    public init(
        property: @escaping @Sendable () -> Int,
        fail: @escaping @Sendable (_ call: String, _ failure: AnswerFailure) -> Void,
        note: @escaping @Sendable (_ line: @escaping @Sendable () -> String) -> Void,
        stopShrinking: @escaping @Sendable () -> Void,
        whenEnded: @escaping @Sendable (_ action: @escaping @Sendable (_ failed: Bool) -> Void) -> Void,
        error: @escaping @Sendable (_ words: String) -> any Error, text: @escaping @Sendable (_ value: Any) -> String
    ) {
        self.property = property
        self.fail = fail
        self.note = note
        self.stopShrinking = stopShrinking
        self.whenEnded = whenEnded
        self.error = error
        self.text = text
    }
}
