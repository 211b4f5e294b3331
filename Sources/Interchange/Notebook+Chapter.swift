import Foundation
import Literate
import Outputs
import Wording

extension Notebook {
    /// A chapter with what its cells did.
    ///
    /// Wrong versions, and the checks and misconceptions of exercises, are in none of its cells: what a notebook has, its reader sees.
    /// - Parameters:
    ///   - withSolutions: whether it has the solutions of exercises and the answers to questions.
    ///   - figure: the content of a figure's file, by its name; nil where there is none.
    package init(
        _ chapter: Chapter, _ outputs: ChapterOutputs, withSolutions: Bool, figure: (String) -> Data?
    ) {
        var writer = NotebookWriter(withSolutions: withSolutions)
        writer.addHead(of: chapter)
        for element in chapter.elements {
            switch element {
            case .prose(let blocks): writer.add(blocks)
            case .cell(let cell): writer.add(cell, outputs.cells[cell.index], of: chapter, figure: figure)
            case .exercise(let exercise): writer.add(exercise)
            case .quiz(let quiz): writer.add(quiz)
            }
        }
        self.init(cells: writer.cells, metadata: Metadata(title: chapter.title))
    }
}

/// Makes the cells of a notebook, one after the other.
private struct NotebookWriter {
    let withSolutions: Bool
    private(set) var cells: [Notebook.Cell] = []
    private var markdown = MarkdownWriter()
    private var executionCount = 0
    /// How many cells of each kind there are, from which identifiers follow.
    private var counts: [String: Int] = [:]

    init(withSolutions: Bool) { self.withSolutions = withSolutions }

    mutating func addHead(of chapter: Chapter) {
        let title = MarkdownText.inlines(of: chapter.title)
        let objectives = chapter.frontMatter.objectives.map(MarkdownText.blocks(of:))
        add(
            [.heading(level: 1, title, anchor: "", position: SourcePosition(line: 1))]
                + (objectives.isEmpty ? [] : [.list(start: nil, items: objectives, isTight: true)]))
    }

    mutating func add(_ blocks: [Block]) {
        let text = markdown.text(blocks)
        if !text.isEmpty { add(text, as: "text") }
    }

    mutating func add(_ cell: Cell, _ output: CellOutput, of chapter: Chapter, figure: (String) -> Data?) {
        let code = Notebook.Cell.Code(
            cell, output, of: chapter, after: executionCount, writer: &markdown, figure: figure)
        executionCount = code.executionCount ?? executionCount
        add(cell.source.text, as: "cell", Notebook.CellMetadata(cell), code: code)
    }

    mutating func add(_ exercise: Exercise) {
        let title = MarkdownText.inlines(of: exercise.title)
        var text = markdown.text(
            [.heading(level: 2, [.text("Exercise: ")] + title, anchor: "", position: exercise.position)]
                + [.paragraph([.emphasis([.text(exercise.points.counted("point"))])])] + exercise.statement)
        text += folded("Hint", exercise.hint)
        if !exercise.uses.isEmpty { text += "\n\n" + markdown.text(MarkdownText.blocks(of: exercise.scope)) }
        let origin = Notebook.CellMetadata.Origin(name: exercise.id.name, points: exercise.points)
        add(text, as: "statement", .init(lectern: origin))
        add(exercise.starter.text, as: "exercise", .init(tags: ["exercise"], lectern: origin), code: .init())
        guard withSolutions else { return }
        add(
            exercise.solution.text, as: "solution",
            .init(tags: ["solution", "hide-input"], jupyter: .init(), lectern: origin), code: .init())
    }

    mutating func add(_ quiz: Quiz) {
        var text = markdown.text(
            [.paragraph([.strong([.text("Question")]), .text(" · " + quiz.points.counted("point"))])] + quiz.question)
        var answer: [Block] = []
        switch quiz.kind {
        case .number(let number, _, _):
            answer = [.paragraph([.text(number.shortest + (quiz.unit.map { " " + $0 } ?? ""))])]
        case .choice(let choices):
            let items = choices.enumerated().map { index, choice in
                [.paragraph([.strong([.text(Quiz.letter(at: index))])])] + choice.text
            }
            text += "\n\n" + markdown.text([.list(start: nil, items: items, isTight: false)])
            answer = choices.enumerated().filter(\.element.isRight).map {
                .paragraph([.strong([.text(Quiz.letter(at: $0.offset))])])
            }
        // Numbers that could not be drawn.
        case .drawn: break
        }
        text += folded("Hint", quiz.hint)
        if withSolutions, !answer.isEmpty { text += folded("Answer", answer + quiz.explanation) }
        add(
            text, as: "question",
            .init(tags: ["question"], lectern: .init(name: quiz.id.name, points: quiz.points)))
    }

    /// What a reader unfolds; nothing where there are no blocks.
    private mutating func folded(_ summary: String, _ blocks: [Block]) -> String {
        if blocks.isEmpty { return "" }
        return "\n\n<details><summary>\(summary)</summary>\n\n" + markdown.text(blocks) + "\n\n</details>"
    }

    private mutating func add(
        _ source: String, as kind: String, _ metadata: Notebook.CellMetadata = .init(), code: Notebook.Cell.Code? = nil
    ) {
        let count = counts[kind, default: 0] + 1
        counts[kind] = count
        let text = source.hasSuffix("\n") ? String(source.dropLast()) : source
        cells.append(Notebook.Cell(id: "\(kind)-\(count)", source: text, metadata: metadata, code: code))
    }
}

extension Notebook.CellMetadata {
    /// What tools are told of a chapter's cell.
    init(_ cell: Cell) {
        switch cell.kind {
        case .run: break
        case .hidden:
            tags = ["hide-input"]
            jupyter = .init()
        case .norun: tags = ["norun"]
        case .fails: tags = ["raises-exception"]
        }
        if let live = cell.live { lectern = .init(live: live.name) }
    }
}

extension Notebook.Cell.Code {
    /// What a chapter's cell did, as the next after so many cells that ran.
    init(
        _ cell: Cell, _ output: CellOutput, of chapter: Chapter, after count: Int, writer: inout MarkdownWriter,
        figure: (String) -> Data?
    ) {
        guard cell.kind != .norun, output.status != .notRun else { return }
        executionCount = count + 1
        outputs = Notebook.Output.all(
            of: cell, output, of: chapter, executionCount: count + 1, writer: &writer, figure: figure)
    }
}

extension Double {
    /// Without `.0` where it is a whole number.
    fileprivate var shortest: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}
