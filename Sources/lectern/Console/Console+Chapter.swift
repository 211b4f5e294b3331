import Evaluation
import Literate
import Outputs
import Terminal

extension Console {
    /// Runs a chapter and shows it while it runs.
    ///
    /// - Parameters:
    ///   - only: the index of the one cell to show.
    ///   - isSilent: whether only progress is shown.
    ///   - text: how the chapter is shown; asked for when its cells run already.
    func show(
        _ chapter: Chapter, by evaluator: Evaluator, only: Int? = nil, caching: Caching, isSilent: Bool = false,
        as text: () async throws -> ChapterText
    ) async throws -> ChapterOutputs {
        let (events, continuation) = AsyncStream.makeStream(of: Evaluator.Event.self)
        async let running = {
            defer { continuation.finish() }
            return try await evaluator.run(chapter, through: only, caching: caching) { continuation.yield($0) }
        }()
        var printer = ChapterPrinter(text: try await text(), console: self, only: only)
        printer.isSilent = isSilent
        printer.showHead()
        for await event in events { printer.receive(event) }
        clearProgress()
        let outputs = try await running
        printer.end(outputs)
        return outputs
    }
}
