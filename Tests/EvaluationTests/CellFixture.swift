import Outputs
import Evaluation
import Foundation
import Toolchain
import Literate

/// Chapters made of cells, with a cache of their own.
struct CellFixture {
    let folder: URL
    let evaluator: Evaluator

    init(limits: CellLimits = CellLimits()) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "EvaluationTests-\(UUID().uuidString)")
        evaluator = try Evaluator(
            toolchain: .current(), cache: OutputCache(folder: folder), limits: limits)
    }

    /// The names under which compiled cells are kept.
    var compiledCells: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "cells").path)) }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Runs cells of these sources; each stands three lines below the end of the one before it, the first in line 10.
    func run(_ cells: (kind: Cell.Kind, source: String)..., caching: Caching = .readAndWrite) async throws
        -> ChapterOutputs
    {
        try await evaluator.run(Self.chapter(cells), caching: caching)
    }

    func run(_ sources: String...) async throws -> ChapterOutputs {
        try await evaluator.run(Self.chapter(sources.map { (.run, $0) }))
    }

    static func chapter(_ cells: [(kind: Cell.Kind, source: String)], firstLine: Int = 10) -> Chapter {
        chapter(cells.map { (CellAttributes(kind: $0.kind), $0.source) }, firstLine: firstLine)
    }

    static func chapter(_ cells: [(attributes: CellAttributes, source: String)], firstLine: Int = 10) -> Chapter {
        var line = firstLine
        let elements = cells.enumerated().map { index, cell in
            let text = cell.source.hasSuffix("\n") ? cell.source : cell.source + "\n"
            let source = SourceText(
                text: text, fence: SourcePosition(line: line - 1), start: SourcePosition(line: line))
            line += text.split(separator: "\n", omittingEmptySubsequences: false).count + 2
            return Chapter.Element.cell(Cell(index: index, source: source, attributes: cell.attributes))
        }
        return Chapter(
            file: "Lessons/01-test.md", number: 1, slug: "test", frontMatter: FrontMatter(title: "Test"),
            elements: elements)
    }
}

extension CellOutput {
    var values: [String] { items.compactMap { if case .value(let value) = $0 { value.text } else { nil } } }
    var standardOutput: String {
        items.compactMap { if case .text(let text, .standardOutput) = $0 { text } else { nil } }.joined()
    }
}
