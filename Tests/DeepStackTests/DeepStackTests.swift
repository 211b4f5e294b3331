import DeepStack
import Testing

@Suite("What recurses has room")
struct DeepStackTests {
    @Test("a million calls deep, and the value comes back")
    func deep() {
        @Sendable func depth(_ n: Int) -> Int { n == 0 ? 0 : withExtendedLifetime([n]) { 1 + depth(n - 1) } }
        #expect(DeepStack.run { depth(1_000_000) } == 1_000_000)
    }
}
