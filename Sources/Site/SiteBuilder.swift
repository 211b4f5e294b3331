import Outputs
import Foundation
import Literate
import Reference
import Toolchain

/// Makes the pages of a course: one for each chapter with what its cells did, an index, and the reference.
///
/// The same input gives the same bytes. Nothing is compiled or run here.
package struct SiteBuilder {
    /// The course, whose chapters are shown in their order.
    package let course: Course
    let content: SiteContent
    let options: SiteOptions
    let templates: Templates
    let glossary: Glossary?
    private let finder: TermFinder?
    let paths: SitePaths
    let math: MathRenderer
    let shell: PageShell
    /// Whether the site has a reference.
    let hasReference: Bool
    /// The reference, which chapters' pages lead to: to be given before a page is asked for.
    package var reference = SiteReference.none
    /// Where pages are kept.
    let pages: PageStore?
    /// The hash of what every page follows from.
    let surroundings: ContentHash
    /// What links to a chapter may lead to, by `Chapter.name`.
    let anchors: [String: [String]]
    private let assets: Assets
    private let figures: URL
    private let sealKeys: SealKeys

    /// A builder that has read its templates and KaTeX.
    ///
    /// - Parameters:
    ///   - sources: where templates, assets and figures are.
    ///   - content: what the cells did, and what else pages show.
    ///   - hasReference: whether the site has a reference, where `content` has none yet.
    package init(
        course: Course, content: SiteContent, sources: SiteSources, options: SiteOptions = SiteOptions(),
        hasReference: Bool = false
    ) throws(SiteError) {
        self.course = course
        self.content = content
        self.hasReference = hasReference || !content.reference.isEmpty
        paths = SitePaths(basePath: options.basePath)
        templates = try Templates(folder: sources.site.appending(path: "templates"))
        assets = Assets(folder: sources.site.appending(path: "assets"), katex: sources.katex)
        let katex = try KaTeX(folder: sources.katex)
        math = MathRenderer(katex: katex, cache: sources.formulas)
        shell = PageShell(
            course: course.information, chapters: course.chapters, paths: paths, templates: templates,
            hasReference: self.hasReference)
        glossary = Glossary(in: course.chapters)
        finder = glossary.map(TermFinder.init)
        figures = sources.figures
        sealKeys = SealKeys(folder: sources.formulas)
        self.options = options
        pages = sources.pages
        surroundings = Self.hashOfSurroundings(
            course: course, glossary: glossary, templates: templates, katex: katex, sources: sources, options: options,
            hasReference: self.hasReference, hasInterpreter: content.interpreter != nil)
        anchors = Dictionary(course.chapters.map { ($0.name, $0.knownAnchors) }, uniquingKeysWith: { $1 })
        if !content.reference.isEmpty { reference = makeReference(of: content.reference) }
    }

    /// The page of one chapter, and what is wrong in its prose.
    package func page(of chapter: Chapter) throws(SiteError) -> SitePage {
        let code = keptCode(of: chapter)
        defer { keep(code, of: chapter) }
        let prose = ProseRenderer(
            chapter: chapter, chapters: course.chapters, paths: paths, math: math,
            links: reference.links.without(chapter.shadowingNames(by: code)), terms: terms(of: chapter), code: code)
        let chapterPage = ChapterPage(
            chapter: chapter, outputs: content.outputs[chapter.name], prose: prose, templates: templates,
            options: options, seed: course.information.seed, modules: content.modules[chapter.name] ?? [:],
            sealKeys: sealKeys, interpreter: content.interpreter.map { _ in paths.file(Self.interpreter) },
            checks: content.checks[chapter.name])
        var page = SitePage(name: SitePaths.fileName(of: chapter), html: shell.html(chapterPage))
        for (name, script) in chapterPage.scripts { page.files[name] = Array(script.utf8) }
        page.figures = chapterPage.figureFiles
        for file in chapterPage.figureFiles { page.files[file.name] = try bytes(of: file) }
        try add(prose, to: &page)
        return page
    }

    /// The terms that the page of a chapter leads to.
    private func terms(of chapter: Chapter) -> TermLinks? {
        guard let glossary, let finder, chapter.leadsToTerms else { return nil }
        return TermLinks(glossary, finder: finder, chapter: chapter.name)
    }

    /// A page in place of a chapter's that cannot be made: it says what is wrong.
    package func page(of chapter: Chapter, failing diagnostics: [Diagnostic]) -> SitePage {
        var page = SitePage(
            name: SitePaths.fileName(of: chapter), html: shell.html(chapter, failing: diagnostics))
        page.isStandIn = true
        return page
    }

    /// The pages that belong to no chapter: the index, and the reference.
    package func otherPages() throws(SiteError) -> [SitePage] {
        try [indexPage()] + reference.pages
    }

    private func indexPage() throws(SiteError) -> SitePage {
        let prose = course.information.welcome.map { welcome in
            let source = Chapter(
                file: welcome.file, number: 0, slug: "index", frontMatter: FrontMatter(title: course.information.title),
                elements: [.prose(welcome.blocks)])
            return ProseRenderer(
                chapter: source, chapters: course.chapters, paths: paths, math: math, links: reference.links)
        }
        var page = SitePage(name: SitePaths.indexName, html: shell.index(welcome: prose))
        if let prose { try add(prose, to: &page) }
        return page
    }

    /// What a page's prose brings: its images, what is wrong in it, the need for KaTeX's style.
    private func add(_ prose: ProseRenderer, to page: inout SitePage) throws(SiteError) {
        for image in prose.images { page.files[image.name] = try SiteFiles.read(image.file) }
        page.images = prose.images
        page.problems = prose.diagnostics
        page.hasMath = prose.hasMath
    }

    /// The site of these pages with the style, the scripts and the fonts that they need.
    package func files(of pages: [SitePage]) throws(SiteError) -> SiteFiles {
        var files = try sharedFiles(of: pages)
        files.add(Self.chapterSearch, SearchEntry.script("chapters", chapterEntries(of: pages)))
        if let glossary {
            files.add(Self.glossarySearch, SearchEntry.script("glossary", glossary.searchEntries(paths: paths)))
        }
        if hasReference { files.add(Self.referenceSearch, reference.search) }
        for page in pages { files.add(page) }
        if let url = course.information.url {
            let web = WebFiles(course: course, url: url)
            files.add(Self.sitemap, web.sitemap(of: pages))
            files.add(Self.feed, web.feed())
        }
        return files
    }

    private static let chapterSearch = "assets/search-chapters.js"
    private static let glossarySearch = "assets/search-glossary.js"
    private static let referenceSearch = "assets/search-reference.js"
    private static let interpreter = "assets/interpreter.js"
    private static let (sitemap, feed) = ("sitemap.xml", "feed.xml")

    /// Style, scripts and fonts.
    private func sharedFiles(of pages: [SitePage]) throws(SiteError) -> SiteFiles {
        var files = SiteFiles()
        try assets.add(to: &files)
        if let interpreter = content.interpreter {
            files.add(
                Self.interpreter,
                PageModule(interpreter).script(calling: "lecternInterpreter") + TrapAdviceRow.script(content.trapAdvice)
            )
        }
        if pages.contains(where: \.hasMath) { try assets.addKaTeX(to: &files) }
        return files
    }

    /// What a search finds of the chapters. Of one that cannot be shown its page alone: the page that a reader has may be an earlier
    /// build's, with other sections.
    private func chapterEntries(of pages: [SitePage]) -> [SearchEntry] {
        let standIns = Set(pages.filter(\.isStandIn).map(\.name))
        return course.chapters.flatMap { chapter in
            let entries = chapter.searchEntries(paths: paths)
            return standIns.contains(SitePaths.fileName(of: chapter)) ? Array(entries.prefix(1)) : entries
        }
    }

    /// What a browser would find wrong in `pages`: dead addresses, silent images. Addresses of the course's other pages are
    /// taken to be right, but for the names of their files.
    ///
    /// - Returns: by the page's name; the place is in the page, in `folder`.
    package func problems(of pages: [SitePage], folder: String) throws(SiteError) -> [String: [Diagnostic]] {
        var present = Set(try sharedFiles(of: pages).names + [Self.chapterSearch, SitePaths.indexName])
        present.formUnion(pages.flatMap { [$0.name] + $0.files.keys } + course.chapters.map(SitePaths.fileName))
        if hasReference {
            present.formUnion([Self.referenceSearch, ReferencePage.indexFileName] + reference.pages.map(\.name))
        }
        if glossary != nil { present.insert(Self.glossarySearch) }
        if course.information.url != nil { present.formUnion([Self.sitemap, Self.feed]) }
        return LinkChecker(pages, present: present, paths: paths, folder: folder).problems()
    }

    /// Every page of the course.
    ///
    /// - Throws: `SiteError.diagnostics` with everything that is wrong in them; then there is no site.
    package func files(named folder: String) throws(SiteError) -> SiteFiles {
        var pages: [SitePage] = []
        for chapter in course.chapters { pages.append(try page(of: chapter)) }
        pages += try otherPages()
        var problems = pages.flatMap(\.problems)
        if problems.isEmpty {
            let addresses = try self.problems(of: pages, folder: folder)
            problems = pages.flatMap { addresses[$0.name] ?? [] }
        }
        guard problems.isEmpty else { throw .diagnostics(problems) }
        return try files(of: pages)
    }

    /// The bytes of a figure's file.
    func bytes(of file: ChapterPage.FigureFile) throws(SiteError) -> [UInt8] {
        guard !file.source.hasPrefix("/"), !file.source.split(separator: "/").contains("..") else {
            throw .figureOutside(path: file.source)
        }
        let bytes = try SiteFiles.read(figures.appending(path: file.source))
        return file.isStill ? StillFrame.still(of: bytes) ?? bytes : bytes
    }
}
