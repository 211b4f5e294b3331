import AnswerClient
import AnswerReading
import Outputs
import Evaluation
import Foundation
import Literate
import Toolchain

/// Runs an exercise's check against an answer's library: the stub and the check are the two cells of a chapter of their own,
/// so that what checks an answer is what runs a lesson.
struct CheckRun: Sendable {
    let evaluator: Evaluator
    let sandbox: Sandbox
    let limits: AnswerLimits
    let seed: UInt64
    /// Whether final properties are tried, too.
    let countsFinal: Bool

    /// What came of a check.
    struct Results: Sendable {
        /// The checks that were reported, in order.
        var checks: [CheckResult]
        /// Why the check's cell stopped before its end, or nil.
        var stopped: CellError?
        /// The calls of failed cases and of some others.
        var calls: [LoggedCall]
        /// What the answer printed.
        var printed: AnswerReport.Printed?

        var passed: Bool { stopped == nil && !checks.isEmpty && checks.allSatisfy(\.passed) }
        /// The weight of the checks that passed.
        var passedWeight: Double { checks.reduce(0) { $0 + ($1.passed ? $1.weight : 0) } }
        var weight: Double { checks.reduce(0) { $0 + $1.weight } }
    }

    /// In the folder of the process that runs the check.
    private static let launchFile = ".launch.json"

    /// Checks `library`, which answers an exercise. `scratch` is a folder of this run's own.
    func run(_ prepared: PreparedExercise, library: URL, scratch: URL) async throws -> Results {
        var results = try await run(
            prepared, launch: launch(of: library, log: scratch.appending(path: "calls.jsonl")))
        let places = await TrapPlaces(in: results.checks, library: library, sandbox: sandbox)
        results.checks = results.checks.map { places.resolving($0).withWords }
        return results
    }

    /// Checks what `launch` starts; where in it a call trapped is not looked up.
    func run(_ prepared: PreparedExercise, launch: AnswerLaunch) async throws -> Results {
        let chapter = chapter(of: prepared)
        let outputs = try await evaluator.run(
            chapter, caching: .none, environment: Self.environment,
            files: [Self.launchFile: JSONEncoder().encode(launch)])
        for cell in outputs.cells {
            guard let error = cell.error, error.kind == .compile else { continue }
            throw Self.compileFault(error, inStub: cell.index == 0, of: prepared)
        }
        let stopped = outputs.cells.compactMap(\.error).first
        // The process that runs the check is gone, and nobody knows why: the answer is not to blame.
        let isUnfinished = stopped == nil && outputs.cells.contains { $0.status != .completed }
        if isUnfinished || stopped?.kind == .lost || stopped?.isKilled == true {
            throw AnswerProblem.checkerDied
        }
        let checks = outputs.cells[1].checks + outputs.cells.dropFirst(2).flatMap(\.checks).map(\.final)
        let calls = Self.calls(in: launch.log)
        // Through no fault of the answer: whatever the check made of it counts for nothing.
        for case .failed(.notStarted(let reason)) in calls.map(\.outcome) {
            throw AnswerProblem.notStartable(reason: reason)
        }
        return Results(
            checks: checks, stopped: stopped, calls: calls,
            printed: Self.printed(in: launch.printedLog))
    }

    /// Starts the process in which a check of `prepared` will run, while the answer is still compiled.
    func start(_ prepared: PreparedExercise) async {
        await evaluator.startHost(for: chapter(of: prepared), environment: Self.environment)
    }

    private static let environment = [AnswerLaunch.variable: launchFile]

    private func chapter(of prepared: PreparedExercise) -> Chapter {
        let exercise = prepared.exercise
        // Its lines are the program's own, which knows whose they are.
        let start = SourcePosition(line: 1, column: 1)
        let stub = SourceText(text: prepared.stub.text, fence: start, start: start)
        let finals =
            (countsFinal ? exercise.finalCheck : nil).map {
                [Chapter.Element.cell(Cell(index: 2, source: $0, kind: .run))]
            }
            ?? []
        return Chapter(
            file: prepared.file, number: 0, slug: "\(exercise.id)", frontMatter: FrontMatter(title: exercise.title),
            elements: [
                .cell(Cell(index: 0, source: stub, kind: .hidden)),
                .cell(Cell(index: 1, source: exercise.check, kind: .run)),
            ] + finals)
    }

    /// The author's fault, at its place in the chapter, or ours: nothing of the answer is compiled here.
    private static func compileFault(
        _ error: CellError, inStub: Bool, of prepared: PreparedExercise
    ) -> Diagnostic {
        let exercise = prepared.exercise.id, column = error.column ?? 1
        guard inStub else {
            return Diagnostic(
                file: prepared.file, position: SourcePosition(line: error.line, column: column),
                message: "the check of '\(exercise)' does not compile: \(error.message)")
        }
        switch prepared.stub.owner(file: "stub.swift", line: error.line, column: column) {
        case .reader(let origin):
            return Diagnostic(
                file: prepared.file, position: SourcePosition(origin),
                message: "the check of '\(exercise)' cannot declare this function: \(error.message)",
                advice: "the check sees the starter's functions with their default values, and nothing else of it")
        case .ours:
            return Diagnostic(
                file: prepared.file, position: prepared.exercise.starter.fence,
                message: "the code that Lectern adds to the check of '\(exercise)' does not compile: \(error.message)",
                advice: "no line of the chapter is wrong: please report this as a fault of Lectern")
        }
    }

    /// How the process of `library` is started.
    func launch(of library: URL, log: URL) -> AnswerLaunch {
        AnswerLaunch(
            arguments: sandbox.serving(
                library,
                limits: Sandbox.Limits(
                    addressSpace: limits.memory, processorSeconds: Int(limits.processorSeconds), fileBytes: 0,
                    processes: 16, openFiles: 1024)),
            callSeconds: limits.callSeconds, startSeconds: limits.startSeconds, answerSeconds: limits.answerSeconds,
            memory: limits.memory, seed: seed, log: log.path)
    }

    private static func printed(in log: String) -> AnswerReport.Printed? {
        guard let data = FileManager.default.contents(atPath: log),
            let record = try? JSONDecoder().decode(PrintedRecord.self, from: data)
        else { return nil }
        let (printed, ofFailedCase) = record.shown
        return AnswerReport.Printed(text: printed.text, isCut: printed.isCut, ofFailedCase: ofFailedCase)
    }

    private static func calls(in log: String) -> [LoggedCall] {
        guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return [] }
        let decoder = JSONDecoder()
        return text.split(separator: "\n").compactMap { try? decoder.decode(LoggedCall.self, from: Data($0.utf8)) }
    }
}

extension CheckResult {
    /// The same as a final one.
    fileprivate var final: CheckResult {
        var check = self
        check.isFinal = true
        return check
    }
}

extension CellError {
    /// Whether somebody else ended the process: no check does that to itself.
    fileprivate var isKilled: Bool {
        [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains { signal == Int($0) } && kind == .trap
    }
}

/// What an answer may use.
public struct AnswerLimits: Sendable, Hashable {
    /// How long one call may take, in seconds.
    public var callSeconds: Double = 2
    /// How long the answer may take to be ready for calls, in seconds.
    public var startSeconds: Double = 5
    /// How long all calls together may take, with the starts of the answer's process, in seconds. Honest answers take a tenth of that.
    public var answerSeconds: Double = 20
    /// Processor time of all calls to one process, in seconds.
    public var processorSeconds: Double = 20
    /// Address space, in bytes.
    public var memory: UInt64 = 1 << 30
    /// How long the whole check may take, in seconds.
    public var checkSeconds: Double = 60
    /// Processor time to compile the answer, in seconds.
    public var compileSeconds: Int = 20

    /// The limits that every answer has unless told otherwise.
    public init() {}
}
