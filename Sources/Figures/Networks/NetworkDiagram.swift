/// A network as its layers: columns of connected units, or volumes to scale.
///
///     NetworkDiagram(layers: [.units("input", 3), .units("hidden", 4), .units("output", 1)], alternativeText: "…")
///     NetworkDiagram(layers: [.volume("image", [3, 32, 32]), .volume("conv", [6, 28, 28]), .units("scores", 10)], …)
///
/// A network without volumes is drawn with all its connections and the shapes of the weights between layers. With volumes, height and
/// depth follow the image's side, and width the channels.
public struct NetworkDiagram: Figure {
    /// What the network is; empty for no title.
    public var title: String
    /// The layers in the order of the forward pass.
    public var layers: [DrawnLayer]
    public var alternativeText: String

    /// One layer of a network.
    public struct DrawnLayer: Sendable, Hashable {
        /// What it is called, written above it.
        public var name: String
        /// Its shape: `[count]` for units, `[channels, height, width]` for a volume.
        public var shape: [Int]

        /// A layer of `count` units.
        public static func units(_ name: String, _ count: Int) -> DrawnLayer { DrawnLayer(name: name, shape: [count]) }

        /// A layer of activation maps: `[channels, height, width]`.
        public static func volume(_ name: String, _ shape: [Int]) -> DrawnLayer { DrawnLayer(name: name, shape: shape) }

        var isVolume: Bool { shape.count == 3 }
        var units: Int { shape[0] }
    }

    public init(title: String = "", layers: [DrawnLayer], alternativeText: String) {
        self.title = title
        self.layers = layers
        self.alternativeText = alternativeText
    }

    /// Lays the diagram out.
    ///
    /// - Throws: `FigureError` where there are no layers, a shape is not one of those above, or a size is not positive.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        guard !layers.isEmpty else { throw .nothingToDraw("the network has no layers") }
        for layer in layers {
            guard layer.shape.count == 1 || layer.shape.count == 3, layer.shape.allSatisfy({ 1...1_000_000_000 ~= $0 })
            else {
                throw .shape(
                    what: "the layer \"\(layer.name)\"", shape: layer.shape,
                    expected: "[units] or [channels, height, width], each at least 1")
            }
        }
        let isVolumes = layers.contains(where: \.isVolume)
        let body = isVolumes ? try volumes(width: width) : try connectedUnits(width: width)
        return [Scene(try body.headed(by: title, width: width))]
    }
}
