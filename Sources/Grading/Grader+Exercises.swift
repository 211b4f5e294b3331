import AnswerClient
import AnswerReading
import DeepStack
import Outputs
import Foundation
import Literate
import Toolchain
import Wording

extension Grader {
    /// Grades one exercise's file.
    func gradeExercise(_ text: AnswerText, file: AnswerFile, verdicts: Verdicts) async -> GradedFile {
        guard let (chapter, exercise) = exercise(named: file.exercise) else {
            let names = course.flatMap(\.exercises).map(\.id.name)
            return refusal(file, .unknownExercise(near: nearest(to: file.exercise, among: names)))
        }
        let key = JudgedAnswer.key(exercise: exercise.id.name, text: text.text)
        if let shard = verdicts.shard, !shard.contains(key) { return GradedFile(student: file.student, reports: []) }
        var failing: FailingAnswer?
        var report = AnswerReport(
            file: file.name, student: file.student, exercise: exercise.id.name, points: exercise.points,
            status: .notGraded)
        do {
            // What was judged elsewhere needs no exercise that is ready to judge.
            let judged =
                if let known = verdicts.known[key.description] { known } else {
                    try await judged(
                        text.text, under: key, of: PreparedExercise(exercise, of: chapter), verdicts: verdicts)
                }
            let verdict = judged.verdict
            report.furtherTask = exercise.furtherTask.map { .init(task: $0.text) }
            report.take(
                verdict, hint: judged.hint, explainedBy: Teacher(course: course, chapter: chapter, answer: text.text))
            if !verdict.calls.isEmpty { failing = FailingAnswer(report, text: text.text, verdict: verdict) }
        } catch let diagnostic as Diagnostic {
            report.problems = [.init(.exerciseAtFault(reason: "\(diagnostic)"))]
        } catch let problem as AnswerProblem {
            report.problems = [.init(problem)]
        } catch {
            report.problems = [.init(.notGraded(reason: error.sentence))]
        }
        return GradedFile(student: file.student, reports: [report], failing: failing)
    }

    /// What comes of an answer's text, with its hint.
    private func judged(
        _ text: String, under key: ContentHash, of prepared: PreparedExercise, verdicts: Verdicts
    ) async throws -> JudgedAnswer {
        let verdict = try await verdict(on: text, of: prepared, verdicts: verdicts)
        let judged = JudgedAnswer(
            verdict: verdict, hint: try await hint(for: verdict, of: prepared, verdicts: verdicts))
        await verdicts.keep(judged, for: key)
        return judged
    }

    /// What came of an answer's text; equal texts are judged once a batch.
    func verdict(
        on text: String, of prepared: PreparedExercise, verdicts: Verdicts
    ) async throws -> Verdict {
        try await verdicts.verdict(for: key(of: text, prepared)) {
            let clock = ContinuousClock(), start = clock.now
            var verdict = try await judge(text, of: prepared)
            verdict.seconds = (clock.now - start) / .seconds(1)
            return verdict
        }
    }

    /// Everything from which a verdict follows.
    private func key(of text: String, _ prepared: PreparedExercise) -> ContentHash {
        let exercise = prepared.exercise
        return ContentHash([
            libraries.identity, "\(seed)", "\(limits)", exercise.id.name, exercise.starter.text, exercise.check.text,
            exercise.solution.text, prepared.uses.text, countsFinal ? exercise.finalCheck?.text ?? "" : "",
            triesExtra ? exercise.furtherTask?.check.text ?? "" : "", text,
        ])
    }

    /// Compiles and checks `text`.
    /// - Throws: where that cannot be done, through no fault of the answer.
    func judge(_ text: String, of prepared: PreparedExercise) async throws -> Verdict {
        if text.isSameCode(as: prepared.exercise.starter.text) { return Verdict(finding: .notStarted) }
        let faults = try await review(.exercise(text: text, functions: prepared.interface.functions))
        if !faults.isEmpty { return Verdict(finding: .compileError(faults)) }
        return try await scratch.with { scratch in
            async let started: Void = checkRun.start(prepared)
            let library: URL
            do {
                library = try await libraries.library(of: text, for: prepared)
            } catch let failure as AnswerCompiler.Failure {
                return Verdict(finding: .compileError(failure.faults))
            }
            await started
            let results = try await check(library, of: prepared, scratch)
            if results.passed {
                return Verdict(
                    finding: .checked(checks: results.checks, share: 1, problems: []), printed: results.printed,
                    extra: triesExtra ? try await extraChecks(of: library, prepared, scratch) : nil)
            }
            let calls = ComparedCalls(results.calls, results: prepared.interface.functions.map(\.result)).calls
                .map(JournaledCall.init)
            return Verdict(
                finding: try await finding(results, of: prepared), printed: results.printed, calls: calls)
        }
    }

    /// What is wrong with a text before it is compiled. The author's is parsed in this process, as cells are.
    private func review(_ request: ReadingRequest) async throws -> [AnswerFault] {
        isForAuthor ? DeepStack.run { request.reply() }.faults : try await parser.read(request).faults
    }

    /// Runs the exercise's check against a library.
    func check(_ library: URL, of prepared: PreparedExercise, _ scratch: URL) async throws -> CheckRun.Results {
        var results = try await checkRun.run(prepared, library: library, scratch: scratch)
        results.checks = results.checks.map(\.withShortTexts)
        return results
    }

    var checkRun: CheckRun {
        CheckRun(evaluator: evaluator, sandbox: sandbox, limits: limits, seed: seed, countsFinal: countsFinal)
    }

    /// What came of the further task, in a run of its own: it changes nothing of the answer's score. Nil where there is none.
    func extraChecks(
        of library: URL, _ prepared: PreparedExercise, _ scratch: URL
    ) async throws -> [CheckResult]? {
        guard let further = prepared.ofFurtherTask else { return nil }
        let results = try await check(library, of: further, scratch)
        guard let stopped = results.stopped else { return results.checks }
        return results.checks + [
            CheckResult(
                name: "the further task's checks come to their end", passed: false, cases: 0,
                counterexample: "// \(stopped.message)")
        ]
    }

    /// Partial credit is by weight. A check's cell that stopped midway leaves checks out, which then count as failed: what they
    /// weigh is known from the solution.
    private func finding(
        _ results: CheckRun.Results, of prepared: PreparedExercise
    ) async throws -> Verdict.Finding {
        guard let stopped = results.stopped else {
            let share = results.weight > 0 ? results.passedWeight / results.weight : 0
            return .checked(checks: results.checks, share: share, problems: [])
        }
        let whole = try await scratch.with { scratch in
            let library = try await libraries.library(of: prepared.exercise.solution.text, for: prepared)
            return try await check(library, of: prepared, scratch)
        }
        var checks = results.checks
        for var missing in whole.checks.dropFirst(checks.count) {
            (missing.passed, missing.cases) = (false, 0)
            missing.counterexample = "// not reached: the check stopped before it"
            checks.append(missing)
        }
        let share = whole.weight > 0 ? min(1, results.passedWeight / whole.weight) : 0
        let problem: AnswerProblem =
            stopped.kind == .timeout
            ? .tooSlow(seconds: Int(limits.checkSeconds)) : .checkStopped(reason: stopped.message)
        return .checked(checks: checks, share: share, problems: [problem])
    }
}

extension AnswerReport {
    /// Takes what came of the answer's text.
    mutating func take(_ verdict: Verdict, hint: String?, explainedBy teacher: Teacher) {
        if verdict.finding != .notStarted { seconds = verdict.seconds }
        switch verdict.finding {
        case .notStarted:
            (status, furtherTask) = (.notStarted, nil)
            problems = [.init(.stillTheStarter)]
        case .compileError(let faults):
            (status, furtherTask) = (.compileError, nil)
            problems = teacher.problems(of: faults)
        case .checked(let checks, let share, let problems):
            printed = verdict.printed
            furtherTask?.checks = verdict.extra.map(teacher.explaining)
            self.checks = teacher.explaining(checks)
            self.problems = problems.map { .init($0) }
            self.hint = hint
            status = share == 1 && problems.isEmpty ? .passed : .failed
            score = GradeReport.rounded(Double(points) * share)
            if status != .passed { furtherTask = nil }
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
