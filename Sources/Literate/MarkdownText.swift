/// Markdown from outside a chapter's file: a figure's caption, a quiz's feedback. What is wrong with it is shown as it is.
public enum MarkdownText {
    /// The blocks of `text`; positions count from its beginning.
    public static func blocks(of text: String) -> [Block] {
        let source = SourceFile(Array(text.utf8))
        guard source.checkControls(log: DiagnosticLog(file: ""), place: source.position) else {
            return [.paragraph([.text(text)])]
        }
        return MarkdownReader(source, log: DiagnosticLog(file: ""), place: source.position).pieces().map { piece in
            switch piece {
            case .block(let block, _): block
            case .fence(let fence): .code(language: fence.info.language?.text, fence.source.text)
            }
        }
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
