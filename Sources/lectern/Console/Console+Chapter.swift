import Evaluation
import Literate
import Outputs
import Terminal

extension Console {
    /// Runs a chapter and shows it while it runs.
    ///
    /// - Parameters:
    ///   - text: how the chapter is shown.
    ///   - only: the index of the one cell to show.
    ///   - isSilent: whether only progress is shown.
    ///   - drawn: waits for the chapter with its drawn questions; asked when the first of them is to be shown.
    func show(
        _ text: ChapterText, by evaluator: Evaluator, only: Int? = nil, caching: Caching, isSilent: Bool = false,
        drawn: (() async throws -> Chapter)? = nil
    ) async throws -> ChapterOutputs {
        let (events, continuation) = AsyncStream.makeStream(of: Evaluator.Event.self)
        let chapter = text.chapter
        async let running = {
            defer { continuation.finish() }
            return try await evaluator.run(chapter, through: only, caching: caching) { continuation.yield($0) }
        }()
        var printer = ChapterPrinter(text: text, console: self, only: only, drawn: drawn)
        printer.isSilent = isSilent
        try await printer.showHead()
        for await event in events { try await printer.receive(event) }
        clearProgress()
        let outputs = try await running
        try await printer.end(outputs)
        return outputs
    }
}
