import Foundation
import Random
import Testing

@testable import Figures

@Suite("Axes")
struct TicksTests {
    @Test("end at round numbers around the data", arguments: 0..<200)
    func covering(seed: Int) {
        var random = SplitMix64(seed: seed)
        let power = pow(10, (random.unit() * 24 - 12).rounded())
        let low = (random.unit() - 0.5) * power
        let data = low...(low + random.unit() * power + power * 1e-6)
        let ticks = Ticks(covering: data, scale: .linear, count: 6)
        let slack = ticks.step * 1e-5
        #expect(ticks.range.lowerBound <= data.lowerBound + slack && data.upperBound <= ticks.range.upperBound + slack)
        #expect(ticks.values.count <= 9)
        let mantissa = ticks.step / pow(10, log10(ticks.step).rounded(.down))
        #expect([1, 2, 5, 10].contains { abs(mantissa - $0) < 1e-6 }, "step \(ticks.step)")
        #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
    }

    @Test(
        "write numbers as people do",
        arguments: [
            (-4.0...4.0, ["−4", "−3", "−2", "−1", "0", "1", "2", "3", "4"]),
            (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (0...0.3, ["0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30"]),
            (0...25_000, ["0", "5,000", "10,000", "15,000", "20,000", "25,000"]),
            (0...140_000_000, ["0", "20M", "40M", "60M", "80M", "100M", "120M", "140M"]),
            (0...3e-8, ["0", "0.5×10⁻⁸", "1.0×10⁻⁸", "1.5×10⁻⁸", "2.0×10⁻⁸", "2.5×10⁻⁸", "3.0×10⁻⁸"]),
        ])
    func labels(range: ClosedRange<Double>, expected: [String]) {
        #expect(Ticks(covering: range, scale: .linear, count: 8).labels == expected)
    }

    @Test(
        "have powers of ten on a logarithmic scale",
        arguments: [
            (20...5e5, ["10", "10²", "10³", "10⁴", "10⁵", "10⁶"]), (0.02...0.5, ["0.01", "0.1", "1"]),
            (7...7, ["1", "10"]),
            (0.001...1000, ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"]),
            (1e-9...2e-8, ["10⁻⁹", "10⁻⁸", "10⁻⁷"]),
            (1...1e12, ["1", "10²", "10⁴", "10⁶", "10⁸", "10¹⁰", "10¹²"]),
        ])
    func logarithmic(range: ClosedRange<Double>, expected: [String]) {
        #expect(Ticks(covering: range, scale: .logarithmic, count: 8).labels == expected)
    }

    @Test("have years without a comma, where the axis says so")
    func years() throws {
        var data = PlotData()
        try data.include([1957, 2012], of: "years", on: Axis("year"))
        #expect(
            try data.ticks(for: Axis("year", grouping: .never), count: 6).labels == [
                "1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020",
            ])
        #expect(try data.ticks(for: Axis("n"), count: 2).labels == ["1,950", "2,000", "2,050"])
        let powers = Axis("n", scale: .logarithmic, range: 100...10_000, grouping: .never)
        #expect(try data.ticks(for: powers, count: 6).labels == ["100", "1000", "10000"])
    }
}

@Suite("Texts")
struct TypesettingTests {
    @Test(
        "have real characters",
        arguments: [
            ("z = -4", "z = −4"), ("-1", "−1"), ("(-0.5)", "(−0.5)"), ("w_1 x_{ij}", "w₁ xᵢⱼ"), ("10^6", "10⁶"),
            ("e^{-z}", "e^{-z}"), ("2×10^-3", "2×10⁻³"), ("W_12", "W₁₂"), ("the network's", "the network’s"),
            ("max_pool", "max_pool"), ("conv-1", "conv-1"), ("well-known", "well-known"), ("x_", "x_"), ("_1", "_1"),
            ("R^2", "R²"), ("x_{a b}", "x_{a b}"), ("a_{", "a_{"), ("", ""),
        ])
    func characters(text: String, expected: String) {
        #expect(typeset(text) == expected)
    }
}

@Suite("Numbers side by side")
struct NumberTextTests {
    @Test(
        "have the same decimals",
        arguments: [
            ([0.13, 0.8688, 0.0007], ["0.130", "0.869", "0.001"]), ([1, 20, 3000], ["1", "20", "3,000"]),
            ([3.25, 5.25, 2], ["3.25", "5.25", "2.00"]), ([0.5, -1.5], ["0.5", "−1.5"]),
            ([37_752_832, 34_944], ["37,752,832", "34,944"]), ([0, 0], ["0", "0"]), ([123.456, 1], ["123.5", "1.0"]),
            ([2e-7, 0], ["2.0×10⁻⁷", "0"]), ([], []),
        ])
    func evenly(values: [Double], expected: [String]) {
        #expect(Figures.evenly(values) == expected)
    }
}
