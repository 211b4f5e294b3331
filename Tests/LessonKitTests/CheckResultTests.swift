import Outputs
import PropertyTesting
import Testing

@testable import LessonKit

@Suite("What came of a property reaches the engine whole")
struct CheckResultTests {
    @Test("every field, and the line of the claim")
    func fields() {
        let failed = PropertyTesting.FailedCall(call: "f(1)", failure: "trapped", cause: "overflow", offsets: [16, 32])
        let result = PropertyResult(
            name: "sizes", passed: false, cases: 3, counterexample: "f(1) == 2", failedCall: failed, seed: 7, weight: 2)
        let expected = CheckResult(
            name: "sizes", passed: false, cases: 3, counterexample: "f(1) == 2",
            failedCall: Outputs.FailedCall(call: "f(1)", failure: "trapped", cause: "overflow", offsets: [16, 32]),
            weight: 2, line: 12)
        #expect(CheckResult(result, line: 12) == expected)
    }
}
