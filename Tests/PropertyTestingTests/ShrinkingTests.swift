import Testing

@testable import PropertyTesting

@Suite("A failure is shrunk to the smallest one")
struct ShrinkingTests {
    private func smallest<each Argument>(
        _ generators: repeat Generator<each Argument>, seed: UInt64, _ body: (repeat each Argument) throws -> Bool
    ) -> String? {
        runProperty("claim", repeat each generators, cases: 1000, seed: seed, body).counterexample
    }

    @Test("whatever the seed", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func smallestCases(seed: UInt64) {
        #expect(smallest(.int, seed: seed) { $0 < 500 } == "500")
        #expect(smallest(.int, seed: seed) { $0 > -77 } == "-77")
        #expect(smallest(.int(in: 3...1000), seed: seed) { _ in false } == "3")
        #expect(smallest(.int(in: -9 ... -4), seed: seed) { _ in false } == "-4")
        #expect(smallest(.int(in: Int.min...Int.max), seed: seed) { $0 < 1_000_000_007 } == "1000000007")
        #expect(smallest(.int, .int, seed: seed) { $0 < 300 || $1 < 5 } == "(300, 5)")
        #expect(smallest(.int(in: 1...32), .int(in: 1...7), seed: seed) { n, f in n <= 17 } == "(18, 1)")
        #expect(smallest(.int, .int, seed: seed) { $0 != $1 || $0 < 20 } == "(20, 20)")
        #expect(smallest(.array(of: .int), seed: seed) { $0.count < 4 } == "[0, 0, 0, 0]")
        #expect(smallest(.array(of: .int), seed: seed) { $0.reduce(0, +) < 100 } == "[100]")
        #expect(smallest(.array(of: .int(in: 0...9)), seed: seed) { Set($0).count == $0.count } == "[0, 0]")
        #expect(smallest(.array(of: .int, count: 2...5), seed: seed) { _ in false } == "[0, 0]")
        #expect(smallest(.string, seed: seed) { $0.count < 3 } == "\"aaa\"")
        #expect(smallest(.optional(.int), seed: seed) { $0 == nil } == "0")
        #expect(smallest(.tuple(.int, .bool), seed: seed) { $0.0 < 10 || !$0.1 } == "(10, true)")
        #expect(smallest(.double, seed: seed) { $0 < 0.35 } == "1.0")
        #expect(smallest(.double, seed: seed) { $0 <= 2 || $0 >= 3 } == "2.1")
        #expect(smallest(.anyDouble, seed: seed) { $0 == $0 } == "Double.nan")
    }

    @Test("keeping what the generator promises")
    func invariants() {
        let even = Generator<Int>.int(in: 0...1000).map { $0 * 2 }
        #expect(smallest(even, seed: 1) { $0 < 31 } == "32")
        let pairs = Generator<Int>.int(in: 1...50).flatMap { n in .tuple(.constant(n), .int(in: 1...n)) }
        #expect(smallest(pairs, seed: 1) { $0.1 <= $0.0 && $0.1 < 20 } == "(20, 20)")
        #expect(smallest(Generator<Int>.int.filter { $0 % 7 == 0 }, seed: 1) { $0 < 50 } == "56")
    }
}
