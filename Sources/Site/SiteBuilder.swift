import Evaluation
import Foundation
import Literate
import Reference

/// Makes a site of a course: a page for each chapter with what its cells did, and an index.
///
/// The same input gives the same bytes. Nothing is compiled or run here.
public struct SiteBuilder {
    /// The course, whose chapters are shown in their order.
    public var course: Course
    /// What the cells did, by `Chapter.name`; a chapter without an entry shows its cells as not run.
    public var outputs: [String: ChapterOutputs]
    /// The modules of live figures, by `Chapter.name`; a figure without one stands still.
    public var modules: [String: [LiveID: Data]] = [:]
    /// The declarations that a cell may use, to which names in code lead; empty for a site without a reference.
    public var reference: [ReferenceModule] = []
    /// Where the figures' files lie that the outputs name.
    public var figures: URL
    /// The folder with `templates` and `assets`.
    public var site: URL
    /// Where rendered formulas are kept from build to build, or nil.
    public var formulaCache: URL?
    /// Where KaTeX is installed.
    public var katex: URL
    /// How the site is written.
    public var options: SiteOptions

    /// A builder of these parts.
    public init(
        course: Course, outputs: [String: ChapterOutputs], figures: URL, site: URL,
        formulaCache: URL? = nil, katex: URL = URL(fileURLWithPath: "/usr/share/javascript/katex"),
        options: SiteOptions = SiteOptions()
    ) {
        self.course = course
        self.outputs = outputs
        self.figures = figures
        self.site = site
        self.formulaCache = formulaCache
        self.katex = katex
        self.options = options
    }

    /// Writes the site into `folder`, in place of the one that is there; where anything is wrong, writes nothing.
    public func build(into folder: URL) throws(SiteError) {
        try SiteFolder(url: folder).write(files(named: folder.relativePath))
    }

    /// What is wrong in the chapters' prose and, where all chapters have outputs, with the addresses in their pages; nothing is
    /// written.
    ///
    /// - Throws: where pages cannot be made at all.
    public func problems() throws(SiteError) -> [Diagnostic] {
        let (files, diagnostics) = try rendered()
        if !diagnostics.isEmpty || course.chapters.contains(where: { outputs[$0.name] == nil }) { return diagnostics }
        return LinkChecker(files, paths: paths, folder: "site/public").problems()
    }

    /// The site's files, rendered and checked. Diagnostics about pages name them in `folder`.
    func files(named folder: String) throws(SiteError) -> SiteFiles {
        let (files, diagnostics) = try rendered()
        let problems =
            diagnostics.isEmpty ? LinkChecker(files, paths: paths, folder: folder).problems() : diagnostics
        guard problems.isEmpty else { throw .diagnostics(problems) }
        return files
    }

    /// The site's files, and what is wrong in the prose that they were made from.
    private func rendered() throws(SiteError) -> (files: SiteFiles, diagnostics: [Diagnostic]) {
        let templates = try Templates(folder: site.appending(path: "templates"))
        let assets = Assets(folder: site.appending(path: "assets"), katex: katex)
        let math = MathRenderer(katex: try KaTeX(folder: katex), cache: formulaCache)
        let shell = PageShell(
            course: course.information, chapters: course.chapters, paths: paths, templates: templates,
            hasReference: !reference.isEmpty)
        let links = ReferenceLinks(reference, paths: paths)
        var files = SiteFiles()
        var diagnostics: [Diagnostic] = []
        var hasMath = false
        try assets.add(to: &files)
        for chapter in course.chapters {
            let prose = ProseRenderer(
                chapter: chapter, chapters: course.chapters, paths: paths, math: math,
                links: links.without(chapter.declaredNames))
            let page = ChapterPage(
                chapter: chapter, outputs: outputs[chapter.name], prose: prose, templates: templates, options: options,
                modules: modules[chapter.name] ?? [:])
            files.add(SitePaths.fileName(of: chapter), shell.html(page).text)
            for (name, script) in page.scripts { files.add(name, script) }
            try copyFiles(of: page, into: &files)
            diagnostics += prose.diagnostics
            hasMath = hasMath || prose.hasMath
        }
        files.add("index.html", shell.index().text)
        diagnostics += addReference(to: &files, shell: shell, templates: templates, math: math)
        if hasMath { try assets.addKaTeX(to: &files) }
        return (files, diagnostics)
    }

    /// Adds the reference's pages, and returns what is wrong in their doc comments.
    private func addReference(
        to files: inout SiteFiles, shell: PageShell, templates: Templates, math: MathRenderer
    ) -> [Diagnostic] {
        guard !reference.isEmpty else { return [] }
        var diagnostics: [Diagnostic] = []
        for module in reference {
            let source = Chapter(
                file: "Sources/\(module.name)", number: 0, slug: module.name,
                frontMatter: FrontMatter(title: module.name),
                elements: [])
            let prose = ProseRenderer(chapter: source, chapters: course.chapters, paths: paths, math: math)
            let page = ReferencePage(
                module: module, modules: reference, paths: paths, prose: prose, templates: templates)
            let html = shell.reference(
                title: module.name, summary: module.summary, main: page.body(), topics: page.sections)
            files.add(ReferencePage.fileName(of: module), html.text)
            diagnostics += prose.diagnostics
        }
        let index = ReferenceIndex(modules: reference, paths: paths, templates: templates)
        files.add(
            ReferencePage.indexFileName,
            shell.reference(title: "Reference", summary: "What a cell may use.", main: index.body()).text)
        return diagnostics
    }

    private var paths: SitePaths { SitePaths(basePath: options.basePath) }

    private func copyFiles(of page: ChapterPage, into files: inout SiteFiles) throws(SiteError) {
        for picture in page.prose.pictures { try files.add(picture.name, copyOf: picture.file) }
        for file in page.figureFiles {
            guard !file.source.hasPrefix("/"), !file.source.split(separator: "/").contains("..") else {
                throw .file(path: file.source, message: "a figure's file must lie in the figure folder")
            }
            let bytes = try SiteFiles.read(figures.appending(path: file.source))
            files.add(file.name, file.isStill ? StillFrame.still(of: bytes) ?? bytes : bytes)
        }
    }
}
