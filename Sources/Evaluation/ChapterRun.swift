import CFrames
import Foundation
import Literate
import Outputs
import Toolchain

/// One run of a chapter: cells are compiled while those before them run.
struct ChapterRun: Sendable {
    let plan: ChapterPlan
    let compiler: CellCompiler
    let cache: OutputCache
    let caching: Caching
    let host: any CellRunner
    /// The outputs of the first cells, which are known, and which need not run again where what they leave behind is there.
    var known: [CellOutput] = []
    let observer: @Sendable (Evaluator.Event) -> Void

    private var outcomes: CellOutcomes { CellOutcomes(plan: plan, toolchain: compiler.toolchain) }

    /// The cell that runs.
    private struct Current {
        var index: Int
        var recorder: CellRecorder
        var printed = PrintedPieces()
        var start = ContinuousClock.now
    }

    /// Runs all cells.
    func run() async throws -> ChapterOutputs {
        let results = CellResults(plan: plan, cache: caching == .none ? nil : cache, observer: observer)
        let figures = FigureFolder(scratch: host.figures, store: cache.figureStore)
        var current: Current?
        var strayEnding: HostEnding?
        var status: String?
        do {
            status = try await host.run(feed: { try await compileAll(results: results, commands: $0) }) { frame in
                if frame.kind == .started, let index = frame.index, plan.steps.indices.contains(index) {
                    current = Current(index: index, recorder: CellRecorder(figures: figures))
                    observer(.started(index))
                }
                guard var running = current else {
                    if frame.kind == .ended { strayEnding = HostEnding(frame.payload) }
                    return
                }
                let output = try await receive(frame, &running)
                current = output == nil ? running : nil
                if let output { await results.finish(output.index, output) }
            }
        } catch is HostFrameError {
            status = "it sent a malformed message"
        }
        // Success is what was seen to succeed: a cell that never reported its end has failed.
        await results.close { index in
            let items = current?.index == index ? current?.recorder.items : nil
            return outcomes.unreported(index, items: items ?? [], ending: strayEnding, status: status ?? "it is there")
        }
        return await results.outputs()
    }

    /// Takes a frame of the cell that runs. Returns its output where it has come to its end.
    private func receive(_ frame: HostFrame, _ current: inout Current) async throws -> CellOutput? {
        let before = current.recorder.progress
        try current.recorder.receive(frame)
        if let line = current.recorder.progress, line != before { observer(.progress(current.index, line)) }
        if let item = produced(frame, &current) { observer(.produced(current.index, item)) }
        let isForked = !plan.steps[current.index].cell.kind.leavesState
        guard let outcome = current.recorder.outcome, !isForked || frame.kind == .ended else { return nil }
        let seconds = (ContinuousClock.now - current.start).seconds
        return await outcomes.output(current.index, outcome, current.recorder.items, seconds: seconds)
    }

    /// What a frame adds to the outputs of the cell that runs.
    private func produced(_ frame: HostFrame, _ current: inout Current) -> CellOutput.Item? {
        switch frame.kind {
        case .error where current.recorder.hasReport: return nil
        case .output, .error:
            let stream: CellOutput.Stream = frame.kind == .output ? .standardOutput : .standardError
            return current.printed.text(of: frame.payload, stream).map { .text($0, stream) }
        default: return current.recorder.latest
        }
    }

    /// Compiles the cells, as many at a time as there are cores, and sends those that run to the host in their order.
    private func compileAll(results: CellResults, commands: HostCommands) async throws {
        let compilation = await ChapterCompilation(plan: plan, compiler: compiler, cache: cache, scratch: host.scratch)
        try await compilation.run(willCompile: { observer(.compiling($0)) }) { cell in
            await results.compiled(cell.step.cell.index, seconds: cell.seconds)
            return try await send(cell, results: results, commands: commands)
        }
    }

    /// Hands a compiled cell to the host, or its failure to the results. Returns false where the chapter ends here.
    private func send(
        _ cell: ChapterCompilation.CompiledCell, results: CellResults, commands: HostCommands
    ) async throws -> Bool {
        let index = cell.step.cell.index
        if index < known.count, index < host.first || !cell.step.cell.kind.leavesState {
            await results.finish(index, known[index])
            return true
        }
        switch cell.outcome {
        case .success(let folder):
            guard cell.step.cell.kind != .norun else {
                await results.finish(index, CellOutput(index: index, status: .completed))
                return true
            }
            try await commands.run(
                index: index, library: folder.appending(path: "lib\(cell.step.moduleName).so"),
                entryPoint: compiler.entryPoint(cell.step.moduleName), seconds: cell.step.limits.seconds,
                isForked: !cell.step.cell.kind.leavesState)
            return true
        case .failure(let failure):
            let output = outcomes.output(cell.step, compileFailure: failure)
            await results.finish(index, output)
            return output.status != .failed
        }
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
