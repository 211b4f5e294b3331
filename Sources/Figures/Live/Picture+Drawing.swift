import Foundation
import Palette
import Pictures

extension Picture {
    /// The picture as marks.
    func drawing() throws(FigureError) -> Drawing {
        for (what, length) in [("the picture's width", width), ("the picture's height", height)]
        where !(length >= 1 && length <= columnWidth) {
            throw .outOfBounds(what: what, value: "\(length)", bounds: "1 to \(Int(columnWidth)) pixels")
        }
        var drawing = Drawing(size: Size(width: width.rounded(.up), height: height.rounded(.up)))
        for shape in shapes { try shape.add(to: &drawing) }
        return drawing
    }
}

extension Picture.Shape {
    fileprivate func add(to drawing: inout Drawing) throws(FigureError) {
        switch form {
        case .rectangle(let x, let y, let width, let height):
            let box = Box(left: x, top: y, width: max(width, 0), height: max(height, 0))
            if let color { drawing.add(.rectangle(box), color) }
            if let stroke {
                drawing.line(box.corners + box.corners.prefix(2), .token(stroke.token), width: strokeWidth)
            }
        case .circle(let x, let y, let radius):
            let center = Point(x, y)
            if let color { drawing.add(.circle(center: center, radius: radius), color) }
            if let stroke {
                let rim = (0...72).map { step in
                    let angle = Double(step) / 36 * Double.pi
                    return center + Point(radius * cos(angle), radius * sin(angle))
                }
                drawing.line(rim, .token(stroke.token), width: strokeWidth)
            }
        case .line(let points, let isDashed):
            guard let stroke, points.count > 1 else { return }
            drawing.line(
                points.map { Point($0.x, $0.y) }, .token(stroke.token), width: strokeWidth,
                dash: isDashed ? [5, 4] : [])
        case .polygon(let places):
            let points = places.map { Point($0.x, $0.y) }
            guard points.count > 2 else { return }
            if let color { drawing.add(.polygon(points), color) }
            if let stroke { drawing.line(points + points.prefix(2), .token(stroke.token), width: strokeWidth) }
        case .text(let text, let x, let y, let size, let anchor, let isBold):
            guard let color else { return }
            let style = TextStyle(size: size, weight: isBold ? "SemiBold" : "Regular")
            drawing.text(try Label(text, at: Point(x, y), anchor: anchor, style: style, color: color))
        }
    }

    private var color: MarkColor? { fill.map { .token($0.token, opacity: min(max(opacity, 0), 1)) } }
}

extension Paint {
    /// The color in figures.
    var token: ColorToken { ColorToken(rawValue: name) ?? .ink }
}
