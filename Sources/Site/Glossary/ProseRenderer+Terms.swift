import Literate

extension ProseRenderer {
    /// The blocks of a chapter's running text: the first use of a term leads to its entry in the glossary.
    func text(_ blocks: [Block]) -> HTML {
        isRunningText = true
        defer { isRunningText = false }
        return html(blocks)
    }

    /// What `render` makes, without links to the glossary: where a term is a title, a label, or a link already.
    func withoutTerms(_ render: () -> HTML) -> HTML {
        let before = isRunningText
        isRunningText = false
        defer { isRunningText = before }
        return render()
    }

    /// The text, with links at the terms that lead to their entries.
    func linkingTerms(in text: String) -> HTML {
        guard isRunningText, let found = terms?.links(in: text), let glossary = terms?.glossary, !found.isEmpty else {
            return HTML(escaping: text)
        }
        let page = paths.file(glossary.chapter + ".html")
        var pieces = HTML()
        var end = text.startIndex
        for term in found {
            pieces += HTML(escaping: String(text[end..<term.range.lowerBound]))
            pieces += HTML(
                "a", ["class": "term", "href": page + "#" + term.entry.anchor], HTML(escaping: String(text[term.range]))
            )
            end = term.range.upperBound
        }
        return pieces + HTML(escaping: String(text[end...]))
    }
}
