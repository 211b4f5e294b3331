import Outputs
import Foundation
import Literate

/// The results of a run as they come, reported in the order of the cells and stored when they are good.
actor CellResults {
    private let plan: ChapterPlan
    /// Where good results are stored; nil for nowhere.
    private let cache: OutputCache?
    private let observer: @Sendable (Evaluator.Event) -> Void
    private var results: [Int: CellOutput] = [:]
    private var compileSeconds: [Int: Double] = [:]
    private var reported = 0

    init(plan: ChapterPlan, cache: OutputCache?, observer: @escaping @Sendable (Evaluator.Event) -> Void) {
        self.plan = plan
        self.cache = cache
        self.observer = observer
        for step in plan.steps where step.isLeftOut {
            results[step.cell.index] = CellOutput(index: step.cell.index, status: .notRun)
        }
    }

    /// Notes how long a cell's compile took.
    func compiled(_ index: Int, seconds: Double) { compileSeconds[index] = seconds }

    /// Takes a cell's result in.
    func finish(_ index: Int, _ output: CellOutput) {
        var output = output
        output.seconds += compileSeconds[index] ?? 0
        results[index] = output
        if output.succeeded { store(output) }
        while let next = results[reported] {
            observer(.finished(next))
            reported += 1
            if next.status == .failed { break }
        }
    }

    /// The host is gone. A cell that should have run and has no result, with none before it that failed, gets one from `unreported`.
    func close(_ unreported: (Int) -> CellOutput) {
        for index in plan.steps.indices {
            guard let output = results[index] else { return finish(index, unreported(index)) }
            if output.status == .failed { return }
        }
    }

    /// All outputs; a cell without a result was not run.
    func outputs() -> ChapterOutputs {
        let failed = plan.steps.firstIndex { results[$0.cell.index]?.status == .failed } ?? plan.steps.count
        let cells = plan.steps.indices.map { index in
            index <= failed
                ? results[index] ?? CellOutput(index: index, status: .notRun)
                : CellOutput(index: index, status: .notRun)
        }
        for output in cells.dropFirst(reported) { observer(.finished(output)) }
        return ChapterOutputs(cells: cells)
    }

    /// A cache that cannot be written costs time, not results.
    private func store(_ output: CellOutput) {
        let step = plan.steps[output.index]
        var stored = output
        stored.moveLines(by: -step.cell.source.start.line)
        try? cache?.store(stored, for: step.outputKey)
    }
}
