import Literate

/// A doc comment, its fields apart: `- Returns: …`, `- Parameter name: …`, `- Source: …`.
struct DocComment {
    var discussion: [Block]
    var fields: [Symbol.Field]

    init(_ markdown: String) {
        discussion = []
        fields = []
        for block in MarkdownText.blocks(of: Self.withoutSymbolPaths(markdown)) {
            guard case .list(start: nil, let items, let isTight) = block else {
                discussion.append(block)
                continue
            }
            let read = items.map { (item: $0, field: Self.field(of: $0)) }
            fields += read.compactMap(\.field)
            let others = read.filter { $0.field == nil }.map(\.item)
            if !others.isEmpty { discussion.append(.list(start: nil, items: others, isTight: isTight)) }
        }
    }

    /// DocC's ``` ``Type/member(label:)`` ``` as code writes it: `Type.member`.
    private static func withoutSymbolPaths(_ markdown: String) -> String {
        markdown.replacing(/``(\w+)\/(\w+)(?:\([\w:]*\))?``/) { "`\($0.1).\($0.2)`" }
            .replacing(/``(\w+)(?:\([\w:]*\))?``/) { "`\($0.1)`" }
    }

    /// The words that begin a field, as DocC knows them, and `Source`, which is ours.
    private static let names: Set<String> = [
        "Parameters", "Returns", "Throws", "Source", "Complexity", "Note", "Important", "Precondition", "SeeAlso",
    ]

    /// The field that a list item is, by its first words and their colon.
    private static func field(of item: [Block]) -> Symbol.Field? {
        guard case .paragraph(let inlines)? = item.first, case .text(let text)? = inlines.first,
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let head = String(text[..<colon])
        let isParameter = head.hasPrefix("Parameter ")
        guard names.contains(head) || isParameter else { return nil }
        let rest = String(text[text.index(after: colon)...].drop { $0 == " " })
        let content = (rest.isEmpty ? [] : [Inline.text(rest)]) + inlines.dropFirst()
        // A break directly after the colon belongs to the layout of the comment.
        let trimmed = Array(content.drop { $0 == .softBreak })
        let blocks = (trimmed.isEmpty ? [] : [Block.paragraph(trimmed)]) + item.dropFirst()
        return Symbol.Field(name: head, content: blocks)
    }
}
