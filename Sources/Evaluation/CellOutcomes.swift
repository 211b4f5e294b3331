import Literate
import Outputs
import Toolchain

/// Makes a cell's output of what became of it: places in the Markdown, words for failures, and whether a promised failure came.
struct CellOutcomes: Sendable {
    let plan: ChapterPlan
    let toolchain: Toolchain

    /// The output of a cell that did not compile.
    func output(_ step: ChapterPlan.Step, compileFailure failure: CellCompiler.Failure) -> CellOutput {
        let first = failure.faults[0]
        let error = CellError(
            kind: .compile, message: failure.faults.map(\.message).joined(separator: "\n"),
            line: step.cell.source.start.line + first.line - 1, column: first.column)
        return judge(step, CellOutput(index: step.cell.index, status: .failed, error: error))
    }

    /// The output of a cell that ran.
    func output(
        _ index: Int, _ outcome: CellRecorder.Outcome, _ items: [CellOutput.Item], seconds: Double
    ) async -> CellOutput {
        var output = CellOutput(index: index, status: .completed, items: items, seconds: seconds)
        output.moveLines(by: plan.steps[index].cell.source.start.line - 1)
        if case .failed(let failure) = outcome {
            output.status = .failed
            output.error = await error(failure, of: index)
        }
        return judge(plan.steps[index], output)
    }

    /// The output of a cell that never reported its end.
    ///
    /// - Parameters:
    ///   - ending: how the process came to its end, where the host still said so.
    ///   - status: how the host itself came to its end.
    func unreported(_ index: Int, items: [CellOutput.Item], ending: HostEnding?, status: String) -> CellOutput {
        let step = plan.steps[index]
        var output = CellOutput(index: index, status: .failed, items: items)
        output.moveLines(by: step.cell.source.start.line - 1)
        let reason = ending.map { "\($0)" } ?? "the process that runs cells is gone (\(status))"
        output.error = CellError(
            kind: .lost, message: reason, line: step.cell.source.start.line)
        return output
    }

    private func error(_ failure: CellFailure, of index: Int) async -> CellError {
        let place = await failure.callStack?.innermostPlace(toolchain: toolchain)
        let owner = plan.steps.first { $0.moduleName == place?.moduleName } ?? plan.steps[index]
        let origin = place.map {
            CellProgram.origin(
                line: $0.trap.line, column: $0.trap.column, in: owner.cell.source.text, earlier: earlier(than: owner))
        }
        var (kind, message) = failure.described(cause: place?.trap.cause)
        if kind == .thrown, let name = DataFiles.undeclared(in: message, and: plan.steps[index].cell, of: plan.file) {
            message += "\n'\(name)' is beside the chapter: name it in the front matter, reads: [\(name)]"
        }
        return CellError(
            kind: kind, message: message, line: owner.cell.source.start.line + (origin?.line ?? 1) - 1,
            column: origin?.column, signal: failure.ending.signal)
    }

    private func earlier(than step: ChapterPlan.Step) -> [(moduleName: String, syntax: CellSyntax)] {
        plan.steps[..<step.cell.index].filter { $0.cell.kind.leavesState }
            .map { ($0.moduleName, CellSyntax($0.cell.source.text)) }
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
