import Figures
import Foundation
import FoundationXML
import Pictures

extension Picture {
    /// Reads what a live figure's program drew; see `Picture.svg`.
    ///
    /// - Returns: nil where `svg` is none that a picture writes.
    init?(svg: String) {
        let reader = PictureReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        guard parser.parse(), reader.isWhole, let picture = reader.picture else { return nil }
        self = picture
    }

    /// The marks of the picture, in its pixels.
    func drawing() throws(FigureError) -> Drawing {
        // A picture is laid out by the figure that shows it; the control is never moved.
        let figure = LiveFigure({ _ in self }, Slider("still", 0...1, at: 0), alternativeText: "A picture.")
        return try figure.scenes(width: columnWidth)[0].drawing
    }
}

/// Makes the shapes again, element by element.
private final class PictureReader: NSObject, XMLParserDelegate {
    private(set) var picture: Picture?
    /// Whether the picture has come to its end: the parser takes half a document for one.
    private(set) var isWhole = false
    /// The attributes of the text that is being read, and what was read of it.
    private var text: (attributes: [String: String], characters: String)?

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        func number(_ name: String) -> Double { attributes[name].flatMap { Double($0) } ?? 0 }
        let look = Look(attributes["style"] ?? "")
        switch name {
        case "svg": picture = Picture(width: number("width"), height: number("height"))
        case "rect":
            picture?.rectangle(
                x: number("x"), y: number("y"), width: number("width"), height: number("height"), fill: look.fill,
                opacity: look.opacity, stroke: look.stroke, strokeWidth: look.strokeWidth)
        case "circle":
            picture?.circle(
                x: number("cx"), y: number("cy"), radius: number("r"), fill: look.fill, opacity: look.opacity,
                stroke: look.stroke, strokeWidth: look.strokeWidth)
        case "polyline":
            picture?.line(
                points(attributes), stroke: look.stroke ?? .ink, strokeWidth: look.strokeWidth,
                isDashed: attributes["stroke-dasharray"] != nil)
        case "polygon":
            picture?.polygon(
                points(attributes), fill: look.fill, opacity: look.opacity, stroke: look.stroke,
                strokeWidth: look.strokeWidth)
        case "text": text = (attributes, "")
        default: parser.abortParsing()
        }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text?.characters += characters }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "svg" { isWhole = true }
        guard let (attributes, characters) = text else { return }
        text = nil
        func number(_ name: String) -> Double { attributes[name].flatMap { Double($0) } ?? 0 }
        let anchor: TextAnchor =
            switch attributes["text-anchor"] {
            case "middle": .middle
            case "end": .end
            default: .start
            }
        picture?.text(
            characters, x: number("x"), y: number("y"), size: number("font-size"),
            fill: Look(attributes["style"] ?? "").fill ?? .ink, anchor: anchor,
            isBold: attributes["font-weight"] != nil)
    }

    private func points(_ attributes: [String: String]) -> [(x: Double, y: Double)] {
        (attributes["points"] ?? "").split(separator: " ").compactMap { point in
            let parts = point.split(separator: ",").compactMap { Double($0) }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }
}

/// What a shape is painted with.
private struct Look {
    var fill: Paint?
    var opacity = 1.0
    var stroke: Paint?
    var strokeWidth = 1.0

    /// Reads a `style` attribute.
    init(_ style: String) {
        for part in style.split(separator: ";") {
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            switch pair[0] {
            case "fill": fill = Self.paint(pair[1])
            case "fill-opacity": opacity = Double(pair[1]) ?? 1
            case "stroke": stroke = Self.paint(pair[1])
            case "stroke-width": strokeWidth = Double(pair[1]) ?? 1
            default: break
            }
        }
    }

    private static func paint(_ text: Substring) -> Paint? {
        Paint.allCases.first { text == "var(--\($0.name))" }
    }
}
