import Figures
import Foundation
import Kernels
import Testing

/// One of every kind of figure, with the data that has been hard to lay out.
enum FigureCatalog {
    struct Entry: CustomTestStringConvertible, Sendable {
        let name: String
        let figure: any Figure
        var testDescription: String { name }
    }

    static let still: [Entry] = [
        Entry(name: "line chart with curves that cross", figure: activations),
        Entry(name: "line chart with a bound and few points", figure: mistakes),
        Entry(name: "line chart with many lines that end together", figure: crowded),
        Entry(name: "line chart with logarithmic axes", figure: parameters),
        Entry(name: "scatter plot with regions and a line", figure: scatter),
        Entry(name: "scatter plot with five groups", figure: groups),
        Entry(name: "image grid in gray", figure: letters),
        Entry(name: "image grid of signed values with long labels", figure: weights),
        Entry(name: "image grid of magnitudes", figure: magnitudes),
        Entry(name: "network of units", figure: units),
        Entry(name: "network of volumes", figure: volumes),
        Entry(name: "bar chart with small amounts", figure: probabilities),
        Entry(name: "bar chart of two series, below zero and above", figure: scores),
        Entry(name: "numbers in a grid", figure: numbers),
        Entry(name: "confusion matrix", figure: confusion),
        Entry(name: "pooling without overlap", figure: pooling),
        Entry(name: "computation graph with values and gradients", figure: computation),
        Entry(name: "graph with arrows that pass by", figure: residual),
        Entry(name: "scatter plot with a line for each class", figure: hyperplanes),
        Entry(name: "receptive field through pooling", figure: field),
        Entry(name: "image with boxes that overlap", figure: detections),
        Entry(name: "image with a class for every pixel", figure: segments),
        Entry(name: "image grid with labels wider than the images", figure: labeled),
        Entry(name: "charts with titles and axes longer than a line", figure: FigureRow([wordy, wordyScatter, wordy])),
        Entry(name: "row of charts", figure: FigureRow([activations, mistakes])),
        Entry(name: "bubbles of very different sizes", figure: bubbles),
        Entry(name: "networks of 3 to 152 layers", figure: depths),
    ]

    static let moving: [Entry] = [
        Entry(
            name: "sliding window", figure: SlidingWindow(input: 7, filter: 3, stride: 2, alternativeText: "A window.")),
        Entry(
            name: "sliding window with padding",
            figure: SlidingWindow(input: 7, filter: 3, padding: 1, alternativeText: "A window.")),
        Entry(
            name: "sliding window that does not fit",
            figure: SlidingWindow(input: 7, filter: 3, stride: 3, alternativeText: "A window.")),
        Entry(
            name: "sliding window over many places",
            figure: SlidingWindow(input: 24, filter: 5, padding: 2, alternativeText: "A window.")),
        Entry(name: "pooling with overlap", figure: overlapping),
        Entry(name: "filter over numbers", figure: filter),
        Entry(name: "moving boundary", figure: boundary),
        Entry(name: "moving and still side by side", figure: FigureRow([boundary, groups])),
    ]

    static let all = still + moving

    static let z = (0...200).map { -4 + 8 * Double($0) / 200 }

    static let activations = LineChart(
        title: "Activation", x: Axis("z"), y: Axis("σ(z)", range: -1.2...2),
        series: [
            Series("sigmoid", x: z, y: z.map { 1 / (1 + exp(-$0)) }), Series("tanh", x: z, y: z.map { tanh($0) }),
            Series("ReLU", x: z, y: z.map { max(0, $0) }), Series("ELU", x: z, y: z.map { $0 > 0 ? $0 : exp($0) - 1 }),
        ], alternativeText: "Four activations over z from -4 to 4.")

    static let mistakes = LineChart(
        title: "Mistakes per epoch", x: Axis("epoch"), y: Axis("mistakes"),
        series: [
            Series("A against the rest", [41, 23, 15, 9, 8, 4, 2, 1, 0, 0], style: .dottedLine),
            Series("bound (R/γ)²", x: [1, 10], y: [47, 47], style: .dashed),
        ], alternativeText: "Mistakes fall from 41 to 0 in nine epochs.")

    static let crowded = LineChart(
        title: "Loss by learning rate α", x: Axis("step"), y: Axis("loss"),
        series: (1...9).map { rate in
            Series("α = \(rate)×10^-3", (0..<120).map { 2.3 * exp(-Double($0 * rate) / 200) })
        }, alternativeText: "Nine losses fall, the faster the higher the rate.")

    static let parameters = LineChart(
        title: "Parameters", x: Axis("image side", unit: "pixels", scale: .logarithmic),
        y: Axis("parameters", scale: .logarithmic),
        series: [
            Series("fully connected", x: [10, 1000], y: [1e4, 1e12]), Series("shared", x: [10, 1000], y: [1e4, 1e4]),
        ], alternativeText: "One grows with the fourth power, the other stays.")

    static let scatter = ScatterPlot(
        title: "Two classes", x: Axis("x_1"), y: Axis("x_2"), groups: pair,
        regions: { $0 + $1 > 0 ? 0 : 1 }, lines: [BoundaryLine("w·x + b = 0", w1: 1, w2: 1, bias: 0)],
        alternativeText: "A line parts two clouds.")

    private static let pair = [
        PointGroup("class 1", points: [(1, 1), (1.5, 0.7), (0.4, 1.9)]),
        PointGroup("class −1", points: [(-1, -1), (-1.2, 0.3), (0.1, -0.9)]),
    ]

    static let groups = ScatterPlot(
        title: "Five modes", x: Axis("x_1"), y: Axis("x_2"),
        groups: (0..<5).map { mode in
            PointGroup("mode \(mode)", x: [Double(mode), Double(mode) + 0.3], y: [Double(mode % 2), 0.5])
        }, alternativeText: "Five groups of points.")

    static let letters = ImageGrid(
        title: "Letters", images: (0..<10).map { Tensor.uniform([20, 20], seed: $0) },
        labels: (0..<10).map { "letter \($0)" }, columns: 5, alternativeText: "Ten images.")

    static let weights = ImageGrid(
        title: "Weights of three classes", images: (0..<3).map { Tensor.normal([5, 5], seed: $0) },
        labels: ["a long name of a class", "w_2", "w_3"], values: .signed, alternativeText: "Three filters.")

    static let magnitudes = ImageGrid(
        title: "", images: [Tensor.uniform([8, 8], seed: 1)], values: .magnitude, alternativeText: "One map.")

    static let units = NetworkDiagram(
        title: "The lecture's network",
        layers: [.units("input", 3), .units("hidden", 100), .units("scores", 10)],
        alternativeText: "Three layers.")

    static let volumes = NetworkDiagram(
        title: "AlexNet",
        layers: [
            .volume("image", [3, 227, 227]), .volume("conv1", [96, 55, 55]), .volume("pool1", [96, 27, 27]),
            .volume("conv2", [256, 27, 27]), .volume("pool2", [256, 13, 13]), .volume("conv3", [384, 13, 13]),
            .volume("conv4", [384, 13, 13]), .volume("conv5", [256, 13, 13]), .volume("pool5", [256, 6, 6]),
            .units("fc6", 4096), .units("fc7", 4096), .units("fc8", 1000),
        ], alternativeText: "Volumes that become lower and wider.")

    static let computation = GraphDiagram(
        title: "f = (x + y) z",
        nodes: [
            GraphNode("x", above: "-2", below: "-4", kind: .variable),
            GraphNode("y", above: "5", below: "-4", kind: .variable),
            GraphNode("z", above: "-4", below: "3", kind: .variable), GraphNode("q", "+", above: "3", below: "-4"),
            GraphNode("f", "×", above: "-12", below: "1"),
        ], edges: [("x", "q"), ("y", "q"), ("q", "f"), ("z", "f")], alternativeText: "Values and gradients.")

    static let residual = GraphDiagram(
        title: "A residual block",
        nodes: [
            GraphNode("x", kind: .variable), GraphNode("a", "conv 3×3", kind: .layer),
            GraphNode("b", "ReLU", kind: .layer), GraphNode("c", "conv 3×3", kind: .layer), GraphNode("+"),
            GraphNode("y", kind: .variable),
        ], edges: [("x", "a"), ("a", "b"), ("b", "c"), ("c", "+"), ("x", "+"), ("+", "y")],
        alternativeText: "The input goes round two layers and is added to their result.")

    static let hyperplanes = ScatterPlot(
        title: "Three classes", x: Axis("x_1", range: -3...3), y: Axis("x_2", range: -3...3),
        groups: [
            PointGroup("class 0", points: [(1, 1)]), PointGroup("class 1", points: [(-1, 1)]),
            PointGroup("class 2", points: [(0, -1)]),
        ],
        lines: [
            BoundaryLine("", w1: 1, w2: 0.5, bias: -0.8, group: 0), BoundaryLine("", w1: -1, w2: 0, bias: 0, group: 1),
            BoundaryLine("", w1: 0, w2: -1, bias: -0.4, group: 2),
        ], alternativeText: "Three lines part three classes.")

    static let field = ReceptiveFieldDiagram(
        title: "What one unit sees",
        layers: [.init("conv", filter: 3), .init("pool", filter: 2, stride: 2), .init("conv", filter: 3)],
        alternativeText: "One unit sees eight pixels.")

    static let detections = AnnotatedImage(
        title: "Found", image: Tensor.uniform([3, 60, 80], seed: 4),
        boxes: [
            ImageBox("ball 0.98", left: 5, top: 0, right: 40, bottom: 30),
            ImageBox("ball 0.40", left: 6, top: 1, right: 42, bottom: 31, style: .dashed),
            ImageBox("box 0.9", left: 50, top: 30, right: 80, bottom: 60, group: 1),
            ImageBox("", left: 0, top: 0, right: 9, bottom: 9),
        ], alternativeText: "Three boxes with names.")

    static let segments = AnnotatedImage(
        title: "A class for every pixel", image: Tensor.uniform([6, 6], seed: 4),
        classes: Tensor.uniform([6, 6], in: 0...2.4, seed: 5).map { $0.rounded() }, classNames: ["road", "sky"],
        alternativeText: "Two classes, mixed.")

    static let labeled = ImageGrid(
        title: "A title that is much longer than the images are wide, even where there are several of them",
        images: (0..<12).map { Tensor.uniform([3, 3], seed: $0) },
        labels: (0..<12).map { "misread as a \($0) with a probability of 0.\($0)" }, columns: 12,
        alternativeText: "Images.")

    private static let long = "What is measured here has a name that goes on for longer than anyone would wish"

    static let wordy = LineChart(
        title: long, x: Axis(long), y: Axis(long), series: [Series("a", [1, 2, 3])], alternativeText: "A line.")

    static let wordyScatter = ScatterPlot(
        title: long, x: Axis(long, unit: "ms"), y: Axis(long), groups: [PointGroup("a", points: [(1, 1), (2, 3)])],
        alternativeText: "Two points.")

    static let probabilities = BarChart(
        title: "Probabilities", value: Axis("probability", range: 0...1),
        bars: [("cat", 0.13), ("car", 0.8688), ("frog", 0.0007)], alternativeText: "Car is by far the most probable.")

    static let scores = BarChart(
        title: "Scores", value: Axis("score"), names: ["cat", "car", "frog"],
        series: [BarSeries("z", [3.2, 5.1, -1.7]), BarSeries("−z", [-3.2, -5.1, 1.7])],
        alternativeText: "Scores and their negatives.")

    static let numbers = NumberGrid(
        title: "W_1", Tensor.normal([4, 3], seed: 3), tint: .signed, alternativeText: "Twelve weights.")

    static let confusion = ConfusionGrid(
        title: "What was read", counts: [[90, 0, 3], [1, 80, 0], [0, 1200, 7]], classNames: ["zero", "one", "two"],
        alternativeText: "Two is mostly read as one.")

    private static let image = Tensor.uniform([5, 5], seed: 8)

    static let pooling = PoolingSteps(
        title: "2×2 max pooling", input: Tensor.uniform([4, 4], seed: 7), alternativeText: "Four maxima.")

    static let overlapping = PoolingSteps(
        title: "3×3 average pooling, stride 2", input: image, filter: 3, stride: 2, kind: .average,
        alternativeText: "Four means of windows that overlap.")

    static let filter = FilterSteps(
        title: "A filter on a padded image", input: image, filter: Tensor.normal([3, 3], seed: 2), stride: 2,
        padding: 1,
        alternativeText: "Nine sums of products.")

    static let boundary = Animation(
        frames: (0..<6).map { step in
            ScatterPlot(
                title: "After mistake \(step)", x: Axis("x_1", range: -2...2), y: Axis("x_2", range: -2...2),
                groups: pair,
                lines: [BoundaryLine("boundary", w1: Double(step), w2: 1, bias: 0)], alternativeText: "A line.")
        }, alternativeText: "The line turns until it parts the classes.")

    static let bubbles = BubbleChart(
        title: "What an error costs", x: Axis("multiply-adds", unit: "10⁹"), y: Axis("error", unit: "%"),
        area: "parameters",
        bubbles: [
            Bubble("first", x: 0.7, y: 19.6, area: 61), Bubble("second", x: 1.7, y: 15.9, area: 103),
            Bubble("small", x: 1.6, y: 12.9, area: 7), Bubble("beside it", x: 1.8, y: 12.5, area: 0),
            Bubble("at the right edge", x: 20, y: 9.9, area: 138), Bubble("lowest", x: 11.5, y: 0.1, area: 60),
        ], alternativeText: "Six discs; the largest stands at the right.")

    static let depths = DepthDiagram(
        title: "Three networks",
        networks: [
            .init("shallow", layers: [.init(["11×11"], side: 55), .init(["5×5"], side: 27), .init(["fc"], side: 1)]),
            .init(
                "in parallel",
                layers: (0..<22).map {
                    .init($0 % 2 == 0 ? ["1×1", "1×1", "1×1"] : ["3×3", "5×5"], side: 224 >> ($0 / 4))
                }),
            .init("deep", layers: (0..<152).map { .init([$0 % 3 == 1 ? "3×3" : "1×1"], side: 112 >> ($0 / 40)) }),
        ], kinds: ["1×1", "3×3", "5×5", "11×11", "not there"],
        alternativeText: "Rows of 3, 22 and 152 columns; the third fills the width.")
}
