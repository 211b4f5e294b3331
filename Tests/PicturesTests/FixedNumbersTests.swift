import Foundation
import Pictures
import Testing

@Suite("Fixed numbers are the same in cell and page")
struct FixedNumbersTests {
    /// Numbers whose sizes differ by powers of ten.
    private func drawn(_ count: Int, seed: Int) -> [Float] {
        (0..<count).map { n in
            let x = sin(Float(n * 37 + seed * 101)) * 1e3
            return x * pow(10, Float((n + seed) % 7) - 5)
        }
    }

    @Test(
        "each is off by half a step at most, and what is read from their words is the same",
        arguments: [1, 2, 3, 4, 5, 1000])
    func rounding(count: Int) {
        for seed in 0..<20 {
            let numbers = drawn(count, seed: seed)
            let fixed = FixedNumbers(numbers)
            let largest = numbers.map(abs).max()!
            #expect(fixed.values.count == count)
            for (value, number) in zip(fixed.values, numbers) {
                #expect(abs(value - number) <= largest / 32767 * 0.5001)
            }
            #expect(fixed.words.count == (count + 3) / 4)
            #expect(FixedNumbers(words: fixed.words, count: count, largest: fixed.largest).values == fixed.values)
        }
    }

    @Test("the largest and the least are kept, and so is zero")
    func ends() {
        let fixed = FixedNumbers([3, 0, -3])
        #expect(fixed.values.map { ($0 * 1e4).rounded() / 1e4 } == [3, 0, -3])
        #expect(FixedNumbers([0, 0]).values == [0, 0] && FixedNumbers([0, 0]).words == [0])
        #expect(FixedNumbers([]).values.isEmpty && FixedNumbers([]).words.isEmpty)
    }

    @Test("a number that is not finite is seen", arguments: [Float.nan, .infinity, -.infinity])
    func notFinite(number: Float) {
        #expect(!FixedNumbers([1, number, 2]).largest.isFinite)
    }
}
