import Outputs
import Foundation
import Literate
import Reference

/// Makes the pages of a course: one for each chapter with what its cells did, an index, and the reference.
///
/// The same input gives the same bytes. Nothing is compiled or run here.
package struct SiteBuilder {
    /// The course, whose chapters are shown in their order.
    package let course: Course
    let content: SiteContent
    let options: SiteOptions
    let templates: Templates
    let outlines: [PageSurroundings.Outline]
    let glossary: Glossary?
    private let finder: TermFinder?
    private let paths: SitePaths
    private let assets: Assets
    private let math: MathRenderer
    private let shell: PageShell
    private let links: ReferenceLinks
    private let figures: URL
    private let sealKeys: SealKeys

    /// A builder that has read its templates and KaTeX.
    ///
    /// - Parameters:
    ///   - sources: where templates, assets and figures are.
    ///   - content: what the cells did, and what else pages show.
    package init(
        course: Course, content: SiteContent, sources: SiteSources, options: SiteOptions = SiteOptions()
    ) throws(SiteError) {
        self.course = course
        self.content = content
        paths = SitePaths(basePath: options.basePath)
        templates = try Templates(folder: sources.site.appending(path: "templates"))
        assets = Assets(folder: sources.site.appending(path: "assets"), katex: sources.katex)
        math = MathRenderer(katex: try KaTeX(folder: sources.katex), cache: sources.formulas)
        shell = PageShell(
            course: course.information, chapters: course.chapters, paths: paths, templates: templates,
            hasReference: !content.reference.isEmpty)
        glossary = Glossary(in: course.chapters)
        finder = glossary.map(TermFinder.init)
        links = ReferenceLinks(content.reference, paths: paths)
        figures = sources.figures
        sealKeys = SealKeys(folder: sources.formulas)
        self.options = options
        outlines = course.chapters.map { .init(name: $0.name, title: $0.title, anchors: $0.headingAnchors) }
    }

    /// The page of one chapter, and what is wrong in its prose.
    package func page(of chapter: Chapter) throws(SiteError) -> SitePage {
        let prose = ProseRenderer(
            chapter: chapter, chapters: course.chapters, paths: paths, math: math,
            links: links.without(chapter.shadowingNames), terms: terms(of: chapter))
        let chapterPage = ChapterPage(
            chapter: chapter, outputs: content.outputs[chapter.name], prose: prose, templates: templates,
            options: options, seed: course.information.seed, modules: content.modules[chapter.name] ?? [:],
            sealKeys: sealKeys)
        var page = SitePage(name: SitePaths.fileName(of: chapter), html: shell.html(chapterPage))
        for (name, script) in chapterPage.scripts { page.files[name] = Array(script.utf8) }
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
        try [indexPage()] + referencePages()
    }

    private func indexPage() throws(SiteError) -> SitePage {
        let prose = course.information.welcome.map { welcome in
            let source = Chapter(
                file: welcome.file, number: 0, slug: "index", frontMatter: FrontMatter(title: course.information.title),
                elements: [.prose(welcome.blocks)])
            return ProseRenderer(chapter: source, chapters: course.chapters, paths: paths, math: math, links: links)
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
        var files = SiteFiles()
        try assets.add(to: &files)
        files.add("assets/search-chapters.js", SearchEntry.script("chapters", chapterEntries(of: pages)))
        if let glossary {
            files.add("assets/search-glossary.js", SearchEntry.script("glossary", glossary.searchEntries(paths: paths)))
        }
        if !content.reference.isEmpty {
            files.add(
                "assets/search-reference.js",
                SearchEntry.script("reference", content.reference.flatMap { $0.searchEntries(paths: paths) }))
        }
        for page in pages { files.add(page) }
        if let url = course.information.url {
            let web = WebFiles(course: course, url: url)
            files.add("sitemap.xml", web.sitemap(of: pages))
            files.add("feed.xml", web.feed())
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
        let others = course.chapters.map(SitePaths.fileName) + content.reference.map(ReferencePage.fileName)
        let present = try files(of: pages).names + others + [SitePaths.indexName, ReferencePage.indexFileName]
        return LinkChecker(pages, present: Set(present), paths: paths, folder: folder).problems()
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

    private func bytes(of file: ChapterPage.FigureFile) throws(SiteError) -> [UInt8] {
        guard !file.source.hasPrefix("/"), !file.source.split(separator: "/").contains("..") else {
            throw .figureOutside(path: file.source)
        }
        let bytes = try SiteFiles.read(figures.appending(path: file.source))
        return file.isStill ? StillFrame.still(of: bytes) ?? bytes : bytes
    }

    /// The reference's pages; what is wrong in their doc comments is theirs.
    private func referencePages() -> [SitePage] {
        guard !content.reference.isEmpty else { return [] }
        let pages = content.reference.map { module in
            let source = Chapter(
                file: "Sources/\(module.name)", number: 0, slug: module.name,
                frontMatter: FrontMatter(title: module.name), elements: [])
            let prose = ProseRenderer(chapter: source, chapters: course.chapters, paths: paths, math: math)
            let reference = ReferencePage(
                module: module, modules: content.reference, paths: paths, prose: prose, templates: templates)
            let html = shell.reference(
                ReferencePage.fileName(of: module), title: module.name, summary: module.summary, main: reference.body(),
                topics: reference.sections)
            var page = SitePage(name: ReferencePage.fileName(of: module), html: html)
            page.problems = prose.diagnostics
            return page
        }
        let index = ReferenceIndex(modules: content.reference, paths: paths, templates: templates)
        let html = shell.reference(
            ReferencePage.indexFileName, title: "Reference", summary: "What a cell may use.", main: index.body())
        return pages + [SitePage(name: ReferencePage.indexFileName, html: html)]
    }
}
