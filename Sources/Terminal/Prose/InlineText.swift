import Literate

/// Turns inlines into inked text, and collects the footnotes on the way.
package struct InlineText {
    let style: TerminalStyle
    /// Footnotes in the order of their marks.
    private(set) var footnotes: [[Block]] = []

    package init(style: TerminalStyle) { self.style = style }

    /// The text of `inlines`, in `look` where nothing else is said.
    package mutating func runs(_ inlines: [Inline], in look: TextStyle = .plain) -> [StyledRun] {
        inlines.flatMap { runs($0, look) }
    }

    private mutating func runs(_ inline: Inline, _ look: TextStyle) -> [StyledRun] {
        switch inline {
        case .text(let text): return [StyledRun(text, look)]
        case .softBreak: return [StyledRun(" ", look)]
        case .lineBreak: return [StyledRun("\n", look)]
        case .emphasis(let content): return runs(content, in: look.with { $0.isItalic = true })
        case .strong(let content): return runs(content, in: look.with { $0.isBold = true })
        case .strikethrough(let content): return runs(content, in: look.with { $0.isStruck = true })
        case .code(let code):
            return [style.isPlain ? StyledRun("`\(code)`", look) : StyledRun(code, look.with { $0.color = .teal })]
        case .math(let tex, _): return [StyledRun(UnicodeMath.line(tex).nonBreaking, look)]
        case .link(let destination, _, let content, _): return link(destination, content, look)
        case .image(let source, _, let alternative, _):
            return [StyledRun("[\(alternative.plainText)]", look), StyledRun(" (\(source))", .muted)]
        case .footnote(let blocks):
            footnotes.append(blocks)
            return [StyledRun(Self.mark(footnotes.count), look.with { $0.color = .blue })]
        }
    }

    private mutating func link(_ destination: String, _ content: [Inline], _ look: TextStyle) -> [StyledRun] {
        let isWeb = destination.hasPrefix("http://") || destination.hasPrefix("https://")
        if style.isPlain {
            let text = runs(content, in: look)
            let isBare = content.plainText == destination
            return isWeb && !isBare ? text + [StyledRun(" (\(destination))", look)] : text
        }
        return runs(
            content,
            in: look.with {
                $0.color = .blue
                $0.isUnderlined = isWeb
                // A control character would end the sequence that holds the link.
                $0.link = isWeb ? destination.filter { $0.asciiValue.map { $0 > 0x20 && $0 < 0x7F } ?? false } : nil
            })
    }

    /// A raised number.
    static func mark(_ number: Int) -> String { UnicodeMath.superscript(number) }
}

extension TextStyle {
    /// The style with a change.
    func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
        var look = self
        change(&look)
        return look
    }
}

extension String {
    /// Short formulas stay on one line.
    fileprivate var nonBreaking: String { displayWidth <= 24 ? replacing(" ", with: "\u{A0}") : self }
}
