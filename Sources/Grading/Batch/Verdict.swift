import AnswerClient
import AnswerReading
import Foundation
import Outputs

/// What came of an answer's text, apart from the hint: all that a batch keeps of it, so that it is judged once.
struct Verdict: Sendable, Hashable, Codable {
    var finding: Finding
    /// What the answer printed while it was checked.
    var printed: AnswerReport.Printed?
    /// The checks of the further task; nil where they were not tried.
    var extra: [CheckResult]?
    /// The calls by which misconceptions are compared with it; none where it passed.
    var calls: [JournaledCall] = []
    /// How long it took to compile and check, in seconds.
    var seconds: Double = 0

    /// What was found.
    enum Finding: Sendable, Hashable, Codable {
        case notStarted
        case compileError([AnswerFault])
        case checked(checks: [CheckResult], share: Double, problems: [AnswerProblem])
    }
}

/// A call of an answer's function as it is kept, in few bytes.
struct JournaledCall: Sendable, Hashable, Codable {
    var failed: Bool
    var payload: Data
    /// The value that came back; nil where none did.
    var value: Data?
    /// The error or failure instead.
    var other: AnswerOutcome?

    init(_ call: LoggedCall) {
        (failed, payload) = (call.failed, Data(call.payload))
        if case .value(let bytes) = call.outcome { value = Data(bytes) } else { other = call.outcome }
    }

    var call: LoggedCall {
        LoggedCall(
            failed: failed, payload: Array(payload), outcome: other ?? .value(Array(value ?? Data())))
    }
}
