import Highlighting
import Literate

/// Renders a chapter's Markdown as HTML, and collects what is wrong in it: a formula, a link, an image.
///
/// One renderer serves one page, in reading order, for it numbers the page's notes.
final class ProseRenderer {
    let chapter: Chapter
    let chapters: [Chapter]
    let paths: SitePaths
    let math: MathRenderer
    /// Where names in code lead.
    let links: ReferenceLinks
    private let code: CodeReader
    /// What was found wrong so far, in order.
    private(set) var diagnostics: [Diagnostic] = []
    /// Images that the page shows, in the chapter's folder: to be copied into the site.
    private(set) var images: [ProseImage] = []
    /// Sections of the page, for the contents.
    private(set) var sections: [Section] = []
    /// Whether a formula was rendered, so that the page needs KaTeX's style.
    private(set) var hasMath = false
    /// The terms of the glossary that running text leads to; nil where there are none.
    var terms: TermLinks?
    /// Whether what is rendered is running text, in which terms are links.
    var isRunningText = false
    private var form = KaTeX.Form.html
    private var noteCount = 0
    /// Identifiers that elements of the page have: headings' first, to which links of the course lead.
    private var identifiers: Set<String>

    /// A heading of the second level.
    struct Section {
        var title: HTML
        var anchor: String
    }

    init(
        chapter: Chapter, chapters: [Chapter], paths: SitePaths, math: MathRenderer, links: ReferenceLinks = .none,
        terms: TermLinks? = nil, code: CodeReader = CodeReader()
    ) {
        self.code = code
        self.links = links
        self.terms = terms
        self.chapter = chapter
        self.chapters = chapters
        self.paths = paths
        self.math = math
        identifiers = chapter.headingAnchors
    }

    /// An identifier for an element of Lectern's own: `name`, or one like it where another element has that.
    func identifier(_ name: String) -> String {
        var free = name
        while !identifiers.insert(free).inserted { free += "-" }
        return free
    }

    /// Notes an error at a place of the chapter.
    func report(_ problem: SiteProblem, at position: SourcePosition) {
        report(Diagnostic(problem, file: chapter.file, position: position))
    }

    /// Notes an error that was found by another.
    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The blocks, one a line.
    func html(_ blocks: [Block]) -> HTML {
        HTML(blocks.map { html($0) + HTML(trusted: "\n") })
    }

    private func html(_ block: Block) -> HTML {
        switch block {
        case .heading(let level, let title, let anchor, _): heading(level: level, title, anchor: anchor)
        case .paragraph(let text): HTML("p", [:], html(text))
        case .quote(let blocks): HTML("blockquote", [:], html(blocks))
        case .list(let start, let items, let isTight): list(start: start, items, isTight: isTight)
        case .code(let language, let text): code(text, language: language)
        case .table(let alignments, let header, let rows): table(alignments, header: header, rows: rows)
        case .math(let tex, let position):
            HTML("div", ["class": "formula", "tabindex": "0"], formula(tex, display: true, at: position))
        case .rule: HTML(void: "hr")
        }
    }

    /// The page's title is the one heading of the first level, so a chapter's own begin at the second.
    private func heading(level: Int, _ title: [Inline], anchor: String) -> HTML {
        let level = min(max(level, 2), 6)
        terms?.enter(level: level, anchor: anchor)
        let text = withoutTerms { html(title) }
        if level == 2 {
            let title = withoutTerms { html(title.filter { !$0.isFootnote }) }
            sections.append(Section(title: title, anchor: anchor))
        }
        let link = HTML(
            "a", ["class": "anchor", "href": "#" + anchor, "aria-label": "Link to this section"],
            HTML(escaping: "#"))
        return HTML("h\(level)", ["id": anchor], text + HTML(trusted: " ") + link)
    }

    private func list(start: Int?, _ items: [[Block]], isTight: Bool) -> HTML {
        let rows = items.map { item in
            let anchor = chapter.isGlossary ? Glossary.Entry(item)?.anchor : nil
            if isTight, case .paragraph(let text)? = item.first {
                return HTML("li", ["id": anchor], html(text) + html(Array(item.dropFirst())))
            }
            return HTML("li", ["id": anchor], html(item))
        }
        guard let start else { return HTML("ul", [:], HTML(rows)) }
        return HTML("ol", ["start": start == 1 ? nil : String(start)], HTML(rows))
    }

    private func code(_ text: String, language: String?) -> HTML {
        let content = language == "swift" ? highlighted(text) : HTML(escaping: text)
        return HTML("pre", ["class": "code", "tabindex": "0"], HTML("code", [:], content))
    }

    private func table(_ alignments: [Block.Alignment], header: [[Inline]], rows: [[[Inline]]]) -> HTML {
        func row(_ name: String, _ cells: [[Inline]]) -> HTML {
            let fields = cells.enumerated().map { column, cell in
                let alignment = column < alignments.count ? alignments[column] : .none
                let scope: String? = name == "th" ? "col" : nil
                return HTML(name, ["class": alignment.styleClass, "scope": scope], html(cell))
            }
            return HTML("tr", [:], HTML(fields))
        }
        return withoutTerms {
            let head = HTML("thead", [:], row("th", header))
            let body = HTML("tbody", [:], HTML(rows.map { row("td", $0) }))
            return HTML("div", ["class": "scroll", "tabindex": "0"], HTML("table", [:], head + body))
        }
    }

    /// The formula; where KaTeX cannot read it, its TeX, and an error at its place.
    func formula(_ tex: String, display: Bool, at position: SourcePosition) -> HTML {
        hasMath = true
        do {
            return try math.html(of: tex, display: display, in: form)
        } catch {
            report(.formula(error.message), at: position)
            return HTML("code", [:], HTML(escaping: tex))
        }
    }

    /// What `render` makes, its formulas as short as can be: what is sealed cannot be compressed.
    func brief(_ render: () -> HTML) -> HTML {
        form = .mathML
        defer { form = .html }
        return render()
    }

    /// The next note's number, from 1.
    func nextNote() -> Int {
        noteCount += 1
        return noteCount
    }

    /// Notes that the page shows an image.
    func show(_ image: ProseImage) { images.append(image) }

    /// Swift with each role but the plain one in a span of its class; documented functions and types lead to the reference.
    func highlighted(_ code: String) -> HTML {
        let bytes = Array(code.utf8)
        return HTML(
            self.code.reading(of: code).ranges.map { piece in
                let name = String(decoding: bytes[piece.range], as: UTF8.self)
                let text = HTML(escaping: name)
                if piece.role == .plain { return text }
                let styled = HTML("span", ["class": "hl-\(piece.role.rawValue)"], text)
                guard piece.role == .function || piece.role == .type, let address = links[name] else { return styled }
                return HTML("a", ["class": "hl-link", "href": address], styled)
            })
    }
}

extension Inline {
    /// A note has an identifier, which must not appear twice in a page.
    fileprivate var isFootnote: Bool { if case .footnote = self { true } else { false } }
}

extension Block.Alignment {
    fileprivate var styleClass: String? {
        switch self {
        case .none, .left: nil
        case .center: "center"
        case .right: "right"
        }
    }
}
