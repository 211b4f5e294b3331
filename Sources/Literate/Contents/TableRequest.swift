/// A table of an earlier chapter that a chapter's cells ask for, e.g. `12/scoreboard`.
public struct TableRequest: Sendable, Hashable {
    /// The chapter that shows it.
    public var chapter: ChapterNumber
    /// What the chapter calls it.
    public var name: String
    /// Where the front matter asks for it.
    public var position: SourcePosition

    /// A request for a chapter's table.
    public init(chapter: ChapterNumber, name: String, position: SourcePosition) {
        self.chapter = chapter
        self.name = name
        self.position = position
    }

    /// The parts of `12/scoreboard`; nil for another text.
    init?(_ text: String, at position: SourcePosition) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let chapter = ChapterNumber(parts[0]), Slug<TableRequest>(String(parts[1])) != nil
        else { return nil }
        self.init(chapter: chapter, name: String(parts[1]), position: position)
    }

    /// What cells ask for: `12/scoreboard`.
    public var text: String { "\(chapter)/\(name)" }
}
