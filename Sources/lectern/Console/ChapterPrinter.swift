import Outputs
import Evaluation
import Literate
import Terminal

/// Shows a chapter while it runs: each cell as it finishes, with the text before it.
struct ChapterPrinter {
    let text: ChapterText
    let console: Console
    /// The index of the one cell to show; nil for the whole chapter.
    let only: Int?
    /// Whether only progress is shown.
    var isSilent = false
    private let begin = ContinuousClock.now
    private var next = 0
    private var hasFailed = false

    init(text: ChapterText, console: Console, only: Int?) {
        self.text = text
        self.console = console
        self.only = only
    }

    private var elements: [Chapter.Element] { text.chapter.elements }

    /// Shows the head and all before the first cell.
    mutating func showHead() {
        guard !isSilent, only == nil else { return }
        console.write(text.head)
        showText()
    }

    mutating func receive(_ event: Evaluator.Event) {
        let count = text.chapter.cells.count
        switch event {
        case .compiling(let index): console.progress("compiling cell \(index + 1) of \(count)")
        case .started(let index): console.progress("running cell \(index + 1) of \(count)")
        case .progress(let index, let line): console.progress("cell \(index + 1) of \(count) · \(line)")
        case .resumed, .produced: break
        case .finished(let output): if !isSilent { show(output) }
        }
    }

    private mutating func show(_ output: CellOutput) {
        if let only {
            if output.index == only || output.status == .failed { showAlone(output) }
            return
        }
        guard !hasFailed, next < elements.count else { return }
        console.clearProgress()
        console.write(text.text(elements[next], output))
        next += 1
        if output.status == .failed { hasFailed = true } else { showText() }
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
    private mutating func showText() {
        while next < elements.count {
            if case .cell = elements[next] { return }
            console.write(text.text(elements[next], nil))
            next += 1
        }
    }

    /// Shows the last lines.
    func end(_ outputs: ChapterOutputs) {
        guard !isSilent else { return }
        console.write(
            text.summary(
                outputs, seconds: begin.duration(to: .now) / .seconds(1)))
    }
}
