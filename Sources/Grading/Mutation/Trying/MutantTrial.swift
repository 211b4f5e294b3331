import AnswerReading
import Foundation
import Literate
import Toolchain

/// Tries the mutants of one exercise's solution on its check.
struct MutantTrial: Sendable {
    let grader: Grader
    let chapter: Chapter
    let exercise: Exercise
    /// Verdicts of earlier trials.
    let store: ContentStore

    /// What came of a mutant.
    enum Verdict: Hashable, Sendable, Codable {
        /// Checks of these names failed; none where the check's cell was stopped.
        case caught(by: [String])
        case lives
        /// It cannot be compiled, so it is no mistake that anybody could hand in.
        case uncompiled
    }

    /// More files take the compiler longer than its limit; fewer leave less to be read and linked once.
    private static let mostInLibrary = 24

    /// What the check says of each mutant.
    /// - Throws: where that cannot be tried; a diagnostic where the exercise is at fault.
    func run() async throws -> MutantReport {
        let prepared = try PreparedExercise(exercise, of: chapter)
        let mutations = MutationFinder.mutations(of: exercise.solution.text)
        let record: Record
        if let known = stored(prepared, mutations) {
            record = known
        } else {
            let checks = try await grader.limit.run { try await namesOfChecks(prepared) }
            record = Record(checks: checks, verdicts: try await verdicts(on: mutations, prepared))
            try store.store(JSONEncoder().encode(record), named: "\(key(prepared, mutations)).json")
        }
        return MutantReport(
            exercise, of: chapter, tried: Array(zip(mutations, record.verdicts)), checks: record.checks)
    }

    // MARK: Trying

    /// The checks, which the solution must pass.
    private func namesOfChecks(_ prepared: PreparedExercise) async throws -> [String] {
        let library = try await grader.libraries.library(of: exercise.solution.text, for: prepared)
        let results = try await grader.scratch.with { try await grader.check(library, of: prepared, $0) }
        guard results.passed else {
            throw Diagnostic(
                file: chapter.file, position: exercise.solution.fence, message: "the solution fails its check",
                advice: "without --mutants, lectern check says how")
        }
        return results.checks.map(\.name)
    }

    private func verdicts(on mutations: [Mutation], _ prepared: PreparedExercise) async throws -> [Verdict] {
        let solution = exercise.solution.text
        let files = MutantFile.files(of: mutations, in: solution, for: prepared.interface)
        let count = (mutations.count + Self.mostInLibrary - 1) / Self.mostInLibrary
        return try await withThrowingTaskGroup(of: [(Int, Verdict)].self) { group in
            for part in 0..<count {
                let range = mutations.count * part / count..<mutations.count * (part + 1) / count
                let some = [files[0]] + files[range.lowerBound + 1...range.upperBound]
                group.addTask {
                    try await verdicts(on: range, of: some, prepared) { mutations[$0].applied(to: solution) }
                }
            }
            var found = [Verdict](repeating: .uncompiled, count: mutations.count)
            for try await part in group {
                for (index, verdict) in part { found[index] = verdict }
            }
            return found
        }
    }

    /// The verdicts on the mutants with indices in `range`, which are tried in one library, or else each in its own.
    private func verdicts(
        on range: Range<Int>, of files: [MutantFile], _ prepared: PreparedExercise,
        text: @escaping @Sendable (Int) -> String
    ) async throws -> [(Int, Verdict)] {
        let functions = prepared.interface.functions.count
        let others = prepared.uses.text.isEmpty ? [] : [(UsedDeclarations.file, prepared.uses.text)]
        return try await grader.scratch.with { folder in
            let library = try await grader.limit.run {
                do {
                    return try await grader.libraries.compiler.compile(
                        files, beside: others, functions: functions, into: folder)
                } catch is AnswerCompiler.Failure {
                    return nil
                }
            }
            return try await withThrowingTaskGroup(of: (Int, Verdict).self) { group in
                for index in range {
                    group.addTask {
                        let verdict = try await grader.limit.run {
                            guard let library else { return try await self.verdict(onText: text(index), prepared) }
                            guard let first = library.firstFunction(of: index + 1, functions: functions) else {
                                return .uncompiled
                            }
                            return try await self.verdict(on: library.library, first: first, prepared)
                        }
                        return (index, verdict)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
    }

    private func verdict(onText text: String, _ prepared: PreparedExercise) async throws -> Verdict {
        do {
            return try await verdict(on: grader.libraries.library(of: text, for: prepared), first: 0, prepared)
        } catch is AnswerCompiler.Failure {
            return .uncompiled
        }
    }

    private func verdict(on library: URL, first: Int, _ prepared: PreparedExercise) async throws -> Verdict {
        try await grader.scratch.with { scratch in
            var launch = grader.checkRun.launch(of: library, log: scratch.appending(path: "calls.jsonl"))
            launch.firstFunction = first
            launch.endsAtFailure = true
            let results = try await grader.checkRun.run(prepared, launch: launch)
            return results.passed ? .lives : .caught(by: results.checks.filter { !$0.passed }.map(\.name))
        }
    }

    // MARK: Verdicts of earlier trials

    private struct Record: Codable {
        var checks: [String]
        var verdicts: [Verdict]
    }

    private func stored(_ prepared: PreparedExercise, _ mutations: [Mutation]) -> Record? {
        guard let data = store.data(named: "\(key(prepared, mutations)).json"),
            let record = try? JSONDecoder().decode(Record.self, from: data), record.verdicts.count == mutations.count
        else { return nil }
        return record
    }

    /// All that the verdicts follow from.
    private func key(_ prepared: PreparedExercise, _ mutations: [Mutation]) -> ContentHash {
        let limits = grader.limits
        let seconds = "\(limits.callSeconds) \(limits.checkSeconds) \(grader.seed)"
        return ContentHash([
            grader.libraries.identity, seconds, prepared.stub.text, prepared.dispatcher.text,
            Self.content(prepared, mutations).description,
        ])
    }

    /// What the chapter has of it: the mutants, what they may use, and the check without its marks.
    static func content(_ prepared: PreparedExercise, _ mutations: [Mutation]) -> ContentHash {
        let exercise = prepared.exercise
        let checks = exercise.check.text + (exercise.finalCheck?.text ?? "")
        let code = checks.split(separator: "\n").filter { line in
            !line.drop(while: \.isWhitespace).hasPrefix(EquivalentMark.start)
        }
        return ContentHash(
            [prepared.uses.text, code.joined(separator: "\n")]
                + mutations.map { $0.applied(to: exercise.solution.text) })
    }
}
