import Foundation
import Toolchain

/// Compiles the cells of a chapter side by side: a cell waits only for the earlier cells that it may use. Of those that do not run,
/// it compiles what others import.
struct ChapterCompilation: Sendable {
    private let nodes: [Node]
    /// The indices of the cells that run, and of those that they import.
    private let needed: [Int]
    private let compiler: CellCompiler
    private let cache: OutputCache
    private let scratch: URL

    /// A cell with what it imports.
    private struct Node: Sendable {
        var step: ChapterPlan.Step
        var syntax: CellSyntax
        /// Indices of earlier cells that it imports, ascending, with all that these import.
        var imports: [Int]
        /// The hash of the compiled cell: its code, its place, and the cells that it imports.
        var key: ContentHash
        /// Whether it, or one that it imports, has other code than the chapter's.
        var isAffected: Bool
    }

    /// A cell that was compiled, or failed to.
    struct CompiledCell: Sendable {
        var step: ChapterPlan.Step
        var syntax: CellSyntax
        /// The folder with its module and library.
        var outcome: Result<URL, CellCompiler.Failure>
        var seconds: Double
    }

    init(plan: ChapterPlan, compiler: CellCompiler, cache: OutputCache, scratch: URL) async {
        self.compiler = compiler
        self.cache = cache
        self.scratch = scratch
        var nodes: [Node] = []
        for (step, syntax) in zip(plan.steps, await CellSyntax.all(of: plan.steps.map(\.cell.source.text))) {
            var used = nodes.indices.filter { nodes[$0].step.cell.kind.leavesState && syntax.mayUse(nodes[$0].syntax) }
            var imports = Set(used + used.flatMap { nodes[$0].imports }).sorted()
            let isAffected = step.isChanged || imports.contains { nodes[$0].isAffected }
            if isAffected {
                // Nobody needs what does not run. It is imported all the same where the chapter's own module is there: then the
                // cells that import it are the chapter's own, too.
                used.removeAll { nodes[$0].isAffected && nodes[$0].step.isLeftOut }
                imports = Set(used + used.flatMap { nodes[$0].imports }).sorted()
            }
            let repeated = nodes.filter { $0.step.cell.kind.leavesState }.flatMap(\.syntax.imports)
            let key = ContentHash(
                [
                    Self.compiler(compiler, isAffected: isAffected).identity.description, step.moduleName,
                    step.cell.source.text,
                ] + repeated
                    + imports.map { nodes[$0].key.description })
            nodes.append(Node(step: step, syntax: syntax, imports: imports, key: key, isAffected: isAffected))
        }
        self.nodes = nodes
        let run = nodes.indices.filter { !nodes[$0].step.isLeftOut }
        needed = Set(run + run.flatMap { nodes[$0].imports }).sorted()
    }

    /// Other code than the chapter's runs once, and takes less time than to optimize it.
    private static func compiler(_ compiler: CellCompiler, isAffected: Bool) -> CellCompiler {
        isAffected ? compiler.unoptimized : compiler
    }

    /// Compiles the cells and passes those that run on in their order, until `pass` says that the chapter ends.
    func run(
        willCompile: @Sendable (Int) -> Void, pass: (CompiledCell) async throws -> Bool
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, CompiledCell).self) { group in
            var finished: [Int: CompiledCell] = [:]
            var waiting = needed
            var passed = 0
            var running = 0
            while passed < nodes.count {
                while running < max(2, ProcessInfo.processInfo.activeProcessorCount),
                    let next = waiting.first(where: { nodes[$0].imports.allSatisfy { finished[$0] != nil } })
                {
                    waiting.removeAll { $0 == next }
                    running += 1
                    willCompile(next)
                    group.addTask { (next, try await compile(next)) }
                }
                guard let (index, cell) = try await group.next() else { return }
                running -= 1
                finished[index] = cell
                while passed < nodes.count {
                    let isLeftOut = nodes[passed].step.isLeftOut
                    guard isLeftOut || finished[passed] != nil else { break }
                    passed += 1
                    if !isLeftOut, let cell = finished[passed - 1], try await !pass(cell) {
                        group.cancelAll()
                        return
                    }
                }
            }
        }
    }

    /// Compiles one cell. A cell that imports one that failed fails too, but is never passed on.
    private func compile(_ index: Int) async throws -> CompiledCell {
        let node = nodes[index]
        let start = ContinuousClock.now
        let outcome: Result<URL, CellCompiler.Failure>
        do {
            if let fault = node.syntax.faults.first { throw CellCompiler.Failure(faults: [fault]) }
            outcome = .success(try await folder(of: index))
        } catch let failure as CellCompiler.Failure {
            outcome = .failure(failure)
        }
        return CompiledCell(
            step: node.step, syntax: node.syntax, outcome: outcome, seconds: (ContinuousClock.now - start).seconds)
    }

    /// The folder of the compiled cell, from the cache where it is there.
    private func folder(of index: Int) async throws -> URL {
        let node = nodes[index]
        let compiler = Self.compiler(compiler, isAffected: node.isAffected)
        let program = program(of: index, syntax: node.syntax)
        let imports = try await modules(for: index)
        if node.step.cell.kind == .norun {
            let folder = scratch.appending(path: node.step.moduleName)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try await compiler.typecheck(program, imports: imports, in: folder)
            return folder
        }
        return try await cache.cells.entry(node.key) {
            try await compiler.compile(program, imports: imports, mayTrap: !node.step.cell.kind.leavesState, into: $0)
        }
    }

    private func program(of index: Int, syntax: CellSyntax) -> CellProgram {
        CellProgram(
            moduleName: nodes[index].step.moduleName, source: nodes[index].step.cell.source.text, syntax: syntax,
            repeatedImports: nodes[..<index].filter { $0.step.cell.kind.leavesState }.flatMap(\.syntax.imports),
            earlier: nodes[index].imports.map { (nodes[$0].step.moduleName, nodes[$0].syntax) })
    }

    /// The folders of the modules that a cell imports.
    ///
    /// Where an extension's member was declared again, calls would be ambiguous. So the cell sees a module of the earlier declaration
    /// that yields to the later one; its code is the same.
    private func modules(for index: Int) async throws -> [URL] {
        let imports = nodes[index].imports
        var folders: [URL] = []
        for earlier in imports {
            let between = imports.filter { $0 > earlier } + [index]
            let lost = nodes[earlier].syntax.lostMembers(after: between.map { nodes[$0].syntax })
            folders.append(
                lost.isEmpty ? cellFolder(nodes[earlier].key) : try await yieldingModule(of: earlier, lost: lost))
        }
        return folders
    }

    private func yieldingModule(of index: Int, lost: [Member]) async throws -> URL {
        let node = nodes[index]
        let key = ContentHash([node.key.description, "yields"] + lost.map { "\($0.offset)" })
        let imports = try await modules(for: index)
        do {
            return try await cache.cells.entry(key) {
                try await compiler.compileModule(
                    program(of: index, syntax: node.syntax.yielding(lost)), imports: imports, into: $0)
            }
        } catch is CellCompiler.Failure {
            // What cannot yield stays as it is: the compiler then calls the use ambiguous.
            return cellFolder(node.key)
        }
    }

    private func cellFolder(_ key: ContentHash) -> URL { cache.cells.folder.appending(path: key.description) }
}
