import Foundation
import Interchange
import Literate
import Outputs

/// What is told of a cell while it runs, and then when it is over. A value waits: the last one is the cell's result.
struct ToldOutputs {
    let executionCount: Int
    let figure: (String) -> Data?
    private var value: CellOutput.Item?
    /// What was told of standard error. The runtime's words wait, for they may be why the cell fails.
    private var errors = ""
    /// Whether anything was told, or waits. Of a cell that is known from an earlier run, nothing is.
    private var isRunning = false

    init(executionCount: Int, figure: @escaping (String) -> Data?) {
        self.executionCount = executionCount
        self.figure = figure
    }

    /// The messages of what a cell produced just now, and of the value before it.
    mutating func messages(of item: CellOutput.Item) -> [OutputMessage] {
        isRunning = true
        if case .text(let text, .standardError) = item { errors += text }
        let items = [value].compactMap { $0 } + [item]
        value = nil
        guard case .value = item else { return messages(of: items) }
        value = item
        return messages(of: items.dropLast())
    }

    /// The messages of a cell that is over, but for those that were told.
    func rest(after outcome: Result<CellSession.Outcome, any Error>) -> [OutputMessage] {
        let waiting = [value].compactMap { $0 }
        switch outcome {
        case .success(let outcome):
            var output = outcome.output
            if isRunning {
                let all = output.items.map { if case .text(let text, .standardError) = $0 { text } else { "" } }
                    .joined()
                let more = all.hasPrefix(errors) ? all.dropFirst(errors.count) : ""
                output.items = (more.isEmpty ? [] : [.text(String(more), .standardError)]) + waiting
            }
            return OutputMessage.all(
                of: outcome.cell, output, of: outcome.chapter, executionCount: executionCount, figure: figure)
        case .failure(let error):
            let told =
                error is CancellationError
                ? OutputMessage(errorOfKind: "interrupt", words: "the cell was interrupted")
                : OutputMessage(errorOfKind: "lectern", words: "\(error)")
            return messages(of: waiting) + [told]
        }
    }

    private func messages(of items: [CellOutput.Item]) -> [OutputMessage] {
        let chapter = CellSession.chapter(of: [""])
        return OutputMessage.all(
            of: chapter.cells[0], CellOutput(index: 0, status: .completed, items: items), of: chapter,
            executionCount: executionCount, isOver: false, figure: figure)
    }
}
