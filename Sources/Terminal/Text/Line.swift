import Palette

/// How a piece of text looks.
package struct TextStyle: Sendable, Hashable {
    /// The color's role; nil is the terminal's own.
    package var color: ColorToken?
    package var isBold: Bool
    package var isItalic: Bool
    package var isUnderlined = false
    package var isStruck = false
    /// Whether the ground has the color, and the text the ground's.
    package var isReversed = false
    /// Whether the text is a picture in a terminal's own sequences, which no other text may have.
    package var isSequence = false
    /// Where a click leads.
    package var link: String?

    package init(color: ColorToken? = nil, isBold: Bool = false, isItalic: Bool = false) {
        self.color = color
        self.isBold = isBold
        self.isItalic = isItalic
    }

    package static let plain = TextStyle()
    package static let muted = TextStyle(color: .muted)
    package static let rule = TextStyle(color: .rule)
    package static let bold = TextStyle(isBold: true)
    /// The look of a picture.
    static let sequence: TextStyle = {
        var look = TextStyle()
        look.isSequence = true
        return look
    }()
    package static let passed = TextStyle(color: .green)
    package static let failed = TextStyle(color: .rose, isBold: true)
}

/// Text in one style.
package struct StyledRun: Sendable, Hashable {
    package var text: String
    package var style: TextStyle

    package init(_ text: String, _ look: TextStyle = .plain) {
        self.text = text
        style = look
    }
}

/// One line on the terminal.
package struct Line: Sendable, Hashable, ExpressibleByStringLiteral {
    package var runs: [StyledRun]

    package init(_ runs: [StyledRun] = []) { self.runs = runs }
    package init(_ text: String, _ look: TextStyle = .plain) { runs = text.isEmpty ? [] : [StyledRun(text, look)] }
    package init(stringLiteral text: String) { self.init(text) }

    /// The columns that it takes.
    package var width: Int { runs.reduce(0) { $0 + $1.text.displayWidth } }

    package static func + (left: Line, right: Line) -> Line { Line(left.runs + right.runs) }

    /// The line moved to the right; an empty one stays empty.
    package func indented(_ columns: Int) -> Line {
        runs.isEmpty || columns < 1 ? self : Line([StyledRun(String(repeating: " ", count: columns))] + runs)
    }
}

extension [Line] {
    /// All lines moved to the right.
    package func indented(_ columns: Int) -> [Line] { map { $0.indented(columns) } }
}
