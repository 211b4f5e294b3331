import AnswerClient
import AnswerReading
import Foundation
import Literate
import Toolchain

/// Which misconception a wrong answer shows, by what its calls give.
extension Grader {
    /// What comes of `text`, and the hint of the misconception that behaves as the answer does.
    func judgeWithHint(_ text: String, of prepared: PreparedExercise) async throws -> (verdict: Verdict, hint: String?)
    {
        let verdict = try await judge(text, of: prepared)
        return (verdict, try await hint(for: verdict, of: prepared, verdicts: Verdicts(journal: nil)))
    }

    /// Compiles the known misconceptions of an exercise ahead of the first answer that is wrong: they take longer than the answer.
    public func prepare(exercise name: String) async {
        guard let (chapter, exercise) = exercise(named: name),
            let prepared = try? PreparedExercise(exercise, of: chapter)
        else { return }
        for wrong in exercise.misconceptions where !Task.isCancelled {
            // What is wrong with one is told by `check`.
            _ = try? await libraries.forAuthor.library(of: wrong.source.text, for: prepared)
        }
    }

    /// The hint of the misconception that behaves as the answer does; nil where it passed, or none does.
    func hint(
        for verdict: Verdict, of prepared: PreparedExercise, verdicts: Verdicts
    ) async throws -> String? {
        if verdict.calls.isEmpty || prepared.exercise.misconceptions.isEmpty { return nil }
        // It follows from the calls alone, so a new misconception needs no new check.
        let wrong = prepared.exercise.misconceptions.flatMap { [$0.hint, $0.source.text] }
        let calls = verdict.calls.flatMap { call in
            [
                "\(call.failed)", call.payload.base64EncodedString(),
                call.value?.base64EncodedString() ?? "\(call.other as Any)",
            ]
        }
        let key = ContentHash(
            [libraries.identity, prepared.dispatcher.text, prepared.uses.text] + wrong + ["calls"] + calls)
        return try await verdicts.hint(for: key) {
            try await scratch.with { try await hint(for: verdict.calls.map(\.call), of: prepared, scratch: $0) }
        }
    }

    /// The hint of the misconception that behaves as the answer does; of several, the one most like it.
    private func hint(
        for calls: [LoggedCall], of prepared: PreparedExercise, scratch: URL
    ) async throws -> String? {
        let comparison = ComparedCalls(calls, results: prepared.interface.functions.map(\.result))
        let libraries = libraries.forAuthor
        let wrong = prepared.exercise.misconceptions
        let found = await withTaskGroup(of: (Int, Double?).self) { group in
            var found: [Int: Double] = [:]
            var waiting = ArraySlice(wrong.indices)
            func compareNext() async {
                while let index = waiting.popFirst() {
                    // A misconception that does not compile is for `check` to tell, not for a learner.
                    guard let library = try? await libraries.library(of: wrong[index].source.text, for: prepared)
                    else { continue }
                    let launch = checkRun.launch(of: library, log: scratch.appending(path: "wrong-\(index).jsonl"))
                    group.addTask { (index, await comparison.similarity(of: launch)) }
                    return
                }
            }
            for _ in 0..<Self.comparedAtOnce { await compareNext() }
            for await (index, similarity) in group {
                found[index] = similarity
                // None is more like it than one that agrees on every call.
                if similarity == 1 { waiting.removeAll() }
                await compareNext()
            }
            return found
        }
        // Of two that are equally like it, the first.
        let best = found.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.map { wrong[$0.key].hint }
    }

    /// Each keeps a process busy, and waits for it.
    private static let comparedAtOnce = 2
}
