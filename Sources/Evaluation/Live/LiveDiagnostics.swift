import Foundation
import Literate
import Toolchain

/// Puts what the compiler says of a live figure's code into the words and lines of its author.
struct LiveDiagnostics {
    let source: LiveSource
    let chapter: Chapter

    private static let advice =
        "a live figure's cells are compiled for the page, too: there they have Swift's own types, Picture, decimal(x, places:) and\n"
        + "  mathematics such as exp, but neither LessonKit nor the rest of Foundation"

    /// The errors that the compiler reported.
    func errors(_ compilation: Toolchain.Invocation) -> ChapterErrors {
        var found: [Diagnostic] = []
        for error in compilation.errors {
            let cell = source.cells.first { LiveSource.fileName($0) == error.file }
            let position = cell.map { $0.position(line: error.line, column: error.column) }
            var diagnostic = diagnostic(error.message, at: position ?? source.cells[0].source.fence)
            // Said once it is enough.
            if diagnostic.advice == Self.advice, found.contains(where: { $0.advice == Self.advice }) {
                diagnostic.advice = nil
            }
            if !found.contains(diagnostic) { found.append(diagnostic) }
        }
        if found.isEmpty {
            found = [
                diagnostic("the compiler stopped: \(compilation.output.suffix(500))", at: source.cells[0].source.fence)
            ]
        }
        return ChapterErrors(found)
    }

    /// What the linker misses.
    func linking(_ output: String) -> ChapterErrors {
        let missing = output.firstMatch(of: /undefined symbol: (.*)/).map { "'\($0.1)' is missing" }
        return ChapterErrors([diagnostic(missing ?? output, at: source.cells[0].source.fence)])
    }

    private func diagnostic(_ message: String, at position: SourcePosition) -> Diagnostic {
        guard let match = message.firstMatch(of: /^cannot find (?:type |operator )?'(.+?)' in scope/) else {
            return Diagnostic(
                file: chapter.file, position: position, message: "the page cannot run this: \(message)",
                advice: Self.advice)
        }
        let name = String(match.1)
        // Likeliest a function of an earlier cell that was to come along.
        let owner = chapter.cells.last { cell in
            cell.live != source.id && CellSyntax(cell.source.text).topLevelNames.contains { $0.name == name }
        }
        return Diagnostic(
            file: chapter.file, position: position, message: "'\(name)' is not available when the page runs this",
            advice: owner.map {
                "the cell in line \($0.source.fence.line) declares it: give that cell live=\(source.id), too"
            } ?? Self.advice)
    }
}
