import Literate

extension ProseRenderer {
    /// A note at its place in the text: in the margin of a wide page, folded under its number on a narrow one.
    ///
    /// It is within a paragraph, where HTML allows no blocks, so that its own blocks are written as spans; and it
    /// unfolds by a checkbox, for a paragraph cannot contain `details` either.
    func note(_ blocks: [Block]) -> HTML {
        let number = nextNote()
        let identifier = identifier("note-\(number)")
        let label = HTML(
            "label", ["class": "note-number", "for": identifier], HTML(escaping: String(number)))
        let toggle = HTML(
            void: "input",
            ["type": "checkbox", "class": "note-toggle", "id": identifier, "aria-label": "Note \(number)"])
        let mark = HTML("span", ["class": "note-mark", "aria-hidden": "true"], HTML(escaping: "\(number) "))
        return label + toggle
            + HTML("span", ["class": "note", "role": "note"], mark + withoutTerms { phrasing(blocks) })
    }

    /// The blocks as spans, for places where HTML allows no blocks: within a paragraph or a label.
    func phrasing(_ blocks: [Block]) -> HTML { HTML(blocks.map(spans)) }

    /// A short Markdown text from code or front matter, such as a caption, as spans; its errors are placed at `position`.
    func phrasing(_ markdown: String, at position: SourcePosition) -> HTML {
        do {
            return phrasing(try [Block].parse(markdown, file: chapter.file, at: position))
        } catch {
            for diagnostic in error.diagnostics { report(diagnostic) }
            return HTML(escaping: markdown)
        }
    }

    private func spans(_ block: Block) -> HTML {
        switch block {
        case .paragraph(let text), .heading(_, let text, _, _): line(html(text))
        case .quote(let blocks): phrasing(blocks)
        case .list(let start, let items, _):
            HTML(
                items.enumerated().map { index, item in
                    line(HTML(escaping: start.map { "\($0 + index). " } ?? "• ") + phrasing(item))
                })
        case .code(_, let text): line(HTML("code", [:], HTML(escaping: text)))
        case .table(_, let header, let rows):
            HTML(([header] + rows).map { row in line(HTML(row.map { html($0) + HTML(trusted: " ") })) })
        case .math(let tex, let position): line(formula(tex, display: false, at: position))
        case .rule: HTML()
        }
    }

    private func line(_ content: HTML) -> HTML { HTML("span", ["class": "line"], content) }
}
