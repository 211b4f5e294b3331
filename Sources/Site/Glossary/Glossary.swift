import Literate

/// The terms of a course: what stands in the lists of the appendix that is called glossary, as `D-glossary.md`.
///
/// An entry is an item `**term**: A sentence. [Chapter 8, One number](08-the-convolution-layer.md#one-number)`.
struct Glossary: Sendable, Hashable {
    /// `Chapter.name` of the appendix.
    let chapter: String
    /// The terms in the order of the appendix.
    let entries: [Entry]

    /// A term, with what it is and where a reader learns it.
    struct Entry: Sendable, Hashable {
        var term: String
        /// Whether the term is an ordinary word in one of its meanings, as **code** (of an autoencoder). Such a word says nothing of
        /// its meaning where it stands alone, so nothing leads from it to its entry.
        var isQualified: Bool
        /// The sentence, its formulas in signs.
        var sentence: String
        /// The place that explains the term first.
        var place: Place
        /// The identifier of the entry in the glossary's page.
        var anchor: String { "term-" + String(term.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }) }
    }

    /// A section of a chapter.
    struct Place: Sendable, Hashable {
        /// `Chapter 8, One number`
        var title: String
        /// `Chapter.name`
        var chapter: String
        /// The anchor of its heading; nil for the chapter as a whole.
        var section: String?
    }

    /// The glossary among `chapters`, or nil where there is none.
    init?(in chapters: [Chapter]) {
        guard let chapter = chapters.first(where: \.isGlossary) else { return nil }
        self.chapter = chapter.name
        entries = chapter.elements.flatMap { element in
            guard case .prose(let blocks) = element else { return [Entry]() }
            return blocks.flatMap { block in
                guard case .list(_, let items, _) = block else { return [Entry]() }
                return items.compactMap(Entry.init)
            }
        }
    }
}

extension Chapter {
    /// Whether it is the glossary of its course.
    var isGlossary: Bool { slug == "glossary" }
    /// Whether its words lead to the glossary: those in a bibliography are titles of works.
    var leadsToTerms: Bool { !isGlossary && slug != "bibliography" }
}

extension Glossary.Entry {
    /// The entry that an item of a list is, or nil for another item.
    init?(_ item: [Block]) {
        guard case .paragraph(let line)? = item.first, case .strong(let name)? = line.first,
            case .text(var text)? = line.dropFirst().first,
            case .link(let destination, _, let title, _)? = line.last
        else { return nil }
        isQualified = text.hasPrefix(" (")
        if isQualified, let end = text.firstIndex(of: ")") { text = String(text[text.index(after: end)...]) }
        guard text.hasPrefix(":") else { return nil }
        term = name.plainText
        sentence = ([.text(String(text.dropFirst()))] + line.dropFirst(2).dropLast()).words.asOneLine
        let parts = destination.split(separator: "#", maxSplits: 1)
        let file = parts.first?.split(separator: "/").last ?? ""
        place = Glossary.Place(
            title: title.words.asOneLine, chapter: String(file.hasSuffix(".md") ? file.dropLast(3) : file),
            section: parts.count > 1 ? String(parts[1]) : nil)
    }
}

extension [Inline] {
    /// The words, with formulas in signs.
    fileprivate var words: String {
        map { inline in
            switch inline {
            case .math(let tex, _): UnicodeMath.line(tex)
            case .emphasis(let content), .strong(let content), .link(_, _, let content, _): content.words
            default: [inline].plainText
            }
        }.joined()
    }
}
