/// A word of the language.
struct Token {
    enum Kind {
        case identifier, keyword, integer, floating, string, punctuation, end
        /// An operator between two operands, before one, after one.
        case infix, prefix, postfix
    }

    var kind: Kind
    /// As written; of a number without its underscores.
    var text: String
    var position: CodePosition
    /// Whether it is the first of its line.
    var startsLine = false
    /// Whether a space or a line's beginning stands before it.
    var followsSpace = false
    /// Of a string: its parts.
    var segments: [Segment] = []

    /// A part of a string.
    enum Segment {
        case text(String)
        /// What stands in `\(…)`.
        case code([Token])
    }
}
