import AnswerReading
import Outputs
import Foundation
import Literate

/// Tries what one exercise promises.
struct ExerciseProver: Sendable {
    let grader: Grader
    let exercise: Exercise
    let chapter: Chapter

    /// What holds and what does not.
    /// - Throws: where that cannot be tried; a fault of the exercise is a failure instead.
    func run() async throws -> ExerciseProof {
        var proof = ExerciseProof(
            exercise: exercise.id, title: exercise.title, caught: 0, checks: [], failures: [])
        do {
            try await prove(&proof)
        } catch let diagnostic as Diagnostic {
            proof.failures.append(diagnostic)
        }
        return proof
    }

    private func prove(_ proof: inout ExerciseProof) async throws {
        let prepared = try PreparedExercise(exercise, of: chapter)
        try await proveSolution(of: prepared, &proof)
        try await proveStarter(of: prepared, &proof)
        for (index, wrong) in exercise.misconceptions.enumerated() {
            try await prove(wrong, number: index + 1, of: prepared, &proof)
        }
    }

    private func proveSolution(of prepared: PreparedExercise, _ proof: inout ExerciseProof) async throws {
        let solution = exercise.solution
        let verdict = try await grader.judge(solution.text, of: prepared)
        switch verdict.finding {
        case .notStarted: proof.failures.append(failure(solution.fence, "the solution is the starter"))
        case .compileError(let faults): proof.failures += faults.map { chapter.at($0, of: solution) }
        case .checked(let checks, let share, let problems):
            proof.checks = checks
            if checks.isEmpty, problems.isEmpty {
                let advice = "add property(…) or check(…) to it"
                proof.failures.append(failure(exercise.check.fence, "the check claims nothing", advice))
            } else if share < 1 || !problems.isEmpty {
                let failed = checks.filter { !$0.passed }.map { "\($0.name): \($0.counterexample ?? "false")" }
                let words = (problems.map(\.words) + failed).joined(separator: "\n").replacing("\n", with: "\n  ")
                proof.failures.append(failure(solution.fence, "the solution fails its check", words))
            } else if let task = exercise.furtherTask {
                try await prove(task, plain: verdict.extra ?? [], of: prepared, &proof)
            }
        }
    }

    /// The further task asks for more than the solution gives, and its own solution gives both.
    ///
    /// - Parameter plain: what came of the task where the exercise's solution was tried.
    private func prove(
        _ task: FurtherTask, plain: [CheckResult], of prepared: PreparedExercise, _ proof: inout ExerciseProof
    ) async throws {
        if plain.allSatisfy(\.passed) {
            proof.failures.append(
                failure(
                    task.check.fence, "the solution passes the further task's check, too",
                    "ask for more than the exercise does, or remove it"))
        }
        let verdict = try await grader.judge(task.solution.text, of: prepared)
        switch verdict.finding {
        case .notStarted: proof.failures.append(failure(task.solution.fence, "the solution is the starter"))
        case .compileError(let faults): proof.failures += faults.map { chapter.at($0, of: task.solution) }
        case .checked(let checks, let share, let problems):
            let failed = (checks + (verdict.extra ?? [])).filter { !$0.passed }
            guard share < 1 || !failed.isEmpty || !problems.isEmpty else { return }
            let words = problems.map(\.words) + failed.map { "\($0.name): \($0.counterexample ?? "false")" }
            proof.failures.append(
                failure(
                    task.solution.fence, "the further task's solution fails",
                    words.joined(separator: "\n").replacing("\n", with: "\n  ")))
        }
    }

    /// A starter is checked as it is: `judge` would say that it is not started.
    private func proveStarter(of prepared: PreparedExercise, _ proof: inout ExerciseProof) async throws {
        let starter = exercise.starter
        let library: URL
        do {
            library = try await grader.libraries.library(of: starter.text, for: prepared)
        } catch let error as AnswerCompiler.Failure {
            proof.failures += error.faults.map { chapter.at($0, of: starter) }
            return
        }
        let outcome = try await grader.scratch.with {
            try await grader.check(library, of: prepared, $0)
        }
        if outcome.passed {
            proof.failures.append(
                failure(starter.fence, "the starter passes the check", "leave something to complete"))
        }
    }

    private func prove(
        _ wrong: Exercise.Misconception, number: Int, of prepared: PreparedExercise, _ proof: inout ExerciseProof
    ) async throws {
        let (verdict, hint) = try await grader.judgeWithHint(wrong.source.text, of: prepared)
        switch verdict.finding {
        case .notStarted:
            proof.failures.append(failure(wrong.source.fence, "misconception \(number) is the starter"))
        case .compileError(let faults): proof.failures += faults.map { chapter.at($0, of: wrong.source) }
        case .checked(_, 1, let problems) where problems.isEmpty:
            proof.failures.append(
                failure(
                    wrong.source.fence, "the check does not catch this misconception",
                    "add a property that fails for it"))
        case .checked where hint != wrong.hint:
            proof.failures.append(
                failure(
                    wrong.source.fence, "this misconception is caught, but another hint is shown",
                    hint ?? "none: no call of a failed case tells it from the others"))
        case .checked: proof.caught += 1
        }
    }

    private func failure(_ position: SourcePosition, _ message: String, _ advice: String? = nil) -> Diagnostic {
        Diagnostic(file: chapter.file, position: position, message: message, advice: advice)
    }
}
