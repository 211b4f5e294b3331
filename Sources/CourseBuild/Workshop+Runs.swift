import Outputs
import Evaluation
import Grading
import Literate
import Site

/// What a chapter's cells did and what its live figures became, with the chapter's last build where its text is the same.
struct ChapterRunResult: Sendable {
    /// The chapter, whose questions have their variants.
    var chapter: Chapter
    /// What is wrong with the questions that have none.
    var drawFailures: [Diagnostic]
    var outputs: ChapterOutputs
    var liveFigures: LiveCompiler.Modules
    var checks: PageCheckCompiler.Checks
    var promises: ProvenPromises
    var source: [UInt8]
    var previous: ChapterBuild?
}

extension Workshop {
    /// Runs those of `entries` that could be read and that have no last build to be taken from.
    func runs(
        of entries: [CourseReading.Entry], last: (CourseReading.Entry) -> ChapterBuild?
    ) async throws -> [ChapterRunResult] {
        let known = entries.map(last)
        let fresh = zip(entries, known).compactMap { $1 == nil ? $0.chapter : nil }
        let done = try await done(fresh)
        var runs: [ChapterRunResult] = []
        for (entry, previous) in zip(entries, known) {
            if let previous {
                runs.append(
                    ChapterRunResult(
                        chapter: previous.chapter, drawFailures: previous.drawFailures, outputs: previous.outputs,
                        liveFigures: previous.liveFigures, checks: previous.checks,
                        promises: previous.promises, source: entry.bytes, previous: previous))
            } else if let chapter = entry.chapter, var run = done[chapter.file] {
                run.source = entry.bytes
                runs.append(run)
            }
        }
        return runs
    }

    /// What came of `chapters`, by their files.
    ///
    /// Of `jobs` chapters half run their cells, for these share the processors among their own threads: where two train, each waits for
    /// the other. The rest compile and prove.
    private func done(_ chapters: [Chapter]) async throws -> [String: ChapterRunResult] {
        var results: [String: ChapterRunResult] = [:]
        let running = ConcurrencyLimit(jobs / 2)
        try await chapters.sideBySide(jobs: jobs > 1 ? jobs + 1 : 1) { chapter in
            let outputs = try await running.run {
                observer(.running(chapter.name))
                return try await run(chapter) { event in
                    guard case .resumed(let index, let isCrowded) = event else { return }
                    observer(.resuming(chapter.name, cell: index + 1, isCrowded: isCrowded))
                }
            }
            observer(.compilingLiveFigures(chapter.name))
            async let figures = liveFigures(chapter, outputs)
            let canBeTried = chapter.exercises.contains(where: \.canBeTried)
            async let pageChecks = canBeTried ? checks(chapter) : .init()
            let drawn = try await draw(chapter)
            if prove != nil { observer(.proving(chapter.name)) }
            let promises = try await prove?(drawn.chapter, outputs) ?? ProvenPromises()
            return ChapterRunResult(
                chapter: drawn.chapter, drawFailures: drawn.diagnostics, outputs: outputs,
                liveFigures: try await figures, checks: try await pageChecks, promises: promises, source: [])
        } take: {
            results[$0.chapter.file] = $0
        }
        return results
    }
}
