import Foundation
import Literate
import Outputs
import Toolchain

/// Proofs of exercises in which nothing failed: they hold until the exercise, the cells that an answer may use, the compiler or Lectern
/// changes.
struct ProvenExercises: Sendable {
    private let store: ContentStore
    /// What compiles, calls and checks an answer, and within which limits.
    private let conditions: [String]

    private struct Record: Codable {
        var caught: Int
        var checks: [CheckResult]
    }

    init(by grader: Grader) throws {
        store = ContentStore(folder: grader.evaluator.cache.folder.appending(path: "proofs"))
        conditions = [
            try grader.evaluator.toolchain.buildIdentity, grader.libraries.identity, "\(grader.limits)",
            "\(grader.seed)",
        ]
    }

    /// The proof of an exercise that is known to hold; nil where that is to be tried.
    func proof(of exercise: Exercise, in chapter: Chapter) -> ExerciseProof? {
        guard let data = store.data(named: name(exercise, chapter)),
            let record = try? JSONDecoder().decode(Record.self, from: data)
        else { return nil }
        return ExerciseProof(
            exercise: exercise.id, title: exercise.title, caught: record.caught, checks: record.checks, failures: [])
    }

    /// Keeps a proof in which nothing failed. A store that cannot be written costs time alone.
    func insert(_ proof: ExerciseProof, of exercise: Exercise, in chapter: Chapter) {
        guard proof.failures.isEmpty,
            let data = try? JSONEncoder().encode(Record(caught: proof.caught, checks: proof.checks))
        else { return }
        try? store.store(data, named: name(exercise, chapter))
    }

    /// The hash of all that the proof follows from.
    private func name(_ exercise: Exercise, _ chapter: Chapter) -> String {
        let task = exercise.furtherTask.map { [$0.check.text, $0.solution.text] } ?? []
        let wrong = exercise.misconceptions.flatMap { [$0.hint, $0.source.text] }
        // What it takes of the cells is known when they are parsed, which takes longer than all this.
        let cells = exercise.uses.isEmpty ? [] : chapter.cells.filter { $0.source.start < exercise.position }
        return ContentHash(
            conditions + [exercise.id.name, exercise.starter.text, exercise.solution.text, exercise.check.text]
                + ["final", exercise.finalCheck?.text ?? "", "further"] + task + ["wrong"] + wrong + ["uses"]
                + exercise.uses.map(\.name) + ["cells"] + cells.map(\.source.text)
        ).description + ".json"
    }
}
