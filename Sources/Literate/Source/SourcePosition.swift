/// A place in a chapter's Markdown. Lines and columns count from 1; columns count UTF-8 bytes, as compilers do.
public struct SourcePosition: Sendable, Hashable, Comparable, Codable {
    /// The line, from 1.
    public var line: Int
    /// The column in UTF-8 bytes, from 1.
    public var column: Int

    /// A position at `line` and `column`, both from 1.
    public init(line: Int, column: Int = 1) {
        self.line = line
        self.column = column
    }

    /// In reading order.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
