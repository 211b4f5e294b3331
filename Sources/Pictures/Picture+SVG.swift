extension Picture {
    /// What a page gets of the picture: a line with its sentence, then its SVG element.
    package var pageText: [UInt8] {
        @export(interface) get {
            sentence.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 } + [10] + Array(svg.utf8)
        }
    }

    /// The picture as an SVG element. Its colors are the page's custom properties, so it follows the reader's theme.
    package var svg: String {
        let size = "\(number(width)) \(number(height))"
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(number(width))\" "
        text += "height=\"\(number(height))\" aria-hidden=\"true\">"
        for shape in shapes { text += shape.svg }
        return text + "</svg>"
    }
}

extension Picture.Shape {
    fileprivate var svg: String {
        switch form {
        case .rectangle(let x, let y, let width, let height):
            return
                "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(width, 0)))\" height=\"\(number(max(height, 0)))\"\(style)/>"
        case .circle(let x, let y, let radius):
            return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(max(radius, 0)))\"\(style)/>"
        case .line(let points, let isDashed):
            let dash = isDashed ? " stroke-dasharray=\"5 4\"" : ""
            let ends = " stroke-linejoin=\"round\" stroke-linecap=\"round\""
            return "<polyline points=\"\(coordinates(points))\"\(ends)\(dash)\(style)/>"
        case .polygon(let points):
            return "<polygon points=\"\(coordinates(points))\" stroke-linejoin=\"round\"\(style)/>"
        case .text(let text, let x, let y, let size, let anchor, let isBold):
            let place = "x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\""
            return "<text \(place)\(anchor.svg)\(isBold ? " font-weight=\"600\"" : "")\(style)>\(escaped(text))</text>"
        }
    }

    private func coordinates(_ points: [Picture.Point]) -> String {
        var text = ""
        for point in points { text += (text.isEmpty ? "" : " ") + "\(number(point.x)),\(number(point.y))" }
        return text
    }

    /// Fill and outline as an attribute.
    private var style: String {
        var text = " style=\"fill:" + (fill.map { "var(--\($0.name))" } ?? "none")
        if fill != nil, opacity < 1 { text += ";fill-opacity:\(number(max(opacity, 0)))" }
        if let stroke { text += ";stroke:var(--\(stroke.name));stroke-width:\(number(max(strokeWidth, 0)))" }
        return text + "\""
    }
}

extension TextAnchor {
    fileprivate var svg: String {
        switch self {
        case .start: ""
        case .middle: " text-anchor=\"middle\""
        case .end: " text-anchor=\"end\""
        }
    }
}

/// A length to a hundredth, without zeros at its end. What has no place in a picture is 0.
private func number(_ value: Double) -> String {
    guard value.magnitude < 1e6 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + "\(whole)" }
    return sign + (rest % 10 == 0 ? "\(whole).\(rest / 10)" : rest < 10 ? "\(whole).0\(rest)" : "\(whole).\(rest)")
}

/// A text as SVG writes it: no mark of it ends the element, and control characters are left out.
private func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "&"): bytes += "&amp;".utf8
        case UInt8(ascii: "<"): bytes += "&lt;".utf8
        case UInt8(ascii: ">"): bytes += "&gt;".utf8
        case 0..<0x20, 0x7F: bytes.append(UInt8(ascii: " "))
        default: bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
