import Evaluation
import Foundation
import Literate
import Outputs

/// Cells that come one by one. Each sees what those before it declared that ran to their ends.
actor CellSession {
    private let evaluator: Evaluator
    private var codes: [String] = []

    /// A session without cells.
    ///
    /// - Parameter evaluator: what runs cells, and keeps their process from one to the next.
    init(evaluator: Evaluator) { self.evaluator = evaluator }

    /// A cell that ran, with the chapter that it is the last cell of.
    struct Outcome: Sendable {
        var cell: Cell
        var output: CellOutput
        var chapter: Chapter
    }

    /// Runs a cell. One that fails leaves nothing behind.
    ///
    /// - Parameter produce: told what the cell prints and shows, as it does.
    /// - Throws: `CancellationError` where it was interrupted; where no cell can run.
    func run(_ code: String, produce: @escaping @Sendable (CellOutput.Item) -> Void) async throws -> Outcome {
        let chapter = Self.chapter(of: codes + [code])
        let index = codes.count
        let outputs = try await evaluator.run(chapter) { event in
            if case .produced(index, let item) = event { produce(item) }
        }
        try Task.checkCancellation()
        if outputs.cells[index].status == .completed { codes.append(code) }
        // An earlier cell that ran again, as after the process was lost, may fail then.
        let failed = outputs.cells[..<index].first { $0.status == .failed }
        return Outcome(cell: chapter.cells[index], output: failed ?? outputs.cells[index], chapter: chapter)
    }

    /// The names in the cells that ran to their ends.
    var names: CodeNames { CodeNames(in: codes) }

    /// The members whose names begin with the scalars in `place` of `code`, which comes after these cells.
    func members(in code: String, at place: Range<Int>) async -> [MemberNames.Member] {
        await MemberNames(toolchain: evaluator.toolchain).members(of: Self.chapter(of: codes + [code]), at: place)
    }

    /// What a figure's file holds.
    nonisolated func figure(_ name: String) -> Data? {
        try? Data(contentsOf: evaluator.cache.figures.appending(path: name))
    }

    /// Each cell's lines count from 1, as whoever wrote it sees them.
    static func chapter(of codes: [String]) -> Chapter {
        let first = SourcePosition(line: 1)
        let cells = codes.enumerated().map { index, code in
            Cell(index: index, source: SourceText(text: code + "\n", fence: first, start: first))
        }
        var chapter = Chapter(
            file: "cell", number: 0, slug: "notebook", frontMatter: FrontMatter(title: "Notebook"),
            elements: cells.map { .cell($0) })
        chapter.form = .document
        return chapter
    }
}
