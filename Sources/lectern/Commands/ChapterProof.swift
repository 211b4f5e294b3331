import Evaluation
import Foundation
import Grading
import Literate
import Terminal
import Wording

/// What came of a chapter's promises.
struct ChapterProof {
    let chapter: Chapter
    /// What does not hold, at its place.
    let failures: [Diagnostic]
    /// What holds, and how much of it.
    let line: Line

    /// Judges the outputs of a run, the live figures, the proofs of the exercises and the problems of the page; rewrites `output` fences where `updates` says so.
    init(
        chapter: Chapter, outputs: ChapterOutputs?, live: LiveCompiler.Modules? = nil, proofs: [ExerciseProof],
        pageProblems: [Diagnostic],
        updates: Bool
    ) throws {
        self.chapter = chapter
        let outputs = outputs ?? ChapterOutputs(cells: [])
        var broken = outputs.brokenPromises(of: chapter)
        var updated = 0
        if updates, !broken.isEmpty {
            let markdown = try String(contentsOfFile: chapter.file, encoding: .utf8)
            try Data(outputs.updatingPromises(of: chapter, in: markdown).utf8).write(
                to: URL(filePath: chapter.file), options: .atomic)
            updated = broken.count
            broken = []
        }
        let found = outputs.failures(of: chapter) + broken + (live?.failures ?? []) + proofs.flatMap(\.failures)
        failures = (found + pageProblems.filter { $0.file == chapter.file }).sorted { $0.position < $1.position }
        let parts = [
            Self.count(outputs.cells.count { $0.status == .completed }, "cell"),
            Self.count(outputs.cells.flatMap(\.checks).count, "check"),
            Self.count(live?.modules.count ?? 0, "live figure"), Self.count(proofs.count, "exercise"),
            Self.count(proofs.reduce(0) { $0 + $1.caught }, "misconception"),
            updated > 0 ? Self.count(updated, "output fence").map { $0 + " rewritten" } : nil,
        ]
        let words = parts.compactMap { $0 }.joined(separator: ", ")
        line =
            failures.isEmpty
            ? Line("✓ \(chapter.name)", .passed) + Line(" · \(words)", .muted)
            : Line("✗ \(chapter.name)", .failed) + Line(" · \(Self.count(failures.count, "failure") ?? "")", .muted)
    }

    private static func count(_ number: Int, _ thing: String) -> String? {
        number == 0 ? nil : number.counted(thing)
    }
}
