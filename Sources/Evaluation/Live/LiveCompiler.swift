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
        guard !chapter.liveFigures.isEmpty else { return made }
        let pictures = try LiveModule.pictures(toolchain, store: cache.live)
        for (id, cells) in chapter.liveFigures {
            guard cells.allSatisfy({ outputs.cells.indices.contains($0.index) && outputs.cells[$0.index].succeeded })
            else { continue }
            do {
                made.modules[id] = try await module(id, cells, of: chapter, outputs, pictures: pictures)
            } catch let errors as ChapterErrors {
                made.failures += errors.diagnostics
            } catch let error as Diagnostic {
                made.failures.append(error)
            }
        }
        return made
    }

    /// The module, which is proven; where it was proven before, nothing of the code is read.
    private func module(
        _ id: LiveID, _ cells: [Cell], of chapter: Chapter, _ outputs: ChapterOutputs, pictures: PageLibrary
    ) async throws -> Data {
        let shown = try? state(of: id, cells, chapter, outputs)
        let name = shown.flatMap { try? LiveModule.key(of: id, cells, $0, pictures: pictures, toolchain: toolchain) }
            .map { "\($0).wasm" }
        if let known = name.flatMap({ cache.live.data(named: $0) }) { return known }
        let source = LiveSource(id: id, cells: cells)
        let (folder, state) = try await compiled(source, of: chapter, outputs, pictures: pictures)
        try await prove(state, in: folder, source, chapter)
        let module = try Data(contentsOf: folder.appending(path: LiveModule.page))
        if let name { try cache.live.store(module, named: name) }
        return module
    }

    /// The program that draws a live figure of `chapter` outside of a page; it is compiled where it is not kept.
    ///
    /// - Throws: `ToolchainError` where part of what that needs is not installed, and the figure's faults at their places.
    public func program(
        of id: LiveID, _ cells: [Cell], of chapter: Chapter, outputs: ChapterOutputs
    ) async throws -> LiveProgram {
        let (folder, state) = try await compiled(
            LiveSource(id: id, cells: cells), of: chapter, outputs,
            pictures: try LiveModule.pictures(toolchain, store: cache.live))
        return LiveProgram(
            state: state, module: folder.appending(path: LiveModule.proof), runner: toolchain.webAssemblyRunner)
    }

    /// The folder with the modules of a live figure, for a page and for a proof, and what its cells showed of it.
    private func compiled(
        _ source: LiveSource, of chapter: Chapter, _ outputs: ChapterOutputs, pictures: PageLibrary
    ) async throws -> (folder: URL, state: LiveFigureState) {
        let live = LiveModule(
            source: source, chapter: chapter, toolchain: toolchain, pictures: pictures, store: cache.live)
        var (page, proof) = try live.files()
        let state = try state(of: source.id, source.cells, chapter, outputs)
        if !state.fixed.isEmpty { page.append(("LecternFixed.swift", LiveSupport.fixed(state.fixed))) }
        try toolchain.checkWebAssembly()
        let numbers = LiveSupport.data(of: state.fixed)
        let folder = try await cache.live.entry(try live.key(page + proof + [("numbers.c", numbers)])) {
            try await live.compile(page: page, proof: proof, numbers: numbers, into: $0)
        }
        return (folder, state)
    }

    /// Holds the module against what the cells drew.
    private func prove(_ state: LiveFigureState, in folder: URL, _ source: LiveSource, _ chapter: Chapter) async throws
    {
        let proof = LiveProof(state: state, module: folder.appending(path: LiveModule.proof), toolchain: toolchain)
        guard let difference = try await proof.difference() else { return }
        throw Diagnostic(
            file: chapter.file, position: source.cells[0].source.fence,
            message: "live figure '\(source.id)' draws differently on the page than in its cell: \(difference)",
            advice:
                "show the function that draws, let it depend on its arguments alone, and mind that an Int of the page has 32 bits"
        )
    }

    /// What the figure's cells showed of it, which must be once.
    private func state(
        of id: LiveID, _ cells: [Cell], _ chapter: Chapter, _ outputs: ChapterOutputs
    ) throws(Diagnostic) -> LiveFigureState {
        let shown = cells.flatMap { cell in outputs.cells[cell.index].liveFigures.map { (cell, $0) } }
        guard let (_, state) = shown.first else {
            throw Diagnostic(
                file: chapter.file, position: cells[0].source.fence,
                message: "live figure '\(id)' is never shown",
                advice: "add to one of its cells: try show(LiveFigure(…), caption: \"…\")")
        }
        if let (cell, _) = shown.dropFirst().first {
            throw Diagnostic(
                file: chapter.file, position: cell.source.fence, message: "live figure '\(id)' is shown twice",
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
