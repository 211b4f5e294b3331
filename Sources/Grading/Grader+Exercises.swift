import Wording
import CellEvents
import Foundation
import Literate

extension Grader {
    /// Grades one exercise's file.
    func gradeExercise(_ text: String, file: AnswerFile) async -> AnswerReport {
        guard let (chapter, exercise) = exercise(named: file.exercise) else {
            let names = course.flatMap(\.exercises).map(\.id.name)
            let advice = nearest(to: file.exercise, among: names).map { "; did you mean '\($0)'?" } ?? ""
            return refusal(file, "there is no exercise of this name\(advice)")
        }
        var report = AnswerReport(
            file: file.name, student: file.student, exercise: exercise.id.name, points: exercise.points,
            status: .notGraded)
        do {
            report.take(try await judge(text, exercise: exercise, chapter: chapter))
        } catch let diagnostic as Diagnostic {
            report.problems = [.init(message: "the exercise itself is at fault: \(diagnostic)")]
        } catch {
            report.problems = [.init(message: "this answer could not be graded: \(error)")]
        }
        return report
    }

    /// What came of an answer's text.
    enum Judgment: Sendable {
        case notStarted
        case compileError([AnswerFault])
        case checked(checks: [CheckResult], share: Double, problems: [String], hint: String?)
    }

    /// Compiles and checks `text`.
    /// - Throws: where that cannot be done, through no fault of the answer.
    func judge(_ text: String, exercise: Exercise, chapter: Chapter) async throws -> Judgment {
        if text.isSameCode(as: exercise.starter.text) { return .notStarted }
        let interface = try ExerciseInterface(exercise, file: chapter.file)
        let review = AnswerReview(text, interface: interface)
        if !review.faults.isEmpty { return .compileError(review.faults) }
        return try await Scratch.with { scratch in
            let library: URL
            do {
                library = try await libraries.library(of: text, interface: interface)
            } catch let failure as AnswerCompiler.Failure {
                return .compileError(failure.faults)
            }
            let outcome = try await check(exercise, chapter: chapter, interface: interface, library: library, scratch)
            if outcome.passed { return .checked(checks: outcome.checks, share: 1, problems: [], hint: nil) }
            let hint = try await misconception(outcome, exercise: exercise, interface: interface, scratch: scratch)
            return try await judgment(outcome, exercise: exercise, chapter: chapter, hint: hint)
        }
    }

    /// Runs the exercise's check against a library.
    func check(
        _ exercise: Exercise, chapter: Chapter, interface: ExerciseInterface, library: URL, _ scratch: URL
    ) async throws -> CheckRun.Outcome {
        try await checkRun.run(
            exercise, file: chapter.file, interface: interface, library: library, scratch: scratch)
    }

    private var checkRun: CheckRun {
        CheckRun(evaluator: evaluator, sandbox: sandbox, limits: limits, seed: seed)
    }

    /// Partial credit is by weight. A check's cell that stopped midway leaves checks out, which then count as failed: what they
    /// weigh is known from the solution.
    private func judgment(
        _ outcome: CheckRun.Outcome, exercise: Exercise, chapter: Chapter, hint: String?
    ) async throws -> Judgment {
        guard let stopped = outcome.stopped else {
            let share = outcome.weight > 0 ? outcome.passedWeight / outcome.weight : 0
            return .checked(checks: outcome.checks, share: share, problems: [], hint: hint)
        }
        let interface = try ExerciseInterface(exercise, file: chapter.file)
        let whole = try await Scratch.with { scratch in
            let library = try await libraries.library(of: exercise.solution.text, interface: interface)
            return try await check(exercise, chapter: chapter, interface: interface, library: library, scratch)
        }
        var checks = outcome.checks
        for missing in whole.checks.dropFirst(checks.count) {
            checks.append(
                CheckResult(
                    name: missing.name, passed: false, cases: 0,
                    counterexample: "// not reached: the check stopped before it", weight: missing.weight))
        }
        let share = whole.weight > 0 ? min(1, outcome.passedWeight / whole.weight) : 0
        let problem =
            stopped.kind == .timeout
            ? "this answer is too slow: its calls took more than \(Int(limits.checkSeconds)) s together"
            : "the check could not go on with what this answer returned: \(stopped.message)"
        return .checked(checks: checks, share: share, problems: [problem], hint: hint)
    }

    /// The hint of the misconception that behaves as the answer does; of several, the one most like it.
    func misconception(
        _ outcome: CheckRun.Outcome, exercise: Exercise, interface: ExerciseInterface, scratch: URL
    ) async throws -> String? {
        let comparison = Misconceptions(interface: interface, calls: outcome.calls)
        var best: (hint: String, similarity: Double)?
        for (index, wrong) in exercise.misconceptions.enumerated() {
            // A misconception that does not compile is for `check` to tell, not for a learner.
            guard let library = try? await libraries.library(of: wrong.source.text, interface: interface) else {
                continue
            }
            let launch = checkRun.launch(of: library, log: scratch.appending(path: "wrong-\(index).jsonl"))
            if let similarity = comparison.similarity(of: launch), similarity > best?.similarity ?? -1 {
                best = (wrong.hint, similarity)
            }
        }
        return best?.hint
    }
}

extension AnswerReport {
    /// Takes what came of the answer's text.
    mutating func take(_ judgment: Grader.Judgment) {
        switch judgment {
        case .notStarted:
            status = .notStarted
            problems = [.init(message: "this is still the starter")]
        case .compileError(let faults):
            status = .compileError
            problems = faults.map { .init(line: $0.line, column: $0.column, message: $0.message) }
        case .checked(let checks, let share, let problems, let hint):
            self.checks = checks
            self.problems = problems.map { .init(message: $0) }
            self.hint = hint
            status = share == 1 && problems.isEmpty ? .passed : .failed
            score = GradeReport.rounded(Double(points) * share)
        }
    }
}

extension String {
    /// Whether the two differ in white space and comments at most.
    func isSameCode(as other: String) -> Bool {
        func code(_ text: String) -> [Substring] {
            text.split(whereSeparator: \.isNewline).filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
                .flatMap { $0.split(whereSeparator: \.isWhitespace) }
        }
        return code(self) == code(other)
    }
}
