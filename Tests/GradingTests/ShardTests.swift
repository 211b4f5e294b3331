import Foundation
import Testing

@testable import Grading

@Suite("A batch is divided by the answers' texts alone")
struct ShardTests {
    @Test("each answer is in one part, whoever divides; parts are of about one size", arguments: [1, 2, 3, 24, 100])
    func division(count: Int) {
        let keys = (0..<2_000).map { JudgedAnswer.key(exercise: "double", text: "return \($0)") }
        let sizes = Shard.all(count).map { shard in keys.count { shard.contains($0) } }
        for key in keys.prefix(200) { #expect(Shard.all(count).count { $0.contains(key) } == 1) }
        #expect(sizes.reduce(0, +) == keys.count)
        let mean = Double(keys.count) / Double(count)
        // Six standard deviations of what chance gives.
        #expect(sizes.allSatisfy { abs(Double($0) - mean) < 6 * mean.squareRoot() }, "\(sizes)")
    }

    @Test(
        "what is no part is refused",
        arguments: ["", "1", "/", "0/3", "4/3", "-1/3", "1/0", "1/3/5", "a/3", "1/3 ", "1/100001", "1//3"])
    func words(text: String) { #expect(Shard(text) == nil) }

    @Test("a part is written as it is read")
    func text() { #expect(Shard("7/100")?.description == "7/100" && Shard("100/100")?.number == 100) }
}
