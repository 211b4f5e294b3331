import Literate
import Reference
import Toolchain

/// What a site has of the reference: its pages, what a search finds of it, and where names in code lead.
package struct SiteReference: Sendable {
    /// The pages: one a module, and the list of all.
    package let pages: [SitePage]
    let facts: Facts
    /// The hash of all that it follows from; nil where nobody asks for that.
    package let key: ContentHash?

    /// No reference.
    package static let none = SiteReference(pages: [], facts: Facts(pages: [], search: "", links: .none), key: nil)

    /// What is kept of a reference beside its pages.
    struct Facts: Sendable, Codable {
        /// The pages' names.
        var pages: [String]
        /// The script by which a search finds declarations.
        var search: String
        var links: ReferenceLinks
    }

    var links: ReferenceLinks { facts.links }
    var search: String { facts.search }
}

extension SiteBuilder {
    /// Makes the pages of modules; what is wrong in their doc comments is theirs.
    func makeReference(of modules: [ReferenceModule], key: ContentHash? = nil) -> SiteReference {
        let pages = modules.map { page(of: $0, among: modules) } + [listPage(of: modules)]
        return SiteReference(
            pages: pages,
            facts: .init(
                pages: pages.map(\.name),
                search: SearchEntry.script("reference", modules.flatMap { $0.searchEntries(paths: paths) }),
                links: ReferenceLinks(modules, paths: paths)), key: key)
    }

    private func page(of module: ReferenceModule, among modules: [ReferenceModule]) -> SitePage {
        let source = Chapter(
            file: "Sources/\(module.name)", number: 0, slug: module.name,
            frontMatter: FrontMatter(title: module.name), elements: [])
        let prose = ProseRenderer(chapter: source, chapters: course.chapters, paths: paths, math: math)
        let reference = ReferencePage(
            module: module, modules: modules, paths: paths, prose: prose, templates: templates)
        let html = shell.reference(
            ReferencePage.fileName(of: module), title: module.name, summary: module.summary, main: reference.body(),
            topics: reference.sections)
        var page = SitePage(name: ReferencePage.fileName(of: module), html: html)
        page.problems = prose.diagnostics
        return page
    }

    /// The page that lists the modules.
    private func listPage(of modules: [ReferenceModule]) -> SitePage {
        let index = ReferenceIndex(modules: modules, paths: paths, templates: templates)
        return SitePage(
            name: ReferencePage.indexFileName,
            html: shell.reference(
                ReferencePage.indexFileName, title: "Reference", summary: "What a cell may use.", main: index.body()))
    }
}
