import Testing

@testable import Figures

@Suite("Numbers of any size")
struct NumberRangeTests {
    private func chart(_ values: [Double], scale: Axis.Scale = .linear) -> LineChart {
        LineChart(
            title: "t", x: Axis("step"), y: Axis("loss", scale: scale),
            series: [Series("s", values, style: .dottedLine)],
            alternativeText: "A line.")
    }

    /// Where the values' dots are, from the bottom (0) to the top (1) of the plot.
    private func heights(_ values: [Double], scale: Axis.Scale = .linear) throws -> (dots: [Double], labels: [String]) {
        let drawing = try chart(values, scale: scale).scenes(width: columnWidth)[0].drawing
        expectFinite(drawing)
        let dots = drawing.marks.compactMap { mark -> Double? in
            if case .circle(let center, _) = mark.shape { center.y } else { nil }
        }
        let (top, bottom) = (dots.min() ?? 0, dots.max() ?? 0)
        return (dots.map { bottom > top + 0.01 ? (bottom - $0) / (bottom - top) : 0.5 }, drawing.labels.map(\.text))
    }

    @Test(
        "are drawn at their places, up to the largest",
        arguments: [
            [0, 1e308], [-1e308, 1e308], [1.0, 1e308], [0, .greatestFiniteMagnitude],
            [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [1e307, 2e307],
        ])
    func large(values: [Double]) throws {
        let (dots, labels) = try heights(values)
        #expect(dots.count == 2 && abs(dots[0]) < 0.01 && abs(dots[1] - 1) < 0.01)
        #expect(labels.contains { $0.hasSuffix("×10³⁰⁸") || $0.hasSuffix("×10³⁰⁷") }, "\(labels)")
    }

    @Test("are drawn on a logarithmic axis from the smallest to the largest")
    func logarithmic() throws {
        let (dots, _) = try heights([1e-280, 1, 1e308], scale: .logarithmic)
        #expect(dots.count == 3 && abs(dots[1] - 280.0 / 588) < 0.02)
    }

    @Test("that differ by 1e-10 are drawn apart, with labels that tell them apart", arguments: [1, 0.5, 20, 1234])
    func close(base: Double) throws {
        let (dots, labels) = try heights([base, base + 1e-10, base + 2e-10])
        #expect(dots.count == 3 && abs(dots[1] - 0.5) < 0.01 && abs(dots[2] - 1) < 0.01)
        #expect(Set(labels).count == labels.count, "\(labels)")
        #expect(!labels.contains { $0.contains("×10⁰") })
    }

    @Test("that differ by rounding alone are drawn level, and the axis says so")
    func rounding() throws {
        let (dots, labels) = try heights([0.1 + 0.2, 0.3, 0.3])
        #expect(Set(dots) == [0.5])
        #expect(labels.contains("loss, equal to 13 digits"))
        #expect(try !heights([0.3, 0.3]).labels.contains { $0.contains("equal") })
    }
}
