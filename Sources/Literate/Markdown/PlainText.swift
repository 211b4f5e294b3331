extension [Inline] {
    /// The words without their marks: for titles, anchors and alternative text.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text), .math(let text, _): text
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.plainText
            case .link(_, _, let content, _), .image(_, _, let content, _): content.plainText
            case .footnote: ""
            case .softBreak, .lineBreak: " "
            }
        }.joined()
    }

    /// Neighboring texts made one: the parser divides them at every mark that turned out to be none.
    func joiningTexts() -> [Inline] {
        reduce(into: []) { joined, inline in
            if case .text(let text) = inline, case .text(let before)? = joined.last {
                joined[joined.count - 1] = .text(before + text)
            } else {
                joined.append(inline)
            }
        }
    }

    /// Without breaks and blank text at either end.
    func trimmingBreaks() -> [Inline] {
        func isBreak(_ inline: Inline) -> Bool {
            switch inline {
            case .softBreak, .lineBreak: true
            case .text(let text): text.allSatisfy(\.isWhitespace)
            default: false
            }
        }
        guard let first = firstIndex(where: { !isBreak($0) }), let last = lastIndex(where: { !isBreak($0) }) else {
            return []
        }
        return Array(self[first...last])
    }
}
