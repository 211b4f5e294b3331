import Foundation
import Testing

@testable import Kernels

@Suite("Random numbers are those of their seed, and spread as they should")
struct RandomTests {
    @Test("Philox gives the numbers that its authors published")
    func knownAnswers() {
        let first = Philox(seed: 0).blocks(from: 0)
        #expect(
            [first.0[0], first.1[0], first.2[0], first.3[0]] == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
        // The first of these sixteen blocks is the last that the counter has.
        let last = Philox(seed: .max).blocks(from: .max, stream: .max)
        #expect([last.0[0], last.1[0], last.2[0], last.3[0]] == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
        let early = Philox(seed: 9).blocks(from: 0xFFFF_FFFA)
        let late = Philox(seed: 9).blocks(from: 0x1_0000_0000)
        #expect(early.0[6] == late.0[0] && early.3[15] == late.3[9])
    }

    @Test("sine and cosine of a turn")
    func turns() {
        for i in 0...4096 {
            let turn = Float(i) / 4096
            let (sine, cosine) = Lanes(repeating: turn).sineAndCosineOfTurns()
            #expect(abs(Double(sine[0]) - sin(2 * .pi * Double(turn))) < 2e-7)
            #expect(abs(Double(cosine[0]) - cos(2 * .pi * Double(turn))) < 2e-7)
        }
    }

    @Test("the same seed gives the same values, another seed others, and a longer tensor begins as a shorter one")
    func seeds() {
        for make in [{ Tensor.normal($0, seed: $1) }, { Tensor.uniform($0, seed: $1) }] as [([Int], Int) -> Tensor] {
            #expect(make([100], 7) == make([100], 7))
            #expect(make([100], 7) != make([100], 8))
            #expect(make([103], 7).values.prefix(61) == make([61], 7).values[...])
        }
    }

    @Test("moments and bounds")
    func moments() throws {
        let normal = Tensor.normal([200_000], mean: 3, standardDeviation: 2, seed: 1)
        #expect(abs(normal.mean() - 3) < 0.02)
        #expect(abs((normal - 3).map { $0 * $0 }.mean() - 4) < 0.05)
        #expect(abs((normal - 3).map { $0 * $0 * $0 }.mean()) < 0.2)
        let uniform = Tensor.uniform([200_000], in: -1...3, seed: 1)
        #expect(uniform.min() >= -1 && uniform.max() <= 3)
        #expect(abs(uniform.mean() - 1) < 0.02)
        var bins = [Int](repeating: 0, count: 16)
        for value in uniform.values { bins[min(Int((value + 1) * 4), 15)] += 1 }
        #expect(bins.allSatisfy { abs($0 - 12_500) < 500 })
    }
}
