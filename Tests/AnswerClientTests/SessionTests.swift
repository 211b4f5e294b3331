import AnswerProtocol
import Foundation
import Synchronization
import Testing

@testable import AnswerClient

@Suite("An answer costs its limits once, in however many properties it is called")
struct SessionTests {
    /// What comes of a call in each of twelve properties, where the answer never replies.
    private func outcomes(callSeconds: Double, answerSeconds: Double) -> [AnswerOutcome] {
        let property = Atomic<Int>(0)
        let hook = CaseHook(
            property: { property.load(ordering: .relaxed) }, fail: { _, _ in }, note: { _ in }, stopShrinking: {},
            whenEnded: { _ in }, error: { _ in CancellationError() }, text: { "\($0)" })
        let silent = FakeAnswer.all.first { $0.testDescription == "never replies" }!
        var session = AnswerSession(
            AnswerLaunch(
                arguments: ["/bin/sh", "-c", silent.script], callSeconds: callSeconds, startSeconds: 20,
                answerSeconds: answerSeconds, memory: 1 << 30, seed: 1, log: "/dev/null"),
            cases: hook, random: SystemRandomNumberGenerator())
        return (1...12).map { number in
            property.store(number, ordering: .relaxed)
            return session.call([])
        }
    }

    @Test("one call that does not return has its limit, four more a quarter of a second, and the others are not made")
    func silent() {
        let late = [0.3, 0.25, 0.25, 0.25, 0.25].map { AnswerOutcome.failed(.late(seconds: $0)) }
        let others = [AnswerOutcome](repeating: .failed(.givenUpAsSlow(failures: 5)), count: 7)
        #expect(outcomes(callSeconds: 0.3, answerSeconds: 20) == late + others)
    }

    @Test("where the time of all calls is over, the call that met its end says so, and no other is made")
    func long() {
        let all = [AnswerOutcome](repeating: .failed(.givenUpAsLong(seconds: 0.2)), count: 12)
        #expect(outcomes(callSeconds: 20, answerSeconds: 0.2) == all)
    }
}
