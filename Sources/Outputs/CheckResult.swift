/// The outcome of a check or a property.
public struct CheckResult: Sendable, Hashable, Codable {
    /// What is claimed.
    public var name: String
    /// Whether it held in every case.
    public var passed: Bool
    /// How many cases were tried.
    public var cases: Int
    /// The smallest case that fails, as Swift that a reader can paste, and what happened; nil where it passed.
    public var counterexample: String?
    /// The call of an answer that failed in that case; the counterexample leaves it to be told.
    public var failedCall: FailedCall?
    /// The share of an exercise's points that this check earns, relative to the other checks.
    public var weight: Double
    /// The line of the Markdown in which it is claimed; on its way to the engine the line in its cell. Nil where no line is known.
    public var line: Int?

    /// Whether it counts later: a practice property is shown to whoever answers, a final one is not before.
    public var isFinal = false

    /// An outcome.
    public init(
        name: String, passed: Bool, cases: Int, counterexample: String? = nil, failedCall: FailedCall? = nil,
        weight: Double = 1,
        line: Int? = nil
    ) {
        self.name = name
        self.passed = passed
        self.cases = cases
        self.counterexample = counterexample
        self.failedCall = failedCall
        self.weight = weight
        self.line = line
    }
}
