import Foundation
import Toolchain

/// An exercise's dispatcher is compiled once, beside the starter, and linked with each answer: what the compiler makes of a file follows
/// from the declarations in the others, and those of an answer are the starter's. An answer of other types has other symbols; then
/// both are compiled together.
extension AnswerCompiler {
    /// Where the dispatcher's object is inside. No answer's compiler can write there.
    static let dispatcherInside = "/lectern/dispatcher.o"

    /// Compiles the dispatcher of an exercise into an object in `folder`.
    /// - Returns: nil where it does not compile beside the starter.
    func compileDispatcher(of prepared: PreparedExercise, into folder: URL) async throws -> URL? {
        var sources = [
            (Self.answerFile, prepared.exercise.starter.text), (Self.dispatcherFile, prepared.dispatcher.text),
        ]
        if !prepared.uses.text.isEmpty { sources.append((UsedDeclarations.file, prepared.uses.text)) }
        let compile = try await compileObjects(of: [Self.dispatcherFile], sources, in: folder)
        return compile.succeeded ? folder.appending(path: "\(Self.dispatcherFile).o") : nil
    }

    /// Compiles `sources` without their dispatcher, and links them with `dispatcher`, its object.
    /// - Returns: nil where the two do not go together.
    func compile(
        _ sources: [(name: String, text: String)], calledBy dispatcher: URL, libraries: LinkedLibraries,
        into folder: URL
    ) async throws -> Outcome? {
        let names = sources.map(\.name)
        let compile = try await compileObjects(of: names, sources, in: folder)
        if !compile.succeeded { return .failed(compile) }
        var link = try await link(names, calledBy: dispatcher, with: libraries, in: folder)
        guard let missing = MissingSymbols(link), !missing.areOwn else { return nil }
        if libraries == .swift, missing.areLibraries {
            link = try await self.link(names, calledBy: dispatcher, with: .all, in: folder)
        }
        return try library(in: folder, of: link).map(Outcome.library)
    }
}

/// The symbols that the linker found nowhere.
struct MissingSymbols {
    private let names: [Substring]

    /// Those that the linker named; nil where it failed, or named more than was read.
    init?(_ link: AnswerCompiler.Compilation) {
        guard link.succeeded, link.output.utf8.count < AnswerCompiler.mostOutput else { return nil }
        names = link.output.split(separator: "\n").compactMap { line in
            line.firstRange(of: "undefined symbol: ").map { line[$0.upperBound...] }
        }
    }

    /// Whether the answer's own module lacks something: a function of the type that is asked for.
    var areOwn: Bool { names.contains { $0.hasPrefix("$s6Answer") } }

    /// Whether a library has them: all but what the host brings along.
    var areLibraries: Bool { !names.allSatisfy { $0.hasPrefix("$s14AnswerProtocol") } }
}
