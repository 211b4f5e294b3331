/// A block of Markdown.
public indirect enum Block: Sendable, Hashable {
    /// A heading; `anchor` is its identifier in a page.
    case heading(level: Int, [Inline], anchor: String, position: SourcePosition)
    case paragraph([Inline])
    case quote([Block])
    /// A list; `start` is the first number of an ordered list, nil for bullets.
    case list(start: Int?, items: [[Block]], isTight: Bool)
    /// Code in another language than a cell's, or without a language.
    case code(language: String?, String)
    case table(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]])
    /// Display mathematics as TeX, without the dollar signs.
    case math(String, position: SourcePosition)
    case rule

    /// The alignment of a table's column.
    public enum Alignment: Sendable, Hashable { case none, left, center, right }
}

/// A piece of a line of Markdown.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case code(String)
    /// Mathematics in a line as TeX, without the dollar signs.
    case math(String, position: SourcePosition)
    case link(destination: String, title: String, [Inline], position: SourcePosition)
    case image(source: String, title: String, alternative: [Inline], position: SourcePosition)
    /// A footnote, with its text in place: shown in the margin of a page.
    case footnote([Block])
    case softBreak
    case lineBreak
}
