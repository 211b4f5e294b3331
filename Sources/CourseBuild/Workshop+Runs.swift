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

    /// What came of `chapters`, by their files; `jobs` chapters run at a time. Those that take long begin: after the short ones, one of
    /// them would be alone.
    private func done(_ chapters: [Chapter]) async throws -> [String: ChapterRunResult] {
        var results: [String: ChapterRunResult] = [:]
        let longestFirst = chapters.enumerated().sorted {
            ($1.element.expectedSeconds, $0.offset) < ($0.element.expectedSeconds, $1.offset)
        }.map(\.element)
        try await longestFirst.sideBySide(jobs: jobs, willStart: { observer(.running($0.name)) }) { chapter in
            let outputs = try await run(chapter) { event in
                guard case .resumed(let index, let isCrowded) = event else { return }
                observer(.resuming(chapter.name, cell: index + 1, isCrowded: isCrowded))
            }
            observer(.compilingLiveFigures(chapter.name))
            async let figures = liveFigures(chapter, outputs)
            let canBeTried = chapter.exercises.contains(where: \.canBeTried)
            async let pageChecks = canBeTried ? checks(chapter) : .init()
            let drawn = try await draw(chapter)
            // Of two chapters one proves while the other trains: what waits for processes and what keeps the processors busy go well together.
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

extension Chapter {
    /// About how long its cells and live figures take on a slow machine, by what its fences allow: good for an order, and no more.
    fileprivate var expectedSeconds: Double {
        let allowed = cells.map { $0.attributes.timeout.map { Double($0.components.seconds) } ?? 1 }
        return allowed.reduce(0, +) + 30 * Double(liveFigures.count)
    }
}
