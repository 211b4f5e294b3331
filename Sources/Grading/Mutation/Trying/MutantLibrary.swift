import Foundation
import Toolchain

/// Mutants of one solution in one library: the modules that they import are read once, and they are linked once.
struct MutantLibrary: Sendable {
    let library: URL
    /// The numbers of the mutants in it; the solution's own is 0.
    let numbers: [Int]

    /// How a call is told for whom it is: an index below `functions` is the first number's.
    func firstFunction(of number: Int, functions: Int) -> Int? {
        numbers.firstIndex(of: number).map { $0 * functions }
    }
}

extension AnswerCompiler {
    /// Compiles `files`, and leaves out those that cannot be compiled.
    ///
    /// The compiler says all that it finds at once, but it looks for some faults only where there are no others: some rounds, then.
    /// - Parameter others: what they all use.
    /// - Returns: nil where the solution itself is among those that cannot be compiled in this way, or the compiler gives up.
    func compile(
        _ files: [MutantFile], beside others: [(name: String, text: String)], functions: Int, into folder: URL
    ) async throws -> MutantLibrary? {
        var rest = files
        for round in 0... {
            guard rest.first?.number == 0 else { return nil }
            // In the entry the mutants that are left are counted from 0.
            let entry = MutantFile.entry(numbers: rest.map(\.number), functions: functions)
            let work = folder.appending(path: "round-\(round)")
            try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
            let sources = rest.map { ($0.name, $0.text) } + [(Self.dispatcherFile, entry)] + others
            switch try await compile(sources, into: work) {
            case .library(let library): return MutantLibrary(library: library, numbers: rest.map(\.number))
            case .failed(let compilation):
                let wrong = Set(CompilerDiagnostic.errors(in: compilation.output).map(\.file))
                let left = rest.filter { !wrong.contains($0.name) }
                if left.count == rest.count { return nil }
                rest = left
            }
        }
        return nil
    }
}
