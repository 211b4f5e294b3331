import Evaluation
import Foundation
import Literate
import Outputs
import Toolchain

@testable import Grading

/// Tries mutants: a few at a time, what did not change since from the cache.
struct MutantRunner: Sendable {
    private let evaluator: Evaluator
    private let grader: Grader
    private let solutionGrader: Grader
    private let limit = ConcurrencyLimit(ProcessInfo.processInfo.activeProcessorCount)

    /// What all tests share.
    static let shared = Task { try await MutantRunner() }

    private init() async throws {
        let toolchain = try Toolchain.current()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "lectern-mutants-\(ContentHash([toolchain.products.path]))")
        let cache = OutputCache(folder: folder)
        evaluator = try Evaluator(toolchain: toolchain, cache: cache)
        grader = try await Grader(course: Mutant.chapters, toolchain: toolchain, cache: cache, seed: 0)
        solutionGrader = try await Grader(
            course: Mutant.chapters, toolchain: toolchain, cache: cache, seed: 0, limits: .ofMutants)
    }

    /// What the checks of these exercises make of mistakes in the solutions.
    func reports(on exercises: Set<String>) async throws -> [MutantReport] {
        try await solutionGrader.tryMutants(of: exercises)
    }

    /// Whether somebody notices.
    /// - Throws: `MutantFault` where the row cannot be tried: the text is not there, the mutant does not compile, or the check
    ///   fails without it.
    func isNoticed(_ mutant: Mutant) async throws -> Bool {
        let planted = try mutant.plant(in: Mutant.chapters)
        return try await limit.run {
            switch planted {
            case .slice(let slice, let texts, let noticer):
                try await isNoticed(texts, in: slice, noticer: noticer)
            case .answer(let text, let exercise, let chapter):
                try await isNoticed(text, by: PreparedExercise(exercise, of: chapter), noticer: mutant.noticedBy)
            }
        }
    }

    private func isNoticed(_ texts: [Int: String], in slice: ChapterSlice, noticer: String) async throws -> Bool {
        let well = try await evaluator.run(slice)
        if let fault = well.first(where: { $0.status != .completed }) {
            throw MutantFault("without it a cell fails: \(fault.error.map { "\($0)" } ?? "not run"); add 'also:'")
        }
        if well.last?.fails(noticer) != false {
            throw MutantFault("'\(noticer)' fails without it; add 'also:'")
        }
        let outputs = try await evaluator.run(slice, changing: texts)
        if let error = outputs.lazy.compactMap({ $0.status == .failed ? $0.error : nil }).first {
            if error.kind == .compile { throw MutantFault("it does not compile: \(error.message)") }
            return true
        }
        return outputs.last?.fails(noticer) ?? false
    }

    private func isNoticed(_ answer: String, by exercise: PreparedExercise, noticer: String?) async throws -> Bool {
        let library: URL
        do {
            library = try await grader.libraries.library(of: answer, for: exercise)
        } catch let failure as AnswerCompiler.Failure {
            throw MutantFault("it does not compile: \(failure.faults.map(\.message).joined(separator: "; "))")
        }
        let results = try await grader.scratch.with { try await grader.check(library, of: exercise, $0) }
        guard let noticer else { return !results.passed }
        return results.checks.contains { $0.name == noticer && !$0.passed } || results.stopped != nil
    }
}

extension CellOutput {
    /// Whether the cell's check of this name failed.
    fileprivate func fails(_ name: String) -> Bool { checks.contains { $0.name == name && !$0.passed } }
}
