import Evaluation
import Literate
import Outputs
import Terminal

extension Console {
    /// Runs a chapter and shows it while it runs.
    ///
    /// - Parameters: only, the index of the one cell to show; isSilent, whether only progress is shown.
    func show(
        _ chapter: Chapter, by evaluator: Evaluator, as text: ChapterText, only: Int? = nil, caching: Caching,
        isSilent: Bool = false
    ) async throws -> ChapterOutputs {
        let (events, continuation) = AsyncStream.makeStream(of: Evaluator.Event.self)
        async let running = {
            defer { continuation.finish() }
            return try await evaluator.run(chapter, through: only, caching: caching) { continuation.yield($0) }
        }()
        var printer = ChapterPrinter(text: text, console: self, only: only)
        printer.isSilent = isSilent
        printer.showHead()
        for await event in events { printer.receive(event) }
        clearProgress()
        let outputs = try await running
        printer.end(outputs)
        return outputs
    }
}
