import Palette
import Pictures
import Raster

/// A text that has its place, and so its box.
package struct Label: Sendable, Hashable {
    /// What is written, in real characters.
    package let text: String
    package let style: TextStyle
    package var color: MarkColor
    /// Where the baseline begins.
    package private(set) var origin: Point
    /// Width to the end of the last letter's advance.
    package let width: Double

    /// Places a text with its anchor and baseline at `place`.
    package init(
        _ text: String, at place: Point, anchor: TextAnchor = .start, style: TextStyle = .label,
        color: MarkColor = .token(.ink)
    ) throws(FigureError) {
        let text = typeset(text)
        let width = try style.width(of: text)
        let shift: Double =
            switch anchor {
            case .start: 0
            case .middle: width / 2
            case .end: width
            }
        self.text = text
        self.style = style
        self.color = color
        self.width = width
        origin = Point(place.x - shift, place.y)
    }

    func moved(by offset: Point) -> Label {
        var label = self
        label.origin = origin + offset
        return label
    }

    /// The part of the drawing that it covers.
    package var box: Box {
        Box(
            left: origin.x, top: origin.y - style.ascent, right: origin.x + width,
            bottom: origin.y + style.descent)
    }
}

/// Size and weight of a text.
package struct TextStyle: Sendable, Hashable {
    package var size: Double
    package var weight: String

    package init(size: Double, weight: String) {
        self.size = size
        self.weight = weight
    }

    /// A figure's or a panel's title.
    package static let title = TextStyle(size: 14, weight: "SemiBold")
    /// The name of a line, a group or a bar, beside it.
    package static let label = TextStyle(size: 13, weight: "Medium")
    /// Numbers and names at axes.
    package static let tick = TextStyle(size: 12, weight: "Regular")

    var fonts: FontChain { FontChain(.inter(weight)) }
    /// From the baseline to the top of capital letters.
    package var ascent: Double { size * 0.76 }
    /// From the baseline to the bottom of descending letters.
    package var descent: Double { size * 0.22 }

    /// The width of a text on one line.
    package func width(of text: String) throws(FigureError) -> Double {
        guard !text.isEmpty else { return 0 }
        return try drawing { () throws(RasterError) in
            var sum = 0.0
            for run in try fonts.runs(of: text) { sum += try run.font.extent(of: run.text).right * size }
            return sum
        }
    }
}
