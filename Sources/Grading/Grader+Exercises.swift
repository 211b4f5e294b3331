import AnswerClient
import AnswerReading
import Outputs
import Foundation
import Literate
import Wording

extension Grader {
    /// Grades one exercise's file.
    func gradeExercise(_ text: String, file: AnswerFile) async -> GradedFile {
        guard let (chapter, exercise) = exercise(named: file.exercise) else {
            let names = course.flatMap(\.exercises).map(\.id.name)
            return refusal(file, .unknownExercise(near: nearest(to: file.exercise, among: names)))
        }
        var report = AnswerReport(
            file: file.name, student: file.student, exercise: exercise.id.name, points: exercise.points,
            status: .notGraded)
        do {
            let judgment = try await judge(text, of: PreparedExercise(exercise, of: chapter))
            report.take(judgment, explainedBy: Teacher(course: course, chapter: chapter, answer: text))
        } catch let diagnostic as Diagnostic {
            report.problems = [.init(.exerciseAtFault(reason: "\(diagnostic)"))]
        } catch let problem as AnswerProblem {
            report.problems = [.init(problem)]
        } catch {
            report.problems = [.init(.notGraded(reason: error.sentence))]
        }
        return GradedFile(student: file.student, reports: [report])
    }

    /// What came of an answer's text.
    enum Judgment: Sendable {
        case notStarted
        case compileError([AnswerFault])
        case checked(
            checks: [CheckResult], share: Double, problems: [AnswerProblem], hint: String?,
            printed: AnswerReport.Printed?)
    }

    /// Compiles and checks `text`.
    /// - Throws: where that cannot be done, through no fault of the answer.
    func judge(_ text: String, of prepared: PreparedExercise) async throws -> Judgment {
        if text.isSameCode(as: prepared.exercise.starter.text) { return .notStarted }
        let faults = try await parser.read(.exercise(text: text, functions: prepared.interface.functions)).faults
        if !faults.isEmpty { return .compileError(faults) }
        return try await scratch.with { scratch in
            let library: URL
            do {
                library = try await libraries.library(of: text, for: prepared)
            } catch let failure as AnswerCompiler.Failure {
                return .compileError(failure.faults)
            }
            let results = try await check(library, of: prepared, scratch)
            if results.passed {
                return .checked(
                    checks: results.checks, share: 1, problems: [], hint: nil, printed: results.printed)
            }
            let hint = try await hint(for: results, of: prepared, scratch: scratch)
            return try await judgment(results, of: prepared, hint: hint)
        }
    }

    /// Runs the exercise's check against a library.
    func check(_ library: URL, of prepared: PreparedExercise, _ scratch: URL) async throws -> CheckRun.Results {
        var results = try await checkRun.run(prepared, library: library, scratch: scratch)
        results.checks = results.checks.map(\.withShortTexts)
        // Through no fault of the answer: whatever the check made of it counts for nothing.
        for case .failed(.notStarted(let reason)) in results.calls.map(\.outcome) {
            throw AnswerProblem.notStartable(reason: reason)
        }
        return results
    }

    var checkRun: CheckRun {
        CheckRun(evaluator: evaluator, sandbox: sandbox, limits: limits, seed: seed)
    }

    /// Partial credit is by weight. A check's cell that stopped midway leaves checks out, which then count as failed: what they
    /// weigh is known from the solution.
    private func judgment(
        _ results: CheckRun.Results, of prepared: PreparedExercise, hint: String?
    ) async throws -> Judgment {
        guard let stopped = results.stopped else {
            let share = results.weight > 0 ? results.passedWeight / results.weight : 0
            return .checked(
                checks: results.checks, share: share, problems: [], hint: hint, printed: results.printed)
        }
        let whole = try await scratch.with { scratch in
            let library = try await libraries.library(of: prepared.exercise.solution.text, for: prepared)
            return try await check(library, of: prepared, scratch)
        }
        var checks = results.checks
        for missing in whole.checks.dropFirst(checks.count) {
            checks.append(
                CheckResult(
                    name: missing.name, passed: false, cases: 0,
                    counterexample: "// not reached: the check stopped before it", weight: missing.weight))
        }
        let share = whole.weight > 0 ? min(1, results.passedWeight / whole.weight) : 0
        let problem: AnswerProblem =
            stopped.kind == .timeout
            ? .tooSlow(seconds: Int(limits.checkSeconds)) : .checkStopped(reason: stopped.message)
        return .checked(
            checks: checks, share: share, problems: [problem], hint: hint, printed: results.printed)
    }

    /// The hint of the misconception that behaves as the answer does; of several, the one most like it.
    private func hint(
        for results: CheckRun.Results, of prepared: PreparedExercise, scratch: URL
    ) async throws -> String? {
        let comparison = Misconceptions(interface: prepared.interface, calls: results.calls)
        var best: (hint: String, similarity: Double)?
        for (index, wrong) in prepared.exercise.misconceptions.enumerated() {
            // A misconception that does not compile is for `check` to tell, not for a learner.
            guard let library = try? await libraries.library(of: wrong.source.text, for: prepared) else { continue }
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
    mutating func take(_ judgment: Grader.Judgment, explainedBy teacher: Teacher) {
        switch judgment {
        case .notStarted:
            status = .notStarted
            problems = [.init(.stillTheStarter)]
        case .compileError(let faults):
            status = .compileError
            problems = teacher.problems(of: faults)
        case .checked(let checks, let share, let problems, let hint, let printed):
            self.printed = printed
            self.checks = teacher.explaining(checks)
            self.problems = problems.map { .init($0) }
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
