import Palette

/// How a piece of text looks.
struct Ink: Sendable, Hashable {
    /// The color's role; nil is the terminal's own.
    var color: ColorToken?
    var isBold = false
    var isItalic = false
    var isUnderlined = false
    var isStruck = false
    /// Where a click leads.
    var link: String?

    static let plain = Ink()
    static let muted = Ink(color: .muted)
    static let rule = Ink(color: .rule)
    static let bold = Ink(isBold: true)
    static let passed = Ink(color: .green)
    static let failed = Ink(color: .rose, isBold: true)
}

/// Text in one ink.
struct Stretch: Sendable, Hashable {
    var text: String
    var ink: Ink

    init(_ text: String, _ ink: Ink = .plain) {
        self.text = text
        self.ink = ink
    }
}

/// One line on the terminal.
struct Line: Sendable, Hashable, ExpressibleByStringLiteral {
    var stretches: [Stretch]

    init(_ stretches: [Stretch] = []) { self.stretches = stretches }
    init(_ text: String, _ ink: Ink = .plain) { stretches = text.isEmpty ? [] : [Stretch(text, ink)] }
    init(stringLiteral text: String) { self.init(text) }

    /// The columns that it takes.
    var width: Int { stretches.reduce(0) { $0 + $1.text.displayWidth } }
    var isBlank: Bool { stretches.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

    static func + (left: Line, right: Line) -> Line { Line(left.stretches + right.stretches) }

    /// The line moved to the right; an empty one stays empty.
    func indented(_ columns: Int) -> Line {
        stretches.isEmpty || columns < 1 ? self : Line([Stretch(String(repeating: " ", count: columns))] + stretches)
    }
}

extension [Line] {
    /// All lines moved to the right.
    func indented(_ columns: Int) -> [Line] { map { $0.indented(columns) } }
}
