import Figures
import Kernels
import Palette
import Raster
import Testing

@Suite("Wrong data")
struct WrongDataTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let figure: any Figure
        let expected: FigureError
        var testDescription: String { name }
    }

    private static func chart(_ series: [Series], x: Axis = Axis("x"), y: Axis = Axis("y"), text: String = "A chart.")
        -> LineChart
    {
        LineChart(title: "t", x: x, y: y, series: series, alternativeText: text)
    }

    private static func grid(_ images: [Tensor], labels: [String] = [], columns: Int = 8) -> ImageGrid {
        ImageGrid(title: "t", images: images, labels: labels, columns: columns, alternativeText: "A grid.")
    }

    private static func graph(_ names: [String], _ edges: [(from: String, to: String)]) -> GraphDiagram {
        GraphDiagram(nodes: names.map { GraphNode($0) }, edges: edges, alternativeText: "A graph.")
    }

    static let cases: [Case] = [
        Case(
            name: "no alternative text", figure: chart([Series("a", [1])], text: " "), expected: .alternativeTextMissing
        ),
        Case(name: "no series", figure: chart([]), expected: .nothingToDraw("the chart \"t\" has no series")),
        Case(
            name: "a series without points", figure: chart([Series("a", [])]),
            expected: .nothingToDraw("the series \"a\" has no points")),
        Case(
            name: "more x than y", figure: chart([Series("a", x: [1, 2], y: [1])]),
            expected: .countsDiffer(what: "the series \"a\"", first: "x has 2 values", second: "y has 1")),
        Case(
            name: "infinity", figure: chart([Series("a", [1, .infinity])]),
            expected: .notFinite(what: "the series \"a\", y", index: 1, value: .infinity)),
        Case(
            name: "zero on a logarithmic axis",
            figure: chart([Series("a", [1, 0])], y: Axis("y", scale: .logarithmic)),
            expected: .notPositive(what: "the series \"a\", y", index: 1, value: 0)),
        Case(
            name: "an empty range", figure: chart([Series("a", [1])], x: Axis("x", range: 1...1)),
            expected: .outOfBounds(
                what: "the range of the axis \"x\"", value: "1.0...1.0", bounds: "finite and not empty")),
        Case(name: "no images", figure: grid([]), expected: .nothingToDraw("the grid \"t\" has no images")),
        Case(
            name: "an image without pixels", figure: grid([Tensor.zeros([0, 4])]),
            expected: .shape(what: "image 0", shape: [0, 4], expected: "at least one pixel high and wide")),
        Case(
            name: "a vector as an image", figure: grid([Tensor([1, 2, 3])]),
            expected: .shape(what: "image 0", shape: [3], expected: "[height, width], or [3, height, width] in color")),
        Case(
            name: "images of two sizes", figure: grid([Tensor.zeros([2, 2]), Tensor.zeros([2, 3])]),
            expected: .shape(
                what: "image 1", shape: [2, 3], expected: "that of image 0, [2, 2], since they share a grid")),
        Case(
            name: "more labels than images", figure: grid([Tensor.zeros([2, 2])], labels: ["a", "b"]),
            expected: .countsDiffer(what: "the grid \"t\"", first: "1 images", second: "2 labels")),
        Case(
            name: "no columns", figure: grid([Tensor.zeros([2, 2])], columns: 0),
            expected: .outOfBounds(what: "the number of columns", value: "0", bounds: "1 or more")),
        Case(
            name: "a scatter plot without points",
            figure: ScatterPlot(title: "t", x: Axis("x"), y: Axis("y"), groups: [], alternativeText: "None."),
            expected: .nothingToDraw("the plot \"t\" has no points\n  give it points, or a range for both axes")),
        Case(
            name: "a line without direction",
            figure: ScatterPlot(
                title: "t", x: Axis("x"), y: Axis("y"), groups: [PointGroup("a", points: [(1, 1)])],
                lines: [BoundaryLine("l", w1: 0, w2: 0, bias: 1)], alternativeText: "None."),
            expected: .outOfBounds(
                what: "line 0 (\"l\")", value: "0.0 x + 0.0 y + 1.0 = 0",
                bounds: "of finite numbers, with at least one weight that is not zero")),
        Case(
            name: "no bubbles",
            figure: BubbleChart(
                title: "t", x: Axis("x"), y: Axis("y"), area: "", bubbles: [], alternativeText: "None."),
            expected: .nothingToDraw("the chart \"t\" has no bubbles")),
        Case(
            name: "a bubble of negative area",
            figure: BubbleChart(
                title: "t", x: Axis("x"), y: Axis("y"), area: "", bubbles: [Bubble("a", x: 1, y: 1, area: -1)],
                alternativeText: "None."),
            expected: .outOfBounds(what: "the area of \"a\"", value: "-1.0", bounds: "a number from 0 on")),
        Case(
            name: "a bubble at no place",
            figure: BubbleChart(
                title: "t", x: Axis("x"), y: Axis("y"), area: "", bubbles: [Bubble("a", x: .infinity, y: 1, area: 1)],
                alternativeText: "None."),
            expected: .notFinite(what: "the bubbles, x", index: 0, value: .infinity)),
        Case(
            name: "a depth diagram of a network without layers",
            figure: DepthDiagram(networks: [.init("a", layers: [])], alternativeText: "None."),
            expected: .nothingToDraw("the network \"a\" has no layers")),
        Case(
            name: "a layer without a side",
            figure: DepthDiagram(networks: [.init("a", layers: [.init(["fc"], side: 0)])], alternativeText: "None."),
            expected: .outOfBounds(what: "the side of layer 0 of \"a\"", value: "0", bounds: "1 to 1,000,000")),
        Case(
            name: "more layers than pixels",
            figure: DepthDiagram(
                networks: [.init("a", layers: Array(repeating: .init(["fc"], side: 1), count: 1000))],
                alternativeText: "None."),
            expected: .outOfBounds(what: "the number of layers", value: "1000", bounds: "at most 445 at this width")),
        Case(
            name: "a network without layers", figure: NetworkDiagram(layers: [], alternativeText: "None."),
            expected: .nothingToDraw("the network has no layers")),
        Case(
            name: "a layer without units", figure: NetworkDiagram(layers: [.units("a", 0)], alternativeText: "None."),
            expected: .shape(
                what: "the layer \"a\"", shape: [0], expected: "[units] or [channels, height, width], each at least 1")),
        Case(
            name: "a stride of zero", figure: SlidingWindow(input: 7, filter: 3, stride: 0, alternativeText: "None."),
            expected: .outOfBounds(what: "the stride S", value: "0", bounds: "1 to 24, to be drawn")),
        Case(
            name: "a window larger than its input",
            figure: SlidingWindow(input: 3, filter: 5, alternativeText: "None."),
            expected: .outOfBounds(
                what: "the window's side F", value: "5", bounds: "at most that of the padded input, 3")),
        Case(
            name: "an animation without frames", figure: Animation(frames: [], alternativeText: "None."),
            expected: .nothingToDraw("the animation has no frames")),
        Case(
            name: "bars on a logarithmic axis",
            figure: BarChart(
                title: "t", value: Axis("v", scale: .logarithmic), bars: [("a", 1)], alternativeText: "None."),
            expected: .outOfBounds(
                what: "the scale of the axis \"v\"", value: "logarithmic",
                bounds: "linear: the length of a bar is its amount")
        ),
        Case(
            name: "a bar without a name",
            figure: BarChart(
                title: "t", value: Axis("v"), names: ["a"], series: [BarSeries("s", [1, 2])], alternativeText: "None."),
            expected: .countsDiffer(what: "the series \"s\"", first: "2 amounts", second: "1 names")),
        Case(
            name: "a confusion matrix that is not square",
            figure: ConfusionGrid(
                title: "t", counts: [[1, 2], [3]], classNames: ["a", "b"], alternativeText: "None."),
            expected: .countsDiffer(what: "the matrix \"t\"", first: "2 rows of [2, 1] counts", second: "2 names")),
        Case(
            name: "a pooling window that does not fit",
            figure: PoolingSteps(title: "t", input: Tensor.zeros([5, 5]), alternativeText: "None."),
            expected: .outOfBounds(
                what: "the window's side", value: "2",
                bounds: "such that (5 − 2) / 2 + 1 is a whole number of 1 or more")),
        Case(
            name: "a filter with colors",
            figure: FilterSteps(
                title: "t", input: Tensor.zeros([5, 5]), filter: Tensor.zeros([3, 3, 3]), alternativeText: "None."),
            expected: .shape(what: "the filter", shape: [3, 3, 3], expected: "[rows, columns] of at most 400 numbers")),
        Case(
            name: "a graph that runs in a circle", figure: graph(["a", "b"], [("a", "b"), ("b", "a")]),
            expected: .outOfBounds(
                what: "the graph", value: "a circle of arrows", bounds: "without circles, to run from left to right")),
        Case(
            name: "an edge to nowhere", figure: graph(["a"], [("a", "b")]),
            expected: .outOfBounds(what: "an edge", value: "\"a\" to \"b\"", bounds: "between names of nodes")),
        Case(
            name: "two nodes of one name", figure: graph(["a", "a"], []),
            expected: .outOfBounds(what: "the name of a node", value: "\"a\" twice", bounds: "its own")),
        Case(
            name: "a box beyond its image",
            figure: AnnotatedImage(
                title: "t", image: Tensor.zeros([8, 9]), boxes: [ImageBox("b", left: 1, top: 1, right: 9.5, bottom: 3)],
                alternativeText: "None."),
            expected: .outOfBounds(
                what: "box 0 (\"b\")", value: "from (1.0, 1.0) to (9.5, 3.0)",
                bounds: "not empty, and in the image of 9 by 8 pixels")),
        Case(
            name: "classes of another size",
            figure: AnnotatedImage(
                title: "t", image: Tensor.zeros([8, 9]), classes: Tensor.zeros([8, 8]), alternativeText: "None."),
            expected: .shape(what: "the classes", shape: [8, 8], expected: "[8, 9], as the image")),
        Case(
            name: "a receptive field beyond the page",
            figure: ReceptiveFieldDiagram(
                layers: (0..<9).map { .init("conv \($0)", filter: 64) }, alternativeText: "None."),
            expected: .outOfBounds(
                what: "the receptive field", value: "190 or more", bounds: "at most 160, to be drawn")),
        Case(name: "an empty row", figure: FigureRow([]), expected: .alternativeTextMissing),
    ]

    @Test("is refused, with what is wrong", arguments: cases)
    func refused(wrong: Case) {
        #expect(throws: wrong.expected) { try wrong.figure.render(theme: .light) }
    }

    @Test("that is not a number is refused, though it equals nothing")
    func notANumber() {
        do {
            _ = try Self.chart([Series("a", [1, .nan])]).render(theme: .light)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.description.hasPrefix("the series \"a\", y: value 1 is nan\n"))
        }
    }

    @Test(
        "at the edge of what can be drawn is drawn",
        arguments: [
            [Series("one point", [3])], [Series("all equal", [5, 5, 5])], [Series("zero", [0, 0])],
            [Series("huge", [1e299, -1e299])], [Series("tiny", [1e-300, 2e-300])],
            [Series("close", [1e15, 1e15 + 1])], [Series("negative", [-3, -3])],
            [Series("", [1, 2, 3])], [Series(String(repeating: "a long name ", count: 3), [1, 2, 3])],
            (0..<14).map { Series("series \($0)", [1, 2]) },
            [Series("many", (0..<20_000).map { Double($0 % 7) })],
        ])
    func drawn(series: [Series]) throws {
        let drawing = try Self.chart(series).scenes(width: columnWidth)[0].drawing
        expectFinite(drawing)
        let names = Set(series.map(\.name)).subtracting([""])
        #expect(names.isSubset(of: drawing.labels.map(\.text)))
        // The last series lies over all others.
        let color = Theme.dark.color(ColorToken.series[(series.count - 1) % ColorToken.series.count])
        #expect(try drawing.pixels(theme: .dark).values.contains(color.hex))
    }
}
