import AnswerReading
import Outputs
import Foundation
import Literate

/// What an exercise promises, proven or not: its solution passes, its starter does not, its check catches every misconception
/// and says that one's hint.
public struct ExerciseProof: Sendable {
    /// The exercise.
    public var exercise: ExerciseID
    /// Its title.
    public var title: String
    /// How many misconceptions were caught, each with its own hint.
    public var caught: Int
    /// The solution's checks.
    public var checks: [CheckResult]
    /// What does not hold, and where; empty where all does.
    public var failures: [Diagnostic]
}

extension Grader {
    /// Proves what the exercises of `chapter` promise, in the chapter's order. The same cases are tried every time, so what was proven
    /// before is not tried again.
    /// - Throws: where that cannot be tried.
    public func prove(_ chapter: Chapter) async throws -> [ExerciseProof] {
        let exercises = chapter.exercises
        var prover = reseeded(0).forAuthor
        prover.countsFinal = true
        prover.triesExtra = true
        let proven = try ProvenExercises(by: prover)
        var found = exercises.map { proven.proof(of: $0, in: chapter) }
        let untried = exercises.indices.filter { found[$0] == nil }
        return try await prover.keepingHosts { grader in
            try await withThrowingTaskGroup(of: (Int, ExerciseProof).self) { group in
                for index in untried {
                    group.addTask {
                        (
                            index,
                            try await limit.run {
                                try await ExerciseProver(grader: grader, exercise: exercises[index], chapter: chapter)
                                    .run()
                            }
                        )
                    }
                }
                for try await (index, proof) in group {
                    found[index] = proof
                    proven.insert(proof, of: exercises[index], in: chapter)
                }
                return found.compactMap { $0 }
            }
        }
    }
}

extension Chapter {
    /// A fault of code in a fence, at its place in the chapter.
    func at(_ fault: AnswerFault, of source: SourceText) -> Diagnostic {
        Diagnostic(
            file: file, position: SourcePosition(line: source.start.line + fault.line - 1, column: fault.column),
            message: fault.message)
    }
}
