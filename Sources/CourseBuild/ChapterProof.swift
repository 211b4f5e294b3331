import Grading
import Literate
import Site

/// What came of a chapter's promises.
package struct ChapterProof: Sendable {
    package let chapter: Chapter
    /// What does not hold, in the order of its lines.
    package let failures: [Diagnostic]
    /// How many cells ran to their end.
    package let cells: Int
    /// How many checks the cells made.
    package let checks: Int
    /// How many live figures draw on their page what they draw here.
    package let liveFigures: Int
    package let exercises: Int
    /// How many misconceptions are caught, each with its hint.
    package let misconceptions: Int
    /// How many wrong versions the properties in the text notice.
    package let wrongVersions: Int
    /// How many `output` fences were rewritten.
    package let rewritten: Int

    /// Judges a chapter's build, with what its properties noticed and its exercises promise where that was tried; rewrites `output` fences
    /// where `updates` says so.
    package init(_ build: ChapterBuild, updates: Bool = false) {
        let (exercises, wrongVersions) = (build.promises.exercises, build.promises.wrongVersions)
        chapter = build.chapter
        var broken = build.outputs.brokenPromises(of: chapter)
        var rewritten = 0
        if updates, !broken.isEmpty {
            do {
                try chapter.rewriteOutputs(build.outputs.newPromises(of: chapter))
                (rewritten, broken) = (broken.count, [])
            } catch {
                broken = error.diagnostics
            }
        }
        self.rewritten = rewritten
        let calls = build.chapter.exercises.compactMap { $0.callFault(in: build.chapter.file) }
        failures = (build.failures + broken + wrongVersions.failures + exercises.flatMap(\.failures) + calls)
            .sorted { $0.position < $1.position }
        cells = build.outputs.cells.count { $0.status == .completed }
        checks = build.outputs.cells.flatMap(\.checks).count
        liveFigures = build.liveFigures.modules.count
        self.exercises = exercises.count
        self.wrongVersions = wrongVersions.noticed
        misconceptions = exercises.reduce(0) { $0 + $1.caught }
    }
}
