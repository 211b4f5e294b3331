import Outputs
import PropertyTesting

extension CheckResult {
    /// What came of a property, as the engine is told it: claimed in `line` of its cell. The seed is left out: a chapter's is
    /// always the same, and a grading knows the one that it set.
    init(_ result: PropertyResult, line: Int?) {
        self.init(
            name: result.name, passed: result.passed, cases: result.cases, counterexample: result.counterexample,
            failedCall: result.failedCall.map(Outputs.FailedCall.init), weight: result.weight, line: line)
    }
}

extension Outputs.FailedCall {
    /// A call that failed below a property's body. The line of the answer comes later, from `offsets`.
    fileprivate init(_ failed: PropertyTesting.FailedCall) {
        self.init(call: failed.call, failure: failed.failure, cause: failed.cause, offsets: failed.offsets)
    }
}
