import Foundation
import Literate
import Outputs
import Toolchain

/// What was last run of a chapter, so that the next run can say what is new.
private struct LastRun: Codable {
    /// The compiler, the libraries and the options.
    var compiler: ContentHash
    /// What cells may read, as ``DataFiles/parts``.
    var inputs: [String: String]
    var cells: [Cell]

    struct Cell: Codable {
        var code: ContentHash
        /// How it is run: its kind and its limits.
        var fence: [String]
    }

    init(_ plan: ChapterPlan, compiler: ContentHash, data: DataFiles) {
        self.compiler = compiler
        inputs = data.parts
        cells = plan.steps.map { step in
            Cell(
                code: ContentHash([step.cell.source.text]),
                fence: [step.cell.kind.mode, "\(step.limits.seconds)", "\(step.limits.memory)"])
        }
    }

    /// What is new in `next` for its cell at `index`, for which nothing is stored.
    func reason(for index: Int, of plan: ChapterPlan, in next: LastRun) -> CellReason {
        if compiler != next.compiler { return .changed(.toolchain) }
        let names = Set(inputs.keys).union(next.inputs.keys).filter { inputs[$0] != next.inputs[$0] }
        if !names.isEmpty { return .changed(.inputs(names.sorted())) }
        // An earlier cell may be known as it is now, from a run before the last.
        for earlier in plan.steps[..<index].indices where plan.steps[earlier].cell.kind.leavesState {
            if earlier >= cells.count || cells[earlier].code != next.cells[earlier].code { return .follows(earlier) }
        }
        guard index < cells.count else { return .changed(.cell) }
        if cells[index].code != next.cells[index].code { return .changed(.code) }
        return .changed(cells[index].fence == next.cells[index].fence ? .lost : .fence)
    }
}

extension Evaluator {
    /// Why each cell of `chapter` would be run now, or would not.
    ///
    /// - Parameter environment: what the cells would find in their environment beside what they always find.
    public func reasons(_ chapter: Chapter, environment: [String: String] = [:]) async throws -> [CellReason] {
        let data = try DataFiles(
            of: chapter, tables: try await earlierTables(of: chapter),
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
        let plan = plan(of: chapter, data: data)
        let stored = plan.steps.map { cache.outputs(for: $0.outputKey) != nil }
        guard let firstMissing = stored.firstIndex(of: false) else { return stored.map { _ in .reused } }
        let next = LastRun(plan, compiler: identity, data: data)
        let last = cache.runs.data(named: Self.name(of: plan)).flatMap {
            try? JSONDecoder().decode(LastRun.self, from: $0)
        }
        func change(_ index: Int) -> CellReason { last?.reason(for: index, of: plan, in: next) ?? .changed(.cell) }
        return plan.steps.indices.map { index in
            if stored[index] { return .replayed }
            let cause = plan.steps[..<index].indices.first { !stored[$0] && plan.steps[$0].cell.kind.leavesState }
            return index == firstMissing ? change(index) : cause.map(CellReason.follows) ?? change(index)
        }
    }

    /// Notes what is run now. Where that cannot be written, the next run knows less to say.
    func remember(_ plan: ChapterPlan, data: DataFiles) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let body = try? encoder.encode(LastRun(plan, compiler: identity, data: data)) else { return }
        let name = Self.name(of: plan)
        if cache.runs.data(named: name) != body { try? cache.runs.store(body, named: name) }
    }

    private static func name(of plan: ChapterPlan) -> String {
        "\(ContentHash([URL(filePath: plan.file).standardizedFileURL.path])).json"
    }
}
