import Outputs
import Evaluation
import Literate

/// What a chapter's cells did and what its live figures became, with the chapter's last build where its text is the same.
struct ChapterRunResult: Sendable {
    /// The chapter, whose questions have their variants.
    var chapter: Chapter
    /// What is wrong with the questions that have none.
    var drawFailures: [Diagnostic]
    var outputs: ChapterOutputs
    var liveFigures: LiveCompiler.Modules
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
        let outputs = try await outputs(of: fresh)
        var runs: [ChapterRunResult] = []
        for (entry, previous) in zip(entries, known) {
            if let previous {
                runs.append(
                    ChapterRunResult(
                        chapter: previous.chapter, drawFailures: previous.drawFailures, outputs: previous.outputs,
                        liveFigures: previous.liveFigures,
                        source: entry.bytes, previous: previous))
            } else if let chapter = entry.chapter, let outputs = outputs[chapter.file] {
                let drawn = try await draw(chapter)
                observer(.compilingLiveFigures(chapter.name))
                runs.append(
                    ChapterRunResult(
                        chapter: drawn.chapter, drawFailures: drawn.diagnostics, outputs: outputs,
                        liveFigures: try await liveFigures(chapter, outputs),
                        source: entry.bytes))
            }
        }
        return runs
    }

    /// What the cells of `chapters` did, by the chapters' files; `jobs` chapters run at a time.
    private func outputs(of chapters: [Chapter]) async throws -> [String: ChapterOutputs] {
        try await withThrowingTaskGroup(of: (String, ChapterOutputs).self) { group in
            var waiting = chapters[...]
            func startNext() {
                guard let chapter = waiting.popFirst() else { return }
                observer(.running(chapter.name))
                group.addTask { (chapter.file, try await run(chapter)) }
            }
            for _ in 0..<min(jobs, chapters.count) { startNext() }
            var outputs: [String: ChapterOutputs] = [:]
            for try await (file, found) in group {
                outputs[file] = found
                startNext()
            }
            return outputs
        }
    }
}
