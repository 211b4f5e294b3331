/// Code from a fence, with its place in the Markdown.
public struct SourceText: Sendable, Hashable {
    /// The code, each line ending in a newline.
    public var text: String
    /// The position of the fence's own line (the one with the backquotes).
    public var fence: SourcePosition
    /// The position of the first character of `text`: the line after the fence.
    public var start: SourcePosition

    /// Code that starts at `start`, under the fence at `fence`.
    public init(text: String, fence: SourcePosition, start: SourcePosition) {
        self.text = text
        self.fence = fence
        self.start = start
    }
}
