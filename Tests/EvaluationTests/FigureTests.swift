import Outputs
import Evaluation
import Foundation
import Toolchain
import Testing

@Suite("Figures drawn in cells")
struct FigureTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture() }

    private let chart = """
        LineChart(
            title: "Squares", x: Axis("n"), y: Axis("n²"), series: [Series("square", x: [0, 1, 2], y: [0, 1, 4])],
            alternativeText: "A parabola")
        """

    @Test("shown or trailing, a figure is kept in both themes under the hash of its bytes, and comes from the cache")
    func kept() async throws {
        defer { fixture.remove() }
        let shown = "try show(\(chart), caption: \"It *grows*.\")"
        let first = try await fixture.run(shown, chart)
        #expect(first.succeeded, "\(first)")
        let figures = first.cells.flatMap(\.items).compactMap {
            if case .figure(let figure) = $0 { figure } else { nil }
        }
        #expect(figures.map(\.caption) == ["It *grows*.", ""])
        #expect(figures.map(\.alternativeText) == ["A parabola", "A parabola"])
        #expect(figures[0].light == figures[1].light)
        #expect(figures[0].light != figures[0].dark)
        #expect(figures[0].narrow.map { $0.width < figures[0].width } == true)
        #expect(Set(figures[0].files).count == 4)
        for name in figures[0].files {
            let bytes = try Data(contentsOf: fixture.evaluator.cache.figures.appending(path: name))
            #expect(ContentHash(bytes).description + ".png" == name)
        }
        let second = try await fixture.run(shown, chart)
        #expect(!second.cells.contains { !$0.reused })
        try FileManager.default.removeItem(at: fixture.evaluator.cache.figures.appending(path: figures[0].dark))
        let third = try await fixture.run(shown, chart)
        #expect(!third.cells.contains { $0.reused })
        #expect(third.cells.map(\.items) == first.cells.map(\.items))
    }

    @Test("a figure with bad data fails its cell with the figure's own words")
    func badData() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "try show(LineChart(title: \"t\", x: Axis(\"x\"), y: Axis(\"y\"), series: [Series(\"s\", x: [0], y: [.nan])], alternativeText: \"a\"))"
        )
        #expect(outputs.cells[0].error?.kind == .thrown)
    }
}
