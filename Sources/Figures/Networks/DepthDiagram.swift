import Foundation

/// Networks below each other, all to one scale: a column for every layer, as high as its maps, in the color of its kind.
///
///     DepthDiagram(networks: [.init("AlexNet", layers: [.init(["11×11"], side: 55), …])], alternativeText: "…")
public struct DepthDiagram: Figure {
    /// What the figure is about; empty for no title.
    public var title: String
    /// The networks, from top to bottom.
    public var networks: [DrawnNetwork]
    /// The kinds of layers in the order of the key; kinds that it does not name come after it.
    public var kinds: [String]
    public var alternativeText: String

    /// A network as a row of layers.
    public struct DrawnNetwork: Sendable, Hashable {
        /// What it is called.
        public var name: String
        /// Its layers, from the image on.
        public var layers: [DrawnLayer]

        public init(_ name: String, layers: [DrawnLayer]) { (self.name, self.layers) = (name, layers) }
    }

    /// A layer, or several side by side at the same depth.
    public struct DrawnLayer: Sendable, Hashable {
        /// The kinds of the layers at this depth: a part of the column for each.
        public var kinds: [String]
        /// The side of the maps that come out, in pixels.
        public var side: Int

        /// Layers of these kinds, whose maps have this side.
        public init(_ kinds: [String], side: Int) { (self.kinds, self.side) = (kinds, side) }
    }

    public init(title: String = "", networks: [DrawnNetwork], kinds: [String] = [], alternativeText: String) {
        (self.title, self.networks, self.kinds, self.alternativeText) = (title, networks, kinds, alternativeText)
    }

    /// Less than the column, so that its text stays larger on a phone.
    private static let widest = 640.0
    private static let tallest = 42.0
    private static let lowest = 4.0
    private static let row = 60.0
    private static let widestPitch = 12.0
    private static let narrowestPitch = 1.25

    /// Lays the diagram out.
    ///
    /// - Throws: `FigureError` where there is no layer, a layer has no kind or no side, or there are too many layers.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        try requireLayers()
        let width = min(width, DepthDiagram.widest)
        let key = try Key(
            allKinds.enumerated().map { Key.Entry(name: $1, sign: .patch(seriesColor($0))) }, width: width)
        let notes = networks.map { $0.layers.count == 1 ? "1 layer" : "\(grouped($0.layers.count)) layers" }
        var nameWidth = 0.0
        for (network, note) in zip(networks, notes) {
            nameWidth = max(nameWidth, try TextStyle.label.width(of: typeset(network.name)))
            nameWidth = max(nameWidth, try TextStyle.tick.width(of: note))
        }
        let left = (nameWidth + 14).rounded(.up)
        let most = networks.map(\.layers.count).max() ?? 1
        // Columns begin at whole image pixels, so that all have the same width.
        let pitch = min(
            DepthDiagram.widestPitch, ((width - left) / Double(most) * pixelDensity).rounded(.down) / pixelDensity)
        guard pitch >= DepthDiagram.narrowestPitch else {
            throw .outOfBounds(
                what: "the number of layers", value: "\(most)",
                bounds: "at most \(Int((width - left) / DepthDiagram.narrowestPitch)) at this width")
        }
        let legend = try lines(
            of: ["Height: side of the maps, \(scaleText);", "each halving is the same step."], width: width,
            style: .tick)
        var legendWidth = 0.0
        for line in legend { legendWidth = max(legendWidth, try TextStyle.tick.width(of: line)) }
        let bottom = key.height + DepthDiagram.row * Double(networks.count)
        var drawing = Drawing(
            size: Size(
                width: min(width, max(left + pitch * Double(most), max(key.width, legendWidth) + 1)).rounded(.up),
                height: bottom + 6 + 16 * Double(legend.count)))
        try key.draw(on: &drawing, at: Point(0, 0))
        for (number, network) in networks.enumerated() {
            let base = key.height + DepthDiagram.row * Double(number + 1) - 6
            draw(network, left: left, base: base, pitch: pitch, on: &drawing)
            drawing.text(try Label(network.name, at: Point(left - 14, base - 20), anchor: .end))
            drawing.text(
                try Label(
                    notes[number], at: Point(left - 14, base - 4), anchor: .end, style: .tick, color: .token(.muted)))
        }
        for (index, line) in legend.enumerated() {
            let place = Point(0, bottom + 17 + 16 * Double(index))
            drawing.text(try Label(line, at: place, style: .tick, color: .token(.muted)))
        }
        return [Scene(try drawing.headed(by: title, width: width))]
    }

    private func requireLayers() throws(FigureError) {
        guard !networks.isEmpty else { throw .nothingToDraw("the diagram \"\(title)\" has no networks") }
        for network in networks {
            guard !network.layers.isEmpty else { throw .nothingToDraw("the network \"\(network.name)\" has no layers") }
            for (index, layer) in network.layers.enumerated() {
                guard !layer.kinds.isEmpty else {
                    throw .nothingToDraw("layer \(index) of \"\(network.name)\" has no kind")
                }
                guard 1...1_000_000 ~= layer.side else {
                    throw .outOfBounds(
                        what: "the side of layer \(index) of \"\(network.name)\"", value: "\(layer.side)",
                        bounds: "1 to 1,000,000")
                }
            }
        }
    }

    /// The kinds that occur, in the order of the key.
    private var allKinds: [String] {
        var found: [String] = []
        for kind in networks.flatMap(\.layers).flatMap(\.kinds) where !found.contains(kind) { found.append(kind) }
        return kinds.filter(found.contains) + found.filter { !kinds.contains($0) }
    }

    private var largestSide: Int { networks.flatMap(\.layers).map(\.side).max() ?? 1 }

    private var scaleText: String {
        let smallest = networks.flatMap(\.layers).map(\.side).min() ?? 1
        return smallest == largestSide
            ? "\(grouped(smallest)) \(smallest == 1 ? "pixel" : "pixels")"
            : "from \(grouped(largestSide)) pixels to \(grouped(smallest))"
    }

    private func draw(_ network: DrawnNetwork, left: Double, base: Double, pitch: Double, on drawing: inout Drawing) {
        let kinds = allKinds
        let gap = pitch >= 3 ? 1 : 0.5
        let range = log2(Double(max(largestSide, 2)))
        for (index, layer) in network.layers.enumerated() {
            let share = log2(Double(layer.side)) / range
            let height = DepthDiagram.lowest + (DepthDiagram.tallest - DepthDiagram.lowest) * share
            let part = height / Double(layer.kinds.count)
            let x = left + pitch * Double(index)
            for (place, kind) in layer.kinds.enumerated() {
                let top = base - height + part * Double(place)
                drawing.add(
                    .rectangle(Box(left: x, top: top, right: x + pitch - gap, bottom: top + part)),
                    seriesColor(kinds.firstIndex(of: kind) ?? 0))
            }
        }
        drawing.hairline(
            from: Point(left, base + 1), to: Point(left + pitch * Double(network.layers.count) - gap, base + 1),
            .token(.rule), width: 1)
    }
}
