/// A stretch of code with one role.
public struct HighlightedRange: Sendable, Hashable {
    /// What the stretch is.
    public var role: HighlightRole
    /// Its place, in UTF-8 bytes from the start of the code.
    public var range: Range<Int>

    /// The bytes of `range`, in `role`.
    public init(role: HighlightRole, range: Range<Int>) {
        self.role = role
        self.range = range
    }
}

/// A piece of code with one role, and its text.
public struct HighlightedSpan: Sendable, Hashable {
    /// What the piece is.
    public var role: HighlightRole
    /// The code; in order, the pieces of a text are that text.
    public var text: String

    /// `text`, in `role`.
    public init(role: HighlightRole, text: String) {
        self.role = role
        self.text = text
    }
}
