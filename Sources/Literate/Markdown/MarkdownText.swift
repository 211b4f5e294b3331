/// Markdown from outside a chapter's file, such as a figure's caption, for a reader who wants to see it whatever is wrong with it.
public enum MarkdownText {
    /// The blocks of `text`, or one paragraph of it as it is where it has errors.
    public static func blocks(of text: String) -> [Block] {
        (try? .parse(text, file: "", at: SourcePosition(line: 1))) ?? [.paragraph([.text(text)])]
    }

    /// The inlines of the paragraphs in `text`, which has one as a rule.
    public static func inlines(of text: String) -> [Inline] {
        let lines = blocks(of: text).map { block -> [Inline] in
            switch block {
            case .paragraph(let line), .heading(_, let line, _, _): line
            case .math(let tex, let position): [.math(tex, position: position)]
            default: []
            }
        }
        let paragraphs = Array(lines.filter { !$0.isEmpty }.joined(separator: [.text(" ")])).joiningTexts()
        return paragraphs.isEmpty && !text.isEmpty ? [.text(text)] : paragraphs
    }
}
