/// What came of a property or a check.
public struct PropertyResult: Sendable, Hashable, Codable {
    /// What is claimed.
    public var name: String
    /// Whether it held in every case.
    public var passed: Bool
    /// How many cases were tried; shrinking does not count.
    public var cases: Int
    /// The smallest case that fails, as Swift to paste, and what happened as comments below it; nil where it passed.
    public var counterexample: String?
    /// The call that failed in that case, where one below the body did; the counterexample leaves it to be told.
    public var failedCall: FailedCall?
    /// With this seed the same cases are drawn again.
    public var seed: UInt64
    /// The share of an exercise's points that it earns, relative to the other checks.
    public var weight: Double

    /// A result of these parts.
    public init(
        name: String, passed: Bool, cases: Int, counterexample: String? = nil, failedCall: FailedCall? = nil,
        seed: UInt64, weight: Double = 1
    ) {
        self.name = name
        self.passed = passed
        self.cases = cases
        self.counterexample = counterexample
        self.failedCall = failedCall
        self.seed = seed
        self.weight = weight
    }
}
