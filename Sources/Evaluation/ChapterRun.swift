import CellEvents
import Foundation
import Literate

/// One run of a chapter: cells are compiled while those before them run.
struct ChapterRun: Sendable {
    let plan: ChapterPlan
    let compiler: CellCompiler
    let cache: OutputCache
    let host: CellHostProcess
    let observer: @Sendable (Evaluator.Event) -> Void

    /// Runs all cells.
    func run() async throws -> ChapterOutputs {
        let results = CellResults(
            plan: plan, cache: host.environment.isEmpty ? cache : nil, observer: observer)
        let figures = FigureStore(scratch: host.scratch, figures: cache.figures)
        var recorder = CellRecorder(figures: figures)
        var current: Int?
        var start = ContinuousClock.now
        try await host.run(feed: { try await compileAll(results: results, commands: $0) }) { frame in
            if frame.type == .started {
                current = Int(frame.text)
                recorder = CellRecorder(figures: figures)
                start = .now
                if let current { observer(.started(current)) }
            }
            let before = recorder.progress
            try recorder.receive(frame)
            guard let index = current else { return }
            if let line = recorder.progress, line != before { observer(.progress(index, line)) }
            let isForked = !plan.steps[index].cell.kind.leavesState
            if let ending = recorder.ending, !isForked || frame.type == .ended {
                current = nil
                let seconds = (ContinuousClock.now - start).seconds
                await results.finish(index, try await output(index, ending, recorder.items, seconds: seconds))
            }
        }
        return await results.outputs()
    }

    /// Compiles the cells, as many at a time as there are cores, and sends those that run to the host in their order.
    private func compileAll(results: CellResults, commands: CellHostProcess.Commands) async throws {
        let compilation = ChapterCompilation(plan: plan, compiler: compiler, cache: cache, scratch: host.scratch)
        try await compilation.run(willCompile: { observer(.compiling($0)) }) { cell in
            await results.compiled(cell.step.cell.index, seconds: cell.seconds)
            return try await send(cell, results: results, commands: commands)
        }
    }

    /// Hands a compiled cell to the host, or its failure to the results. Returns false where the chapter ends here.
    private func send(
        _ cell: ChapterCompilation.CompiledCell, results: CellResults, commands: CellHostProcess.Commands
    ) async throws -> Bool {
        let index = cell.step.cell.index
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
            let output = output(cell.step, compileFailure: failure, syntax: cell.syntax)
            await results.finish(index, output)
            return output.status != .failed
        }
    }

    // MARK: Outcomes

    private func output(_ step: ChapterPlan.Step, compileFailure failure: CellCompiler.Failure, syntax: CellSyntax)
        -> CellOutput
    {
        let first = failure.diagnostics[0]
        let column = syntax.insertions.originalColumn(line: first.line, column: first.column, in: step.cell.source.text)
        let error = CellError(
            kind: .compile, message: failure.diagnostics.map(\.message).joined(separator: "\n"),
            line: step.cell.source.start.line + first.line - 1, column: column)
        return judge(step, CellOutput(index: step.cell.index, status: .failed, error: error))
    }

    private func output(
        _ index: Int, _ ending: CellRecorder.Ending, _ items: [CellOutput.Item], seconds: Double
    ) async throws -> CellOutput {
        var output = CellOutput(index: index, status: .completed, items: items, seconds: seconds)
        if case .failed(let kind, let message, let isExplained, let callStack) = ending {
            let place = await callStack?.innermostPlace(toolchain: compiler.toolchain)
            let owner = plan.steps.first { $0.moduleName == place?.moduleName } ?? plan.steps[index]
            output.status = .failed
            // The optimizer leaves some traps without words; their cause is then known from the debug information.
            let cause = isExplained ? nil : place?.runtimeFailure
            let column = place.map { place in
                CellSyntax(owner.cell.source.text).insertions.originalColumn(
                    line: place.line, column: place.column, in: owner.cell.source.text)
            }
            output.error = CellError(
                kind: kind, message: cause ?? message, line: owner.cell.source.start.line + (place?.line ?? 1) - 1,
                column: column)
        }
        return judge(plan.steps[index], output)
    }

    /// Turns a promised failure into success, and its absence into failure.
    private func judge(_ step: ChapterPlan.Step, _ output: CellOutput) -> CellOutput {
        guard case .fails(let promised) = step.cell.kind else { return output }
        var output = output
        if let error = output.error, [.compile, .thrown, .trap].contains(error.kind), error.message.contains(promised) {
            output.status = .completed
        } else if let error = output.error {
            output.status = .failed
            output.error?.message = "the cell failed, but not with \"\(promised)\": \(error.message)"
        } else {
            output.status = .failed
            output.error = CellError(
                kind: .promise, message: "the cell was to fail with \"\(promised)\", but it ran to its end",
                line: step.cell.source.fence.line, column: 1)
        }
        return output
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
