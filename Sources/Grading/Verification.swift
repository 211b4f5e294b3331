import CellEvents
import Foundation
import Literate

/// What an exercise promises, proven or not: its solution passes, its starter does not, its check catches every misconception
/// and says that one's hint.
public struct Verification: Sendable {
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
    /// Proves what the exercises of `chapter` promise, in the chapter's order. The same cases are tried every time.
    /// - Throws: where that cannot be tried.
    public func verify(_ chapter: Chapter) async throws -> [Verification] {
        let exercises = chapter.exercises
        let prover = reseeded(0)
        return try await withThrowingTaskGroup(of: (Int, Verification).self) { group in
            for index in exercises.indices {
                group.addTask {
                    (index, try await self.slots.with { try await prover.verify(exercises[index], of: chapter) })
                }
            }
            var found: [Int: Verification] = [:]
            for try await (index, verification) in group { found[index] = verification }
            return exercises.indices.compactMap { found[$0] }
        }
    }

    private func verify(_ exercise: Exercise, of chapter: Chapter) async throws -> Verification {
        var verification = Verification(
            exercise: exercise.id, title: exercise.title, caught: 0, checks: [], failures: [])
        func fail(_ position: SourcePosition, _ message: String, _ advice: String?) {
            verification.failures.append(
                Diagnostic(file: chapter.file, position: position, message: message, advice: advice))
        }
        let interface: ExerciseInterface
        do { interface = try ExerciseInterface(exercise, file: chapter.file) } catch {
            verification.failures = [error]
            return verification
        }
        switch try await judge(exercise.solution.text, exercise: exercise, chapter: chapter) {
        case .notStarted: fail(exercise.solution.fence, "the solution is the starter", nil)
        case .compileError(let faults):
            faults.forEach { verification.failures.append(chapter.at($0, of: exercise.solution)) }
        case .checked(let checks, let share, let problems, _):
            verification.checks = checks
            if share < 1 || !problems.isEmpty {
                fail(exercise.solution.fence, "the solution fails its check", Self.words(checks, problems))
            }
        }
        try await verifyStarter(exercise, chapter, interface, fail)
        for (number, wrong) in exercise.misconceptions.enumerated() {
            switch try await judge(wrong.source.text, exercise: exercise, chapter: chapter) {
            case .notStarted: fail(wrong.source.fence, "misconception \(number + 1) is the starter", nil)
            case .compileError(let faults):
                faults.forEach { verification.failures.append(chapter.at($0, of: wrong.source)) }
            case .checked(_, 1, let problems, _) where problems.isEmpty:
                fail(
                    wrong.source.fence, "the check does not catch this misconception",
                    "add a property that fails for it")
            case .checked(_, _, _, let hint) where hint != wrong.hint:
                fail(
                    wrong.source.fence, "this misconception is caught, but another hint is shown",
                    hint ?? "none: no call of a failed case tells it from the others")
            case .checked: verification.caught += 1
            }
        }
        return verification
    }

    /// A starter is checked as it is: `judge` would say that it is not started.
    private func verifyStarter(
        _ exercise: Exercise, _ chapter: Chapter, _ interface: ExerciseInterface,
        _ fail: (SourcePosition, String, String?) -> Void
    ) async throws {
        let library: URL
        do { library = try await libraries.library(of: exercise.starter.text, interface: interface) } catch let failure
            as AnswerCompiler.Failure
        {
            let fault = chapter.at(failure.faults[0], of: exercise.starter)
            return fail(fault.position, "the starter does not compile: \(fault.message)", nil)
        }
        let outcome = try await Scratch.with {
            try await check(exercise, chapter: chapter, interface: interface, library: library, $0)
        }
        if outcome.passed {
            fail(exercise.starter.fence, "the starter passes the check", "leave something to complete")
        }
    }

    private static func words(_ checks: [CheckResult], _ problems: [String]) -> String {
        let failed = checks.filter { !$0.passed }.map { "\($0.name): \($0.counterexample ?? "false")" }
        return (problems + failed).joined(separator: "\n").replacing("\n", with: "\n  ")
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
