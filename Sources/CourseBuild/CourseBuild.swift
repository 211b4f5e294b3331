import Evaluation
import Foundation
import Grading
import Literate
import Reference
import Site
import Toolchain

/// A course with what became of it: what was read, what cells did, pages, and what is wrong.
package struct CourseBuild: Sendable {
    package let reading: CourseReading
    /// The chapters that were asked for and that could be read, by number.
    package let chapters: [ChapterBuild]
    /// The chapters that were asked for and that could not be read.
    package let unreadable: [CourseReading.Entry]
    /// What is wrong on pages that belong to no chapter.
    package let otherFailures: [Diagnostic]
    /// The site, where the whole course was asked for, or files for a part of it: a chapter that fails has a page that says what is wrong.
    package let files: SiteFiles
    let reference: SiteReference

    /// All that is wrong.
    package var failures: [Diagnostic] {
        unreadable.flatMap(\.errors) + chapters.flatMap(\.failures) + otherFailures
    }

    /// Builds the course, or the chapters called `names`, after `previous`: what did not change since is taken from there.
    ///
    /// - Parameter hasFiles: whether there are files of the pages; nil for those of a whole course alone.
    /// - Throws: what keeps every chapter from being built; what is wrong with one is in `failures`.
    package static func step(
        from previous: CourseBuild? = nil, names: [String] = [], hasFiles: Bool? = nil, in workshop: Workshop
    ) async throws -> CourseBuild {
        let reading = try workshop.read(previous?.reading)
        let entries = try reading.entries(named: names)
        let known = Dictionary((previous?.chapters ?? []).map { ($0.chapter.file, $0) }, uniquingKeysWith: { $1 })
        async let interpreter = workshop.interpreter(for: entries.compactMap(\.chapter))
        let runs = try await workshop.runs(of: entries) { entry in
            known[entry.file].flatMap { $0.source == entry.bytes && $0.chapter.frontMatter.dependsOnNothing ? $0 : nil }
        }
        let course = Course(
            folder: "", information: reading.information, chapters: reading.entries.map(\.standIn))
        var builder = try SiteBuilder(
            course: course, content: SiteContent(runs, interpreter: try await interpreter, course: course.chapters),
            sources: workshop.sources, options: workshop.options,
            hasReference: workshop.reference != nil)
        builder.reference = try await workshop.reference(for: builder, after: previous?.reference)
        return try CourseBuild(
            reading, runs: runs, unreadable: entries.filter { $0.chapter == nil }, builder, isWhole: names.isEmpty,
            hasFiles: hasFiles ?? names.isEmpty, workshop)
    }

    private init(
        _ reading: CourseReading, runs: [ChapterRunResult], unreadable: [CourseReading.Entry], _ builder: SiteBuilder,
        isWhole: Bool, hasFiles: Bool, _ workshop: Workshop
    ) throws {
        let keys = runs.map { builder.key(of: $0.chapter) }
        let pages = try zip(runs, keys).map { try workshop.page(of: $0, key: $1, by: builder) }
        let others = isWhole ? try builder.otherPages() : []
        let problems = try builder.problems(of: pages + others, folder: "site/public")
        self.reading = reading
        self.unreadable = unreadable
        reference = builder.reference
        chapters = zip(runs, zip(pages, keys)).map { run, made in
            let (page, key) = made
            return ChapterBuild(
                chapter: run.chapter, outputs: run.outputs, liveFigures: run.liveFigures, checks: run.checks,
                promises: run.promises, page: page,
                mistakes: reading.mistakes.filter { $0.file == run.chapter.file } + (problems[page.name] ?? []),
                drawFailures: run.drawFailures, pageKey: key, source: run.source)
        }
        otherFailures = others.flatMap { $0.problems + (problems[$0.name] ?? []) }
        let standIns = unreadable.map { builder.page(of: $0.standIn, failing: $0.errors) }
        let shown = chapters.map { $0.failures.isEmpty ? $0.page : builder.page(of: $0.chapter, failing: $0.failures) }
        files = hasFiles ? try builder.files(of: shown + standIns + others) : SiteFiles()
    }
}

extension SiteContent {
    fileprivate init(_ runs: [ChapterRunResult], interpreter: Data?, course: [Chapter]) {
        self.init(
            outputs: Dictionary(runs.map { ($0.chapter.name, $0.outputs) }, uniquingKeysWith: { $1 }),
            modules: Dictionary(runs.map { ($0.chapter.name, $0.liveFigures.modules) }, uniquingKeysWith: { $1 }),
            interpreter: interpreter,
            checks: Dictionary(
                runs.compactMap { run in
                    run.checks.module.map { data in
                        let exercises = run.checks.exercises.map { CheckModule.Entry(id: $0.id, heads: $0.heads) }
                        return (run.chapter.name, CheckModule(data: data, exercises: exercises))
                    }
                }, uniquingKeysWith: { $1 }),
            trapAdvice: TrapAdvice.table.map { TrapAdviceRow(words: $0.words, advice: $0.text(in: course)) })
    }
}

extension Workshop {
    /// The interpreter, where one of `chapters` has an exercise that can be tried.
    fileprivate func interpreter(for chapters: [Chapter]) async throws -> Data? {
        guard let interpreter, chapters.contains(where: { $0.exercises.contains(where: \.canBeTried) }) else {
            return nil
        }
        return try await interpreter()
    }

    /// The chapter's page, made only where something changed that it shows.
    fileprivate func page(of run: ChapterRunResult, key: ContentHash, by builder: SiteBuilder) throws -> SitePage {
        if let previous = run.previous, previous.pageKey == key, previous.page.hasFreshImages,
            previous.page.problems.isEmpty
        {
            return previous.page
        }
        if let kept = builder.keptPage(of: run.chapter, key: key) { return kept }
        observer(.rendering(run.chapter.name))
        let page = try builder.page(of: run.chapter)
        builder.keep(page, key: key)
        return page
    }

    /// The reference, made only where something changed that it shows.
    fileprivate func reference(for builder: SiteBuilder, after previous: SiteReference?) async throws -> SiteReference {
        guard let reference else { return .none }
        let key = builder.referenceKey(try reference.identity())
        if let previous, previous.key == key { return previous }
        if let kept = builder.keptReference(key: key) { return kept }
        observer(.readingReference)
        return builder.reference(of: try await reference.modules(), key: key)
    }
}

extension FrontMatter {
    /// Whether the chapter's text is all that its cells follow from. Data files and other chapters may have changed: what is read of
    /// them is in the keys of the cells.
    fileprivate var dependsOnNothing: Bool { reads.isEmpty && tables.isEmpty }
}
