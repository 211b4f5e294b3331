import Foundation
import Testing

@testable import DeepStack

@Suite("What recurses has room")
struct DeepStackTests {
    @Test("a million calls deep, and the value comes back")
    func deep() {
        @Sendable func depth(_ n: Int) -> Int { n == 0 ? 0 : withExtendedLifetime([n]) { 1 + depth(n - 1) } }
        #expect(DeepStack.run { depth(1_000_000) } == 1_000_000)
    }

    /// More than a process can address.
    private static let tooMuch = 1 << 60

    @Test("where the system refuses the stack, a smaller one does")
    func refused() {
        let isOther = DeepStack.run({ pthread_self() }, bytes: Self.tooMuch, fewestBytes: 1 << 20) != pthread_self()
        #expect(isOther)
    }

    @Test("where it refuses every stack, the caller's does: nobody waits for a thread that is not there")
    func allRefused() {
        let isOwn =
            DeepStack.run({ pthread_self() }, bytes: Self.tooMuch, fewestBytes: Self.tooMuch) == pthread_self()
        #expect(isOwn)
    }
}
