import Figures
import Foundation
import Kernels
import Palette
import Raster
import Testing

/// Nothing that a cell can hand to a figure stops the program: it is drawn, or an error says why not.
@Suite("Extreme data")
struct HostileDataTests {
    static let texts = [
        "", " ", "a\nb\tc", "a\0b", "👩‍👩‍👧‍👦 résumé ≠ 数", "\u{202E}right to left", String(repeating: "long ", count: 2000),
        String(repeating: "x", count: 20_000), "_", "^", "_{", "x_{", "}{", "-", "--1", "w_", "\u{301}\u{301}",
    ]

    static let numbers = [
        0, -1, 1e300, -1e300, 1e308, -Double.greatestFiniteMagnitude, 1e-300, Double.leastNonzeroMagnitude, 1e15 + 1,
        123456.789,
    ]

    /// Lays a figure out, and paints it too where asked: that takes ten times as long.
    private func attempt(_ figure: any Figure, width: Double = columnWidth, painting: Bool = true) {
        do {
            if painting {
                let image = try figure.render(theme: .light, width: width)
                let pixels = try Pixels(decoding: image.bytes)
                #expect(pixels.width == 2 * image.width && pixels.height == 2 * image.height)
                let paper = Theme.light.color(.paper).hex
                #expect(pixels.values.contains { $0 != paper }, "nothing is drawn")
            }
            for scene in try figure.scenes(width: width) { expectFinite(scene.drawing) }
        } catch let error as FigureError {
            #expect(!error.description.isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("texts of any kind", arguments: texts)
    func text(text: String) {
        let axis = Axis(text, unit: text)
        attempt(LineChart(title: text, x: axis, y: axis, series: [Series(text, [1, 2])], alternativeText: "a"))
        attempt(
            ScatterPlot(
                title: text, x: axis, y: axis, groups: [PointGroup(text, points: [(1, 2), (3, 4)])],
                lines: [BoundaryLine(text, w1: 1, w2: 2, bias: 0)], alternativeText: "a"))
        attempt(BarChart(title: text, value: axis, bars: [(text, 1), (text, 2)], alternativeText: "a"))
        attempt(ImageGrid(title: text, images: [Tensor.ones([2, 2])], labels: [text], alternativeText: "a"))
        attempt(NetworkDiagram(title: text, layers: [.units(text, 3), .units(text, 2)], alternativeText: "a"))
        attempt(
            NetworkDiagram(title: text, layers: [.volume(text, [3, 8, 8]), .units(text, 2)], alternativeText: "a"))
        attempt(GraphDiagram(title: text, nodes: [GraphNode(text, above: text)], edges: [], alternativeText: "a"))
        attempt(ConfusionGrid(title: text, counts: [[1]], classNames: [text], alternativeText: "a"))
        attempt(
            AnnotatedImage(
                title: text, image: Tensor.ones([9, 9]), boxes: [ImageBox(text, left: 0, top: 0, right: 9, bottom: 9)],
                alternativeText: "a"))
        attempt(ReceptiveFieldDiagram(title: text, layers: [.init(text, filter: 3)], alternativeText: "a"))
    }

    @Test("pairs of numbers of any size", arguments: numbers, numbers)
    func number(a: Double, b: Double) {
        // Each number is painted once.
        let painting = a == b
        func attempt(_ figure: any Figure) { self.attempt(figure, painting: painting) }
        for scale in [Axis.Scale.linear, .logarithmic] {
            let axis = Axis("a", scale: scale)
            attempt(
                LineChart(
                    title: "t", x: axis, y: axis, series: [Series("s", x: [a, b], y: [b, a])], alternativeText: "a"))
            attempt(
                ScatterPlot(
                    title: "t", x: axis, y: axis, groups: [PointGroup("g", points: [(a, b), (b, a)])],
                    lines: [BoundaryLine("l", w1: a, w2: b, bias: a)], alternativeText: "a"))
            let narrow = Axis("a", scale: scale, range: min(a, b)...max(a, b))
            attempt(
                LineChart(
                    title: "t", x: Axis("x"), y: narrow, series: [Series("s", [1, 1e300, -1e300], style: .dashed)],
                    alternativeText: "a"))
        }
        attempt(BarChart(title: "t", value: Axis("a"), bars: [("a", a), ("b", b)], alternativeText: "a"))
        let image = Tensor([Float(a), Float(b)])
        for map in [ColorMap.gray, .signed, .magnitude] {
            guard let row = try? image.reshaped([1, 2]) else { continue }
            attempt(ImageGrid(title: "t", images: [row], values: map, alternativeText: "a"))
            let range = Float(min(a, b))...Float(max(a, b))
            attempt(ImageGrid(title: "t", images: [row], values: map, range: range, alternativeText: "a"))
            attempt(NumberGrid(title: "t", row, tint: map, alternativeText: "a"))
        }
    }

    @Test("widths of any kind", arguments: [.nan, .infinity, -1, 0, 1, 119, 120, 133.7, 4000, 4001, 1e300])
    func width(width: Double) {
        for entry in FigureCatalog.still { attempt(entry.figure, width: width) }
        attempt(FigureCatalog.moving[0].figure, width: width)
    }

    @Test("counts beyond what a page holds")
    func counts() {
        attempt(
            ImageGrid(
                title: "t", images: (0..<900).map { Tensor.ones([2, 2]) * Float($0) }, columns: 900,
                alternativeText: "a"))
        attempt(
            NetworkDiagram(
                layers: (0..<300).map { .volume("layer \($0)", [1 << 28, 1, 1 << 28]) }, alternativeText: "a"))
        attempt(NetworkDiagram(layers: (0..<300).map { .units("layer \($0)", 1 << 28) }, alternativeText: "a"))
        attempt(BarChart(title: "t", value: Axis("v"), bars: (0..<9000).map { ("bar \($0)", 1) }, alternativeText: "a"))
        attempt(
            ScatterPlot(
                title: "t", x: Axis("x"), y: Axis("y"),
                groups: [PointGroup("g", points: (0..<3000).map { (Double($0 % 71), Double($0 % 67)) })],
                alternativeText: "a"))
        attempt(
            ConfusionGrid(
                title: "t", counts: [[.max, .max], [.max, 0]], classNames: ["a", "b"], alternativeText: "a"))
        attempt(Animation(frames: (0..<700).map { _ in FigureCatalog.numbers }, alternativeText: "a"))
        attempt(SlidingWindow(input: .max, filter: .max, stride: .min, padding: .max, alternativeText: "a"))
        attempt(PoolingSteps(title: "t", input: Tensor.ones([4, 4]), filter: .max, stride: .max, alternativeText: "a"))
        attempt(
            FilterSteps(
                title: "t", input: Tensor.ones([4, 4]), filter: Tensor.ones([2, 2]), stride: .max, padding: .max,
                alternativeText: "a"))
        let chain = (0..<400).map { GraphNode("\($0)") }
        attempt(
            GraphDiagram(nodes: chain, edges: (1..<400).map { ("\($0 - 1)", "\($0)") }, alternativeText: "a"))
    }
}

/// Every mark has a place on its figure's ground, or near it: no NaN, no infinity.
func expectFinite(_ drawing: Drawing) {
    #expect(!drawing.marks.isEmpty && drawing.size.width > 0 && drawing.size.height > 0)
    for mark in drawing.marks {
        let points: [Point] =
            switch mark.shape {
            case .polygon(let points), .line(let points, _, _): points
            case .rectangle(let box), .cells(let box, _, _): [Point(box.left, box.top), Point(box.right, box.bottom)]
            case .circle(let center, let radius): [center, Point(radius, radius)]
            case .text(let label): [label.origin, Point(label.width, 0)]
            }
        #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "\(mark.shape)")
    }
}
