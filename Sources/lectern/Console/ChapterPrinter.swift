import Outputs
import Evaluation
import Literate
import Terminal

/// Shows a chapter while it runs: each cell as it finishes, with the text before it.
struct ChapterPrinter {
    private var text: ChapterText
    let console: Console
    /// The index of the one cell to show; nil for the whole chapter.
    let only: Int?
    /// Whether only progress is shown.
    var isSilent = false
    private let begin = ContinuousClock.now
    /// Waits for the chapter with its drawn questions; nil where it is shown already.
    private var drawn: (() async throws -> Chapter)?
    private var next = 0
    private var hasFailed = false

    init(text: ChapterText, console: Console, only: Int?, drawn: (() async throws -> Chapter)?) {
        self.text = text
        self.console = console
        self.only = only
        self.drawn = drawn
    }

    private var elements: [Chapter.Element] { text.chapter.elements }

    /// Shows the head and all before the first cell.
    mutating func showHead() async throws {
        guard !isSilent, only == nil else { return }
        console.write(text.head)
        try await showText()
    }

    mutating func receive(_ event: Evaluator.Event) async throws {
        let count = text.chapter.cells.count
        switch event {
        case .compiling(let index): console.progress("compiling cell \(index + 1) of \(count)")
        case .started(let index): console.progress("running cell \(index + 1) of \(count)")
        case .progress(let index, let line): console.progress("cell \(index + 1) of \(count) · \(line)")
        case .resumed, .produced: break
        case .finished(let output): if !isSilent { try await show(output) }
        }
    }

    private mutating func show(_ output: CellOutput) async throws {
        if let only {
            if output.index == only || output.status == .failed { showAlone(output) }
            return
        }
        guard !hasFailed, next < elements.count else { return }
        console.clearProgress()
        console.write(text.text(elements[next], output))
        next += 1
        if output.status == .failed { hasFailed = true } else { try await showText() }
    }

    private func showAlone(_ output: CellOutput) {
        guard
            let element = elements.first(where: {
                if case .cell(let cell) = $0 { cell.index == output.index } else { false }
            })
        else { return }
        console.clearProgress()
        console.write(text.text(element, output))
    }

    /// Shows what comes before the next cell.
    private mutating func showText() async throws {
        while next < elements.count {
            if case .cell = elements[next] { return }
            // What comes before the first drawn question waits for none.
            if case .quiz(let quiz) = elements[next], quiz.draw != nil { try await draw() }
            console.write(text.text(elements[next], nil))
            next += 1
        }
    }

    private mutating func draw() async throws {
        guard let drawn else { return }
        self.drawn = nil
        text.chapter = try await drawn()
    }

    /// Shows the last lines.
    mutating func end(_ outputs: ChapterOutputs) async throws {
        guard !isSilent else { return }
        try await draw()
        console.write(
            text.summary(
                outputs, seconds: begin.duration(to: .now) / .seconds(1)))
    }
}
