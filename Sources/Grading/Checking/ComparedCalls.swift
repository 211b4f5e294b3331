import AnswerClient
import AnswerProtocol
import AnswerReading

/// The calls of an answer by which misconceptions are compared with it.
struct ComparedCalls: Sendable {
    private let failing: ArraySlice<LoggedCall>
    private let passing: [LoggedCall]
    /// What each function of the exercise returns, by its index.
    private let results: [ValueType]

    /// More calls tell no more.
    private static let most = 60

    @export(interface) init(_ calls: [LoggedCall], results: [ValueType]) {
        self.results = results
        failing = calls.filter { $0.failed }.prefix(Self.most)
        passing = Self.sample(calls.filter { !$0.failed })
    }

    /// The calls themselves.
    var calls: [LoggedCall] { failing + passing }

    /// How alike a wrong answer is: nil where it differs on a call of a failed case, else the share of other calls on which it
    /// agrees. `outcome` is what a call gives with the wrong answer.
    func similarity(of outcome: (_ payload: [UInt8]) -> AnswerOutcome) -> Double? {
        guard !failing.isEmpty else { return nil }
        for call in failing where !agree(outcome(call.payload), call.outcome, payload: call.payload) { return nil }
        let agreeing = passing.count { agree(outcome($0.payload), $0.outcome, payload: $0.payload) }
        return passing.isEmpty ? 1 : Double(agreeing) / Double(passing.count)
    }

    /// Some calls of each part of the list, as each property has calls in a part of its own.
    private static func sample(_ calls: [LoggedCall]) -> [LoggedCall] {
        calls.count <= most ? calls : (0..<most).map { calls[$0 * calls.count / most] }
    }

    /// Whether two outcomes of the call with this payload are the same, as far as a learner could tell.
    @export(interface) func agree(_ first: AnswerOutcome, _ second: AnswerOutcome, payload: [UInt8]) -> Bool {
        switch (first, second) {
        case (.value(let a), .value(let b)):
            if a == b { return true }
            var reader = WireReader(payload)
            guard let index = try? reader.integer(UInt32.self), results.indices.contains(Int(index)) else {
                return false
            }
            return ApproximateEquality(type: results[Int(index)]).holds(a, b)
        case (.thrown, .thrown): return true
        case (.failed(let a), .failed(let b)): return a.kind == b.kind
        default: return false
        }
    }
}
