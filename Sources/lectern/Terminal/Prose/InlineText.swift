import Literate

/// Turns inlines into inked text, and collects the footnotes on the way.
struct InlineText {
    let style: TerminalStyle
    /// Footnotes in the order of their marks.
    private(set) var footnotes: [[Block]] = []

    init(style: TerminalStyle) { self.style = style }

    /// The text of `inlines`, in `ink` where nothing else is said.
    mutating func stretches(_ inlines: [Inline], ink: Ink = .plain) -> [Stretch] {
        inlines.flatMap { stretches($0, ink) }
    }

    private mutating func stretches(_ inline: Inline, _ ink: Ink) -> [Stretch] {
        switch inline {
        case .text(let text): return [Stretch(text, ink)]
        case .softBreak: return [Stretch(" ", ink)]
        case .lineBreak: return [Stretch("\n", ink)]
        case .emphasis(let content): return stretches(content, ink: ink.with { $0.isItalic = true })
        case .strong(let content): return stretches(content, ink: ink.with { $0.isBold = true })
        case .strikethrough(let content): return stretches(content, ink: ink.with { $0.isStruck = true })
        case .code(let code):
            return [style.isPlain ? Stretch("`\(code)`", ink) : Stretch(code, ink.with { $0.color = .teal })]
        case .math(let tex, _): return [Stretch(UnicodeMath.line(tex).nonBreaking, ink)]
        case .link(let destination, _, let content, _): return link(destination, content, ink)
        case .image(let source, _, let alternative, _):
            return [Stretch("[\(alternative.plainText)]", ink), Stretch(" (\(source))", .muted)]
        case .footnote(let blocks):
            footnotes.append(blocks)
            return [Stretch(Self.mark(footnotes.count), ink.with { $0.color = .blue })]
        }
    }

    private mutating func link(_ destination: String, _ content: [Inline], _ ink: Ink) -> [Stretch] {
        let isWeb = destination.hasPrefix("http://") || destination.hasPrefix("https://")
        if style.isPlain {
            let text = stretches(content, ink: ink)
            let isBare = content.plainText == destination
            return isWeb && !isBare ? text + [Stretch(" (\(destination))", ink)] : text
        }
        return stretches(
            content,
            ink: ink.with {
                $0.color = .blue
                $0.isUnderlined = isWeb
                // A control character would end the sequence that holds the link.
                $0.link = isWeb ? destination.filter { $0.asciiValue.map { $0 > 0x20 && $0 < 0x7F } ?? false } : nil
            })
    }

    /// A raised number.
    static func mark(_ number: Int) -> String { String(String(number).compactMap { MathSymbols.superscripts[$0] }) }
}

extension Ink {
    /// The ink with a change.
    func with(_ change: (inout Ink) -> Void) -> Ink {
        var ink = self
        change(&ink)
        return ink
    }
}

extension String {
    /// Short formulas stay on one line.
    fileprivate var nonBreaking: String { displayWidth <= 24 ? replacing(" ", with: "\u{A0}") : self }
}
