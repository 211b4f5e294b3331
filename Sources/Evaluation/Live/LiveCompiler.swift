import Outputs
import Foundation
import Literate
import Toolchain

/// Makes the modules of a chapter's live figures, and proves that they draw what the cells draw.
public struct LiveCompiler: Sendable {
    private let toolchain: Toolchain
    private let cache: OutputCache

    /// A compiler that keeps modules in `cache`.
    public init(toolchain: Toolchain, cache: OutputCache) {
        self.toolchain = toolchain
        self.cache = cache
    }

    /// What became of a chapter's live figures.
    public struct Modules: Sendable {
        /// WebAssembly, by the figure's name.
        public var modules: [LiveID: Data] = [:]
        /// What is wrong with the others, at its place.
        public var failures: [Diagnostic] = []
    }

    /// Compiles the live figures of `chapter`, or takes them from the cache. Where cells failed, their figures are left out.
    ///
    /// - Throws: `ToolchainError` where a figure is to be made and part of what that needs is not installed.
    public func modules(of chapter: Chapter, outputs: ChapterOutputs) async throws -> Modules {
        var made = Modules(failures: strays(chapter, outputs))
        for (id, cells) in chapter.liveFigures {
            guard cells.allSatisfy({ outputs.cells.indices.contains($0.index) && outputs.cells[$0.index].succeeded })
            else { continue }
            do {
                made.modules[id] = try await module(LiveSource(id: id, cells: cells), of: chapter, outputs)
            } catch let errors as ChapterErrors {
                made.failures += errors.diagnostics
            } catch let error as Diagnostic {
                made.failures.append(error)
            }
        }
        return made
    }

    private func module(_ source: LiveSource, of chapter: Chapter, _ outputs: ChapterOutputs) async throws -> Data {
        let live = LiveModule(source: source, chapter: chapter, toolchain: toolchain)
        let (page, proof) = try live.files()
        let state = try state(of: source, chapter, outputs)
        try toolchain.checkWebAssembly()
        let folder = try await cache.live.entry(try live.key(page + proof)) {
            try await live.compile(page: page, proof: proof, into: $0)
        }
        try await prove(state, in: folder, source, chapter)
        return try Data(contentsOf: folder.appending(path: LiveModule.page))
    }

    /// Proves the module once for these samples.
    private func prove(_ state: LiveFigureState, in folder: URL, _ source: LiveSource, _ chapter: Chapter) async throws
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let mark = folder.appending(path: "proven-\(ContentHash(try encoder.encode(state)))")
        if FileManager.default.fileExists(atPath: mark.path) { return }
        let proof = LiveProof(state: state, module: folder.appending(path: LiveModule.proof), toolchain: toolchain)
        if let difference = try await proof.difference() {
            throw Diagnostic(
                file: chapter.file, position: source.cells[0].source.fence,
                message: "live figure '\(source.id)' draws differently on the page than in its cell: \(difference)",
                advice:
                    "show the function that draws, let it depend on its arguments alone, and mind that an Int of the page has 32 bits"
            )
        }
        try FileManager.default.writeWhole(Data(), to: mark)
    }

    /// What the figure's cells showed of it, which must be once.
    private func state(of source: LiveSource, _ chapter: Chapter, _ outputs: ChapterOutputs) throws(Diagnostic)
        -> LiveFigureState
    {
        let shown = source.cells.flatMap { cell in outputs.cells[cell.index].liveFigures.map { (cell, $0) } }
        guard let (_, state) = shown.first else {
            throw Diagnostic(
                file: chapter.file, position: source.cells[0].source.fence,
                message: "live figure '\(source.id)' is never shown",
                advice: "add to one of its cells: try show(LiveFigure(…), caption: \"…\")")
        }
        if let (cell, _) = shown.dropFirst().first {
            throw Diagnostic(
                file: chapter.file, position: cell.source.fence, message: "live figure '\(source.id)' is shown twice",
                advice: "show it once, or give the second another name")
        }
        return state
    }

    /// Live figures that no page can move, because they have no name.
    private func strays(_ chapter: Chapter, _ outputs: ChapterOutputs) -> [Diagnostic] {
        zip(chapter.cells, outputs.cells).filter { $0.live == nil && !$1.liveFigures.isEmpty }.map { cell, _ in
            Diagnostic(
                file: chapter.file, position: cell.source.fence, message: "a live figure needs a name",
                advice: "write live=NAME after ```swift, here and at the cells whose functions it uses")
        }
    }
}

extension CellOutput {
    /// The live figures that the cell showed.
    fileprivate var liveFigures: [LiveFigureState] {
        items.compactMap { if case .figure(let figure) = $0 { figure.live } else { nil } }
    }
}
