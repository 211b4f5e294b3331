import Evaluation
import Literate
import Reference
import Site

/// A course with what became of it: what was read, what cells did, pages, and what is wrong.
package struct CourseBuild: Sendable {
    package let reading: CourseReading
    /// The chapters that were asked for and that could be read, by number.
    package let chapters: [ChapterBuild]
    /// The chapters that were asked for and that could not be read.
    package let unreadable: [CourseReading.Entry]
    /// What is wrong on pages that belong to no chapter.
    package let otherFailures: [Diagnostic]
    /// The site, where the whole course was asked for: a chapter that fails has a page that says what is wrong.
    package let files: SiteFiles
    let reference: [ReferenceModule]

    /// All that is wrong.
    package var failures: [Diagnostic] {
        unreadable.flatMap(\.errors) + chapters.flatMap(\.failures) + otherFailures
    }

    /// Builds the course, or the chapters called `names`, after `previous`: what did not change since is taken from there.
    ///
    /// - Throws: what keeps every chapter from being built; what is wrong with one is in `failures`.
    package static func step(
        from previous: CourseBuild? = nil, names: [String] = [], in workshop: Workshop
    ) async throws -> CourseBuild {
        let reading = try workshop.read(previous?.reading)
        let entries = try reading.entries(named: names)
        let known = Dictionary((previous?.chapters ?? []).map { ($0.chapter.file, $0) }, uniquingKeysWith: { $1 })
        let runs = try await workshop.runs(of: entries) { entry in
            // Data files may have changed: their content is in the keys of the cells.
            known[entry.file].flatMap { $0.source == entry.bytes && $0.chapter.frontMatter.reads.isEmpty ? $0 : nil }
        }
        let reference: [ReferenceModule] =
            if let previous { previous.reference } else { try await workshop.reference() }
        return try CourseBuild(
            reading, runs: runs, unreadable: entries.filter { $0.chapter == nil }, reference: reference,
            isWhole: names.isEmpty, workshop)
    }

    private init(
        _ reading: CourseReading, runs: [ChapterRunResult], unreadable: [CourseReading.Entry],
        reference: [ReferenceModule], isWhole: Bool, _ workshop: Workshop
    ) throws {
        let course = Course(
            folder: "", information: reading.information, chapters: reading.entries.map(\.standIn))
        let builder = try SiteBuilder(
            course: course, content: SiteContent(runs, reference: reference), sources: workshop.sources,
            options: workshop.options)
        let pages = try runs.map { try workshop.page(of: $0, by: builder) }
        let others = isWhole ? try builder.otherPages() : []
        let problems = try builder.problems(of: pages + others, folder: "site/public")
        self.reading = reading
        self.unreadable = unreadable
        self.reference = reference
        chapters = zip(runs, pages).map { run, page in
            ChapterBuild(
                chapter: run.chapter, outputs: run.outputs, liveFigures: run.liveFigures, page: page,
                mistakes: reading.mistakes.filter { $0.file == run.chapter.file } + (problems[page.name] ?? []),
                drawFailures: run.drawFailures, surroundings: builder.surroundings(of: run.chapter), source: run.source)
        }
        otherFailures = others.flatMap { $0.problems + (problems[$0.name] ?? []) }
        let standIns = unreadable.map { builder.page(of: $0.standIn, failing: $0.errors) }
        let shown = chapters.map { $0.failures.isEmpty ? $0.page : builder.page(of: $0.chapter, failing: $0.failures) }
        files = isWhole ? try builder.files(of: shown + standIns + others) : SiteFiles()
    }
}

extension SiteContent {
    fileprivate init(_ runs: [ChapterRunResult], reference: [ReferenceModule]) {
        self.init(
            outputs: Dictionary(runs.map { ($0.chapter.name, $0.outputs) }, uniquingKeysWith: { $1 }),
            modules: Dictionary(runs.map { ($0.chapter.name, $0.liveFigures.modules) }, uniquingKeysWith: { $1 }),
            reference: reference)
    }
}

extension Workshop {
    /// The chapter's page, made only where something changed that it shows.
    fileprivate func page(of run: ChapterRunResult, by builder: SiteBuilder) throws -> SitePage {
        if let previous = run.previous, previous.page.hasFreshImages, previous.page.problems.isEmpty,
            previous.surroundings == builder.surroundings(of: run.chapter)
        {
            return previous.page
        }
        observer(.rendering(run.chapter.name))
        return try builder.page(of: run.chapter)
    }
}
