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

    /// What came of `chapters`, by their files; `jobs` chapters run at a time.
    private func done(_ chapters: [Chapter]) async throws -> [String: ChapterRunResult] {
        var results: [String: ChapterRunResult] = [:]
        try await chapters.sideBySide(jobs: jobs, willStart: { observer(.running($0.name)) }) { chapter in
            let outputs = try await run(chapter) { event in
                guard case .resumed(let index, let isCrowded) = event else { return }
                observer(.resuming(chapter.name, cell: index + 1, isCrowded: isCrowded))
            }
            let drawn = try await draw(chapter)
            observer(.compilingLiveFigures(chapter.name))
            let figures = try await liveFigures(chapter, outputs)
            let checks = chapter.exercises.contains(where: \.canBeTried) ? try await checks(chapter) : .init()
            // Of two chapters one proves while the other trains: what waits for processes and what keeps the processors busy go well together.
            if prove != nil { observer(.proving(chapter.name)) }
            return ChapterRunResult(
                chapter: drawn.chapter, drawFailures: drawn.diagnostics, outputs: outputs, liveFigures: figures,
                checks: checks, promises: try await prove?(drawn.chapter, outputs) ?? ProvenPromises(), source: [])
        } take: {
            results[$0.chapter.file] = $0
        }
        return results
    }
}
