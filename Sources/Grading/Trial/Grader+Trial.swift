import AnswerClient
import AnswerProtocol
import AnswerReading
import Foundation
import Literate
import Outputs

extension Grader {
    /// Calls the answer in `file` to `exercise` of `chapter`, as `call` says, in the sandbox and with the limits of a grading.
    /// - Throws: `UnreadableAnswer`, a diagnostic of the exercise's own, or why nothing can be run.
    public func attempt(
        _ call: String, of exercise: Exercise, in chapter: Chapter, answer file: URL
    ) async throws -> Trial {
        let text: String
        do throws(AnswerProblem) {
            text = try AnswerText(contentsOf: file).text
        } catch {
            throw UnreadableAnswer(file: file.relativePath, reason: error.words)
        }
        var prepared = try PreparedExercise(exercise, of: chapter)
        prepared.dispatcher = TrialProgram(call: call).program
        let teacher = Teacher(course: course, chapter: chapter, answer: text)
        do {
            let faults = try await parser.read(.exercise(text: text, functions: [])).faults
            if !faults.isEmpty { return Trial(.answerFaults(teacher.problems(of: faults))) }
            return try await scratch.with { scratch in
                let work = scratch.appending(path: "work")
                try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
                let library = try await libraries.compiler.compile(text, for: prepared, into: work)
                return await run(call, library, scratch, teacher)
            }
        } catch let failure as AnswerCompiler.Failure {
            return failure.isOfCall
                ? Trial(.callFaults(teacher.showing(call).problems(of: failure.faults)))
                : Trial(.answerFaults(teacher.problems(of: failure.faults)))
        } catch let problem as AnswerProblem {
            throw UnreadableAnswer(file: file.relativePath, reason: problem.words)
        }
    }

    private func run(_ call: String, _ library: URL, _ scratch: URL, _ teacher: Teacher) async -> Trial {
        let process = AnswerProcess(checkRun.launch(of: library, log: scratch.appending(path: "calls.jsonl")))
        let outcome = process.call(AnswerCall.payload(function: 0) { _ in })
        process.stop()
        let printed = process.takePrinted()
        switch outcome {
        case .value(let bytes):
            var reader = WireReader(bytes)
            guard let text = try? reader.string() else {
                return Trial(.failed([AnswerFailure.sentMalformedValue.words]), printed: printed)
            }
            return Trial(.returned(text), printed: printed)
        case .thrown(let description): return Trial(.threw(description), printed: printed)
        case .failed(let failure):
            let failed = FailedCall(
                call: "", failure: failure.words, cause: failure.trap.cause, offsets: failure.trap.offsets)
            let check = CheckResult(name: "", passed: false, cases: 1, failedCall: failed)
            let places = await TrapPlaces(in: [check], library: library, sandbox: sandbox)
            return Trial(.failed(teacher.words(on: places.resolving(check).failedCall ?? failed)), printed: printed)
        }
    }
}

/// A file that cannot be called.
public struct UnreadableAnswer: Error, CustomStringConvertible {
    var file: String
    var reason: String

    /// The file, and why it cannot be called.
    public var description: String { "\(file): \(reason)" }
}
