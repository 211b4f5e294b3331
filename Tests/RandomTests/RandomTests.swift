import Random
import Testing

@Suite("Numbers that follow from a seed")
struct RandomTests {
    /// Of the reference program of Vigna, splitmix64.c, for the seed 1234567.
    @Test("the sequence is the published one")
    func sequence() {
        var random = SplitMix64(seed: 1_234_567 as UInt64)
        let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        #expect(expected.map { _ in random.next() } == expected)
    }

    @Test("the hash is FNV-1a's", arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C)])
    func hash(text: String, value: UInt64) {
        #expect(StableHash(text).value == value)
    }

    @Test("members of a family have seeds and streams of their own")
    func families() {
        let seeds = (0..<1000).map { SplitMix64.seed(7, $0) }
        #expect(Set(seeds).count == 1000 && SplitMix64.seed(7, 1, 2) != SplitMix64.seed(7, 2, 1))
        var (first, second) = (SplitMix64(seed: 7, stream: 0), SplitMix64(seed: 7, stream: 1))
        #expect(first.next() != second.next())
    }

    @Test("units lie in 0..<1, signed numbers in -1...1")
    func ranges() {
        var random = SplitMix64(seed: -3)
        for _ in 0..<1000 {
            let (unit, signed) = (random.unit(), random.signed())
            #expect((0..<1).contains(unit) && (-1...1).contains(signed))
        }
    }
}
