import Wording
import Evaluation
import Foundation
import Literate

/// Runs several chapters, some at a time.
struct CourseRun {
    let evaluator: Evaluator
    let jobs: Int
    let console: Console

    /// - Parameter jobs: nil for one for every two processors: a chapter compiles cells beside the one that runs.
    init(evaluator: Evaluator, jobs: Int?, console: Console) {
        self.evaluator = evaluator
        self.jobs = max(jobs ?? ProcessInfo.processInfo.activeProcessorCount / 2, 1)
        self.console = console
    }

    /// What the cells did, by `Chapter.name`.
    func outputs(of chapters: [Chapter]) async throws -> [String: ChapterOutputs] {
        try await withThrowingTaskGroup(of: (String, ChapterOutputs).self) { group in
            var waiting = chapters[...]
            func startNext() {
                guard let chapter = waiting.popFirst() else { return }
                console.progress("running chapter \(chapter.name)")
                group.addTask { [evaluator] in (chapter.name, try await evaluator.run(chapter)) }
            }
            for _ in 0..<jobs { startNext() }
            var outputs: [String: ChapterOutputs] = [:]
            for try await (name, found) in group {
                outputs[name] = found
                startNext()
            }
            console.clearProgress()
            return outputs
        }
    }
}

extension ChapterOutputs {
    /// Cells that failed and checks that do not hold, at their places.
    func failures(of chapter: Chapter) -> [Diagnostic] {
        let notRun = cells.count { $0.status == .notRun }
        return zip(chapter.cells, cells).flatMap { cell, output -> [Diagnostic] in
            let checks = output.checks.filter { !$0.passed }.map { check in
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: cell.line(ofCheck: check.name)),
                    message: "check '\(check.name)' does not hold",
                    advice: check.counterexample?.replacing("\n", with: "\n  "))
            }
            guard output.status == .failed else { return checks }
            let error = output.error ?? CellError(kind: .trap, message: "the cell failed", line: cell.source.start.line)
            let rest = notRun > 0 ? notRun.counted("cell") + " after it did not run" : nil
            return checks + [
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: error.line, column: error.column ?? 1),
                    message: error.message.replacing("\n", with: "\n  "), advice: rest)
            ]
        }
    }
}
