import Wording
import Toolchain
import Literate

/// Puts the main part of a page between the contents and the scripts that all pages share.
struct PageShell {
    let course: CourseInformation
    let chapters: [Chapter]
    let paths: SitePaths
    let templates: Templates
    /// Whether the site has a reference.
    var hasReference = false

    /// A chapter's whole page.
    func html(_ page: ChapterPage) -> HTML {
        let chapter = page.chapter
        let body = page.body()
        let place = chapters.firstIndex { $0.name == chapter.name } ?? 0
        let requirements = requirements(of: chapter)
        let view = ChapterView(
            kicker: "\(chapter.number.title) · \(chapter.facts)", title: chapter.title, name: chapter.name,
            hasObjectives: !chapter.frontMatter.objectives.isEmpty,
            objectives: chapter.frontMatter.objectives.map {
                ObjectiveView(objectiveHTML: page.prose.phrasing($0, at: SourcePosition(line: 1)))
            },
            hasRequirements: !requirements.isEmpty,
            requirements: links(to: requirements) { "\($0.number). \($0.title)" },
            failure: failure(of: page), bodyHTML: body,
            answersFile: chapter.quizzes.isEmpty ? nil : "Answers/\(chapter.name)/quizzes.yml",
            edit: edit(chapter), previous: place > 0 ? link(to: chapters[place - 1]) : nil,
            next: place + 1 < chapters.count ? link(to: chapters[place + 1]) : nil)
        return html(
            SitePaths.fileName(of: chapter), title: "\(chapter.title) · \(course.title)",
            description: chapter.frontMatter.summary,
            main: templates.render(view, with: .chapter), current: chapter, sections: page.prose.sections,
            hasMath: page.prose.hasMath, mainAnchor: page.prose.identifier("content"),
            image: page.figureFiles.first { $0.name.hasSuffix("-light.png") }?.name)
    }

    /// The whole page in place of a chapter's that cannot be made.
    func html(_ chapter: Chapter, failing diagnostics: [Diagnostic]) -> HTML {
        let place = chapters.firstIndex { $0.name == chapter.name } ?? 0
        let text = diagnostics.map(\.description).joined(separator: "\n")
        let view = ChapterView(
            kicker: "\(chapter.number.title)", title: chapter.title, name: chapter.name, hasObjectives: false,
            objectives: [], hasRequirements: false, requirements: [],
            failure: "This chapter could not be built.",
            bodyHTML: HTML("pre", ["class": "output errors", "tabindex": "0"], HTML(escaping: text)),
            edit: edit(chapter), previous: place > 0 ? link(to: chapters[place - 1]) : nil,
            next: place + 1 < chapters.count ? link(to: chapters[place + 1]) : nil)
        return html(
            SitePaths.fileName(of: chapter), title: "\(chapter.title) · \(course.title)",
            description: chapter.frontMatter.summary,
            main: templates.render(view, with: .chapter), current: chapter, sections: [], hasMath: false)
    }

    /// The index's whole page.
    ///
    /// - Parameter welcome: renders what the course says to a reader who has just arrived.
    func index(welcome: ProseRenderer?) -> HTML {
        let exercises = chapters.reduce(0) { $0 + $1.exercises.count }
        let questions = chapters.reduce(0) { $0 + $1.quizzes.count }
        let facts = [chapters.map(\.number).counted, exercises.counted("exercise"), questions.counted("question")]
        let view = IndexView(
            title: course.title, subtitle: course.subtitle.nonEmpty,
            authors: course.authors.joined(separator: ", ").nonEmpty, facts: facts.joined(separator: " · "),
            welcomeHTML: welcome.map { $0.html(course.welcome?.blocks ?? []) },
            start: chapters.first.map { link(to: $0) },
            chapters: chapters.map { chapter in
                let requirements = requirements(of: chapter)
                return IndexEntry(
                    entryLabel: "\(chapter.number). \(chapter.title)", number: chapter.number.padded,
                    name: chapter.name, title: chapter.title,
                    address: paths.page(chapter), summary: chapter.frontMatter.summary, facts: chapter.facts,
                    hasRequirements: !requirements.isEmpty, requirements: links(to: requirements) { "\($0.number)" })
            }, source: course.source.nonEmpty)
        return html(
            SitePaths.indexName, title: course.title, description: course.subtitle,
            main: templates.render(view, with: .index), current: nil,
            sections: [], hasMath: welcome?.hasMath == true)
    }

    /// The whole page of a part of the reference.
    func reference(
        _ name: String, title: String, summary: String, main: HTML, topics: [ProseRenderer.Section] = []
    ) -> HTML {
        html(
            name, title: "\(title) · \(course.title)", description: summary, main: main, current: nil, sections: topics,
            hasMath: false, isReference: true)
    }

    private func html(
        _ name: String, title: String, description: String, main: HTML, current: Chapter?,
        sections: [ProseRenderer.Section], hasMath: Bool, isReference: Bool = false, mainAnchor: String = "content",
        image: String? = nil
    ) -> HTML {
        let view = PageView(
            pageTitle: title, description: description, course: course.title, home: paths.index,
            isHome: current == nil && !isReference, style: paths.file("assets/lectern.css"),
            mathStyle: hasMath ? paths.file("assets/katex/katex.css") : nil,
            icon: paths.file("assets/icon.svg"), themeScript: paths.file("assets/theme.js"),
            script: paths.file("assets/lectern.js"),
            storage: "lectern:" + ContentHash([course.title]).description.prefix(8),
            seed: "\(course.seed)",
            contents: chapters.map { chapter in
                let isCurrent = chapter.name == current?.name
                let entries = isCurrent ? sections.map { SectionEntry(sectionHTML: $0.title, anchor: $0.anchor) } : []
                return ContentsEntry(
                    number: chapter.number.padded, name: chapter.name, title: chapter.title,
                    address: paths.page(chapter), isCurrent: isCurrent,
                    hasSections: !entries.isEmpty, sections: entries)
            },
            reference: hasReference
                ? ReferenceEntry(
                    referenceAddress: paths.file(ReferencePage.indexFileName), isReference: isReference,
                    hasTopics: isReference && !sections.isEmpty,
                    topicLinks: isReference
                        ? sections.map { SectionEntry(sectionHTML: $0.title, anchor: $0.anchor) } : []) : nil,
            mainAnchor: mainAnchor, mainHTML: main,
            web: course.url.map { url in
                WebView(
                    pageAddress: url + (name == SitePaths.indexName ? "" : name), pageImage: image.map { url + $0 },
                    feed: paths.file("feed.xml"))
            }, indexes: indexes)
        return templates.render(view, with: .page)
    }

    /// What search looks through, the course before the library.
    private var indexes: String {
        let parts = ["chapters"] + (chapters.contains(where: \.isGlossary) ? ["glossary"] : [])
        return (parts + (hasReference ? ["reference"] : [])).joined(separator: " ")
    }

    private func edit(_ chapter: Chapter) -> String? {
        course.edit.map { $0 + (chapter.file.split(separator: "/").last.map(String.init) ?? "") }
    }

    private func link(to chapter: Chapter) -> ChapterLink {
        ChapterLink(address: paths.page(chapter), label: "\(chapter.number). \(chapter.title)")
    }

    /// The chapters that `chapter` builds on.
    private func requirements(of chapter: Chapter) -> [Chapter] {
        chapter.frontMatter.requires.compactMap { number in chapters.first { $0.number == .chapter(number) } }
    }

    /// Links with commas between them.
    private func links(to chapters: [Chapter], label: (Chapter) -> String) -> [ChapterLink] {
        chapters.enumerated().map { index, chapter in
            ChapterLink(
                address: paths.page(chapter), label: label(chapter),
                title: chapter.title, separator: index + 1 < chapters.count ? ", " : "")
        }
    }

    private func failure(of page: ChapterPage) -> String? {
        guard let outputs = page.outputs, !outputs.succeeded else { return nil }
        let failed = outputs.cells.filter { !$0.succeeded && $0.status != .notRun }.count
        return "\(failed.counted("cell")) of this chapter failed; the page shows what happened."
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
