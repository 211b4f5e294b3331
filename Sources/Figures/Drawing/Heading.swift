/// A title above a figure, on as many lines as its width asks for.
struct Heading {
    private let lines: [String]
    /// The width of the longest line.
    let width: Double

    private static let lineHeight = 18.0

    /// Breaks a title between words into lines of at most `width`; a word that is wider than that is cut short.
    init(_ title: String, width: Double) throws(FigureError) {
        let words = typeset(title).split(whereSeparator: \.isWhitespace).map(String.init)
        lines = try Figures.lines(of: words, width: width, style: .title)
        var longest = 0.0
        for line in lines { longest = max(longest, try TextStyle.title.width(of: line)) }
        self.width = longest
    }

    /// The height of all lines, with the room below them; 0 for an empty title.
    var height: Double { lines.isEmpty ? 0 : Double(lines.count) * Heading.lineHeight + 4 }

    func draw(on drawing: inout Drawing, left: Double = 0) throws(FigureError) {
        for (index, line) in lines.enumerated() {
            drawing.text(try Label(line, at: Point(left, 14 + Double(index) * Heading.lineHeight), style: .title))
        }
    }
}

extension Drawing {
    /// The drawing under a title.
    func headed(by title: String, width: Double) throws(FigureError) -> Drawing {
        let heading = try Heading(title, width: width)
        guard heading.height > 0 else { return self }
        var whole = Drawing(
            size: Size(
                width: max(size.width, (heading.width + 2).rounded(.up)), height: size.height + heading.height + 2))
        try heading.draw(on: &whole)
        whole.add(self, at: Point(0, heading.height + 2))
        return whole
    }
}

/// Parts of a text on as few lines as a width allows; a part that is wider than that is cut short.
func lines(of parts: [String], width: Double, style: TextStyle) throws(FigureError) -> [String] {
    var lines: [String] = []
    for part in parts {
        let longer = lines.last.map { "\($0) \(part)" } ?? part
        if !lines.isEmpty, try style.width(of: longer) <= width {
            lines[lines.count - 1] = longer
        } else {
            lines.append(try fitted(part, to: width, style: style))
        }
    }
    return lines
}

/// A text, or as much of it as fits a width, with an ellipsis for the rest.
func fitted(_ text: String, to width: Double, style: TextStyle) throws(FigureError) -> String {
    let text = typeset(text)
    guard try style.width(of: text) > width else { return text }
    // Halving: a text of a thousand letters is measured ten times.
    let letters = Array(text)
    var (fits, tooMany) = (0, letters.count)
    while tooMany - fits > 1 {
        let count = (fits + tooMany) / 2
        if try style.width(of: String(letters[..<count]) + "…") <= width { fits = count } else { tooMany = count }
    }
    return String(letters[..<fits]) + "…"
}
