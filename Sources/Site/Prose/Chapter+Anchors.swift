import Literate

extension Chapter {
    /// Whether the chapter's page may have this anchor: a heading's or one of the page's own. How many figures and notes
    /// there are, only the built page says; of a chapter without content, which could not be read, nothing is known.
    func mayHave(anchor: String) -> Bool {
        if elements.isEmpty || anchor.isEmpty || anchor == "content" || headingAnchors.contains(anchor) { return true }
        if anchor.wholeMatch(of: /(?:cell|figure|note)-\d+/) != nil { return true }
        if isGlossary, let glossary = Glossary(in: [self]), glossary.entries.contains(where: { $0.anchor == anchor }) {
            return true
        }
        return (exercises.map(\.id.name) + quizzes.map(\.id.name)).contains { anchor == "exercise-" + $0 }
    }

    /// The anchors of all headings, at any depth.
    var headingAnchors: Set<String> {
        elements.reduce(into: []) { anchors, element in
            switch element {
            case .prose(let blocks): anchors.formUnion(blocks.headingAnchors)
            case .exercise(let exercise):
                anchors.insert(exercise.anchor)
                anchors.formUnion((exercise.statement + exercise.hint).headingAnchors)
            case .quiz(let quiz): anchors.formUnion((quiz.question + quiz.hint + quiz.explanation).headingAnchors)
            case .cell: break
            }
        }
    }
}

extension [Block] {
    fileprivate var headingAnchors: Set<String> {
        reduce(into: []) { anchors, block in
            switch block {
            case .heading(_, _, let anchor, _): anchors.insert(anchor)
            case .quote(let blocks): anchors.formUnion(blocks.headingAnchors)
            case .list(_, let items, _): anchors.formUnion(items.flatMap { $0 }.headingAnchors)
            case .paragraph, .code, .table, .math, .rule: break
            }
        }
    }
}
