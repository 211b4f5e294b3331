import Outputs
import Foundation
import Literate
import Toolchain

/// Runs the cells of a chapter and says what they did.
public struct Evaluator: Sendable {
    /// The compiler and the host.
    public let toolchain: Toolchain
    /// Where results are kept.
    public let cache: OutputCache
    /// What a cell may use.
    public let limits: CellLimits
    private let libraries: [URL]
    private let scratch: URL
    private var kept: KeptHosts?
    private var compiler: CellCompiler

    /// What an observer is told while a chapter runs. Finished cells are reported in their order.
    public enum Event: Sendable {
        /// The cell at this index is being compiled.
        case compiling(Int)
        /// The cell at this index begins to run.
        case started(Int)
        /// The run begins at the cell at this index: what those before it left behind is there. It would have begun at a later one, had
        /// no cell between them started threads or processes, where the second value says so.
        case resumed(Int, isCrowded: Bool)
        /// What the running cell printed, showed, claimed or drew just now; a text is what came since the last.
        case produced(Int, CellOutput.Item)
        /// A line of progress of the running cell.
        case progress(Int, String)
        /// A cell came to its end, or was found in the cache.
        case finished(CellOutput)
    }

    /// An evaluator that keeps results in `cache`.
    /// - Parameters:
    ///   - libraries: what the host opens beside LessonKit's library, and cells may import.
    ///   - scratch: the folder in which a run has its own.
    ///   - kept: where hosts are kept from one run of a chapter to the next, or nil.
    /// - Throws: where the toolchain or LessonKit cannot be read.
    public init(
        toolchain: Toolchain, cache: OutputCache, limits: CellLimits = CellLimits(), libraries: [URL] = [],
        scratch: URL = FileManager.default.temporaryDirectory, kept: KeptHosts? = nil
    ) throws {
        self.toolchain = toolchain
        self.cache = cache
        self.limits = limits
        self.libraries = libraries
        self.scratch = scratch
        self.kept = kept
        compiler = try CellCompiler(toolchain: toolchain, libraries: libraries)
    }

    /// Runs `chapter`, or takes its outputs from the cache where every cell's are there.
    ///
    /// A cell that fails ends the chapter: the cells after it are reported as not run.
    /// - Parameters:
    ///   - last: the index of the last cell to run; nil for all. Cells after it are reported as not run.
    ///   - caching: whether stored outputs may stand for a run, and whether new ones are stored.
    ///   - environment: what the cells find in their environment beside what they always find.
    ///   - files: what the cells find in their folder beside the chapter's data, by hidden names.
    ///   - observer: told what happens, in order.
    /// - Throws: where the cache cannot be written, the host cannot be started or a data file cannot be read; never for what a cell does.
    public func run(
        _ chapter: Chapter, through last: Int? = nil, caching: Caching = .readAndWrite,
        environment: [String: String] = [:], files: [String: Data] = [:],
        observer: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> ChapterOutputs {
        let tables = try await earlierTables(of: chapter) {
            observer(.progress(0, "\($0.number.words), whose tables are asked for"))
        }
        let data = try DataFiles(
            of: chapter, tables: tables,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
        let plan = plan(of: chapter, through: last, data: data)
        if caching == .readAndWrite { remember(plan, data: data) }
        let circumstances = Circumstances(data: data, environment: environment, files: files)
        var outputs = try await run(plan, circumstances, caching: caching, observer: observer)
        for index in outputs.cells.count..<max(outputs.cells.count, chapter.cells.count) {
            outputs.cells.append(CellOutput(index: index, status: .notRun))
            observer(.finished(outputs.cells[index]))
        }
        return outputs
    }

    /// Runs the cells of `slice`, some with other code than the chapter's, and returns their outputs.
    ///
    /// - Parameter texts: code in place of a cell's, by its index in the chapter.
    package func run(_ slice: ChapterSlice, changing texts: [Int: String] = [:]) async throws -> [CellOutput] {
        let data = try DataFiles(of: slice.chapter, tables: try await earlierTables(of: slice.chapter))
        let plan = ChapterPlan(
            slice, changing: texts, identity: data.identity(compiler.identity), limits: limits)
        let outputs = try await run(plan, Circumstances(data: data), caching: .readAndWrite) { _ in }
        return slice.indices.map { outputs.cells[$0] }
    }

    /// The same evaluator, which compiles without optimizing: that takes half the time, which code that computes little never gives back.
    package var unoptimized: Evaluator {
        var evaluator = self
        evaluator.compiler = compiler.unoptimized
        return evaluator
    }

    /// The same evaluator, with other hosts that are kept from run to run.
    package func keeping(_ kept: KeptHosts) -> Evaluator {
        var evaluator = self
        evaluator.kept = kept
        return evaluator
    }

    /// The compiler, the libraries and the options: cells that are compiled by another one may do other things.
    package var identity: ContentHash { compiler.identity }

    func plan(of chapter: Chapter, through last: Int? = nil, data: DataFiles) -> ChapterPlan {
        ChapterPlan(chapter, through: last, identity: data.identity(compiler.identity), limits: limits)
    }

    /// What the cells of a run find around them.
    private struct Circumstances {
        var data: DataFiles
        var environment: [String: String] = [:]
        var files: [String: Data] = [:]

        /// The same for all runs of a file that may follow one another in one host, which has the data and the environment of the first.
        func key(of file: String, compiledBy compiler: ContentHash) -> ContentHash {
            let variables = environment.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
            return ContentHash([file, data.identity(compiler).description] + variables)
        }

        /// Writes the files that are this run's own.
        func writeFiles(into folder: URL) throws {
            for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        }
    }

    private func run(
        _ plan: ChapterPlan, _ circumstances: Circumstances, caching: Caching,
        observer: @escaping @Sendable (Event) -> Void
    ) async throws -> ChapterOutputs {
        if caching == .readAndWrite, let outputs = cached(plan) {
            outputs.cells.forEach { observer(.finished($0)) }
            return outputs
        }
        if let kept { return try await run(plan, circumstances, in: kept, caching: caching, observer: observer) }
        let host = try process(circumstances)
        defer { try? FileManager.default.removeItem(at: host.scratch) }
        try circumstances.writeFiles(into: host.scratch)
        let run = ChapterRun(
            plan: plan, compiler: compiler, cache: cache, caching: caching, host: host, observer: observer)
        return try await run.run()
    }

    /// Starts a host for a run of `chapter`, where hosts are kept and none waits for one, and reads its cells: what the run needs first is
    /// then there.
    ///
    /// Where that fails, the run says why.
    package func startHost(for chapter: Chapter, environment: [String: String]) async {
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        guard let kept, let data = try? DataFiles(of: chapter, tables: .none, environment: variables) else { return }
        let circumstances = Circumstances(data: data, environment: environment)
        let runs = circumstances.key(of: chapter.file, compiledBy: compiler.identity)
        guard await !kept.hasHost(of: runs),
            let process = try? process(circumstances, checkpoints: kept.checkpoints)
        else { return }
        await kept.keep(KeptHost(process), of: runs)
        _ = await CellSyntax.all(of: chapter.cells.map(\.source.text))
    }

    /// Runs `plan` from where its cells differ from those that a kept host has run, if there is one.
    private func run(
        _ plan: ChapterPlan, _ circumstances: Circumstances, in kept: KeptHosts, caching: Caching,
        observer: @escaping @Sendable (Event) -> Void
    ) async throws -> ChapterOutputs {
        let known = caching == .readAndWrite ? leadingOutputs(of: plan) : []
        let keys = plan.steps.map(\.outputKey)
        let runs = circumstances.key(of: plan.file, compiledBy: compiler.identity)
        var run: KeptRun
        let last = await kept.take(runs)
        if let last, let place = await last.goBack(to: keys, known: known.count) {
            run = KeptRun(host: last, first: place.first)
            if place.first > 0 { observer(.resumed(place.first, isCrowded: place.isCrowded)) }
        } else {
            await last?.end()
            let host = await KeptHost(try process(circumstances, checkpoints: kept.checkpoints))
            _ = await host.goBack(to: keys, known: 0)
            run = KeptRun(host: host, first: 0)
        }
        do {
            try circumstances.writeFiles(into: run.host.scratch)
            let chapterRun = ChapterRun(
                plan: plan, compiler: compiler, cache: cache, caching: caching, host: run, known: known,
                observer: observer)
            let outputs = try await chapterRun.run()
            await kept.keep(run.host, of: runs)
            return outputs
        } catch {
            await kept.keep(run.host, of: runs)
            throw error
        }
    }

    /// A host that is not started yet, in a folder of its own with the files that cells may read.
    private func process(_ circumstances: Circumstances, checkpoints: Int = 0) throws -> CellHostProcess {
        let scratch = scratch.appending(path: "lectern-\(UUID().uuidString)")
        let host = CellHostProcess(
            toolchain: toolchain, limits: limits, scratch: scratch, libraries: libraries,
            environment: circumstances.environment.merging(circumstances.data.environment) { $1 },
            checkpoints: checkpoints)
        for folder in [host.figures, CellEnvironment.temporary(in: scratch)] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        do {
            try circumstances.data.copy(into: scratch)
        } catch {
            try? FileManager.default.removeItem(at: scratch)
            throw error
        }
        return host
    }

    private func cached(_ plan: ChapterPlan) -> ChapterOutputs? {
        let outputs = leadingOutputs(of: plan)
        return outputs.count == plan.steps.count ? ChapterOutputs(cells: outputs) : nil
    }

    /// The stored outputs of the first steps, up to one that has none.
    private func leadingOutputs(of plan: ChapterPlan) -> [CellOutput] {
        var cells: [CellOutput] = []
        for step in plan.steps {
            if step.isLeftOut {
                cells.append(CellOutput(index: step.cell.index, status: .notRun))
                continue
            }
            guard var output = cache.outputs(for: step.outputKey) else { break }
            output.moveLines(by: step.cell.source.start.line)
            cells.append(output)
        }
        return cells
    }
}
