import Palette

/// Something that is drawn for readers: a chart, a diagram, a grid of images, an animation.
///
/// A figure is a description. It is laid out once for a width, as marks that know no theme, and rendered in each theme from the same marks.
public protocol Figure: Sendable {
    /// What is drawn, and what follows from it, for readers who cannot see the figure.
    var alternativeText: String { get }

    /// Lays the figure out in at most `width` CSS pixels. A figure that does not move has one scene.
    func scenes(width: Double) throws(FigureError) -> [Scene]
}

/// What a figure shows for a time.
public struct Scene: Sendable {
    /// The marks.
    package var drawing: Drawing
    /// How long it is shown, where there is more than one.
    package var seconds: Double

    package init(_ drawing: Drawing, seconds: Double = 0) {
        self.drawing = drawing
        self.seconds = seconds
    }
}

/// The width of the reading column, for which figures are drawn, in CSS pixels.
public let columnWidth = 720.0

/// The width of the column on a phone, in CSS pixels.
public let phoneWidth = 340.0

/// Image pixels to a CSS pixel.
package let pixelDensity = 2.0

/// A figure as a file's bytes.
public struct RenderedImage: Sendable, Hashable {
    /// PNG or, where it moves, GIF.
    public let bytes: [UInt8]
    /// Width on the page in CSS pixels; the image has twice as many.
    public let width: Int
    /// Height on the page in CSS pixels; the image has twice as many.
    public let height: Int
    /// Whether it is a GIF of several frames.
    public let isAnimated: Bool

    /// The file extension that fits the bytes: `png` or `gif`.
    public var fileExtension: String { isAnimated ? "gif" : "png" }
}

extension Figure {
    /// Draws the figure in a theme.
    ///
    /// - Parameter width: the most CSS pixels it may take.
    /// - Throws: `FigureError`, which says what is wrong with the data, or which font is missing.
    public func render(theme: Theme, width: Double = columnWidth) throws(FigureError) -> RenderedImage {
        try render(themes: [theme], width: width)[0]
    }

    /// Draws the figure in several themes; it is laid out once.
    ///
    /// - Parameter width: the most CSS pixels it may take.
    /// - Returns: an image for each theme, in their order.
    /// - Throws: `FigureError`, which says what is wrong with the data, or which font is missing.
    public func render(themes: [Theme], width: Double = columnWidth) throws(FigureError) -> [RenderedImage] {
        guard alternativeText.contains(where: { !$0.isWhitespace }) else { throw .alternativeTextMissing }
        guard width.isFinite, (120...4000).contains(width) else {
            throw .outOfBounds(what: "the width", value: "\(width)", bounds: "120 to 4,000 pixels")
        }
        let scenes = try scenes(width: width)
        guard let first = scenes.first else { throw .nothingToDraw("the figure has no scene") }
        let size = first.drawing.size
        let masks = MaskStore()
        var images: [RenderedImage] = []
        for theme in themes {
            let bytes =
                try scenes.count == 1
                ? first.drawing.png(theme: theme, masks: masks) : animation(of: scenes, theme: theme, masks: masks)
            images.append(
                RenderedImage(
                    bytes: bytes, width: Int(size.width), height: Int(size.height), isAnimated: scenes.count > 1))
        }
        return images
    }
}
