import Testing

@testable import Evaluation

@Suite("What is found once")
struct FoundOnceTests {
    @Test("is found once for each code, and anew when too much is known")
    func once() {
        let known = FoundOnce<Int>()
        var calls = 0
        func length(of code: String) -> Int {
            known.value(of: code) {
                calls += 1
                return code.count
            }
        }
        #expect([length(of: "a"), length(of: "bc"), length(of: "a")] == [1, 2, 1] && calls == 2)
        for number in 0..<2000 { _ = length(of: "\(number)") }
        #expect(length(of: "a") == 1 && calls == 2003)
    }
}
