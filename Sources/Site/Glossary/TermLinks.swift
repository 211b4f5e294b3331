/// Which terms of the glossary one page has led to: the first use of each does, unless it has just been explained there.
struct TermLinks {
    let glossary: Glossary
    let finder: TermFinder
    /// `Chapter.name` of the page's chapter.
    let chapter: String
    private var known: Set<String> = []
    private var sections: [(level: Int, anchor: String)] = []

    init(_ glossary: Glossary, finder: TermFinder, chapter: String) {
        self.glossary = glossary
        self.finder = finder
        self.chapter = chapter
        explain(section: nil)
    }

    /// Notes a heading: what follows is in its section.
    mutating func enter(level: Int, anchor: String) {
        sections.removeAll { $0.level >= level }
        sections.append((level, anchor))
        explain(section: anchor)
    }

    /// Whoever reads on from the section that explains a term knows it.
    private mutating func explain(section: String?) {
        for entry in glossary.entries where entry.place.chapter == chapter && entry.place.section == section {
            known.insert(entry.term)
        }
    }

    /// The terms in a piece of the page's text that lead to their entries.
    mutating func links(in text: String) -> [TermFinder.Found] {
        // The titles of works are not the course's sentences.
        guard !sections.contains(where: { $0.anchor == "references" }) else { return [] }
        return finder.terms(in: text).filter { known.insert($0.entry.term).inserted }
    }
}
