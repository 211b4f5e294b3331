import Outputs
import Literate

/// Renders a chapter with what its cells did: a pure function of them and the terminal's style.
package struct ChapterText {
    /// What is shown.
    package var chapter: Chapter
    let style: TerminalStyle
    let files: FigureFiles
    /// Why each cell ran or did not; empty where that is not told.
    let reasons: [String]
    let invocation: Invocation

    package init(
        chapter: Chapter, style: TerminalStyle, files: FigureFiles, reasons: [String] = [],
        invocation: Invocation = Invocation()
    ) {
        self.chapter = chapter
        self.style = style
        self.files = files
        self.reasons = reasons
        self.invocation = invocation
    }

    /// The whole chapter, to its last line.
    package func text(_ outputs: ChapterOutputs, seconds: Double) -> String {
        let elements = chapter.elements.map { element -> String in
            guard case .cell(let cell) = element else { return text(element, nil) }
            return text(element, outputs.cells.first { $0.index == cell.index })
        }
        return head + elements.joined() + summary(outputs, seconds: seconds)
    }

    /// The last lines.
    package func summary(_ outputs: ChapterOutputs, seconds: Double) -> String {
        RunSummary(chapter: chapter, outputs: outputs, style: style, invocation: invocation, seconds: seconds).text
    }

    /// Number, title, and what the reader will learn.
    package var head: String {
        let number = StyledRun("\(chapter.number)  ", TextStyle(color: .blue, isBold: true))
        let title = wrap(
            (chapter.form == .chapter ? [number] : []) + [StyledRun(chapter.title.printable, .bold)],
            width: style.measure)
        let prose = ProseText(style: style)
        let summary = prose.paragraph(
            MarkdownText.inlines(of: chapter.frontMatter.summary), in: .muted, width: style.measure)
        let goals = chapter.frontMatter.objectives.map { MarkdownText.blocks(of: $0) }
        let list =
            goals.isEmpty ? [] : prose.lines([.list(start: nil, items: goals, isTight: true)], width: style.measure)
        return style.encode(
            Array([title, summary, list].filter { !$0.isEmpty }.joined(separator: [Line()])) + [Line()])
    }

    /// An element with an empty line below it; nothing for what is not shown.
    package func text(_ element: Chapter.Element, _ output: CellOutput?) -> String {
        let lines = lines(element, output)
        return lines.isEmpty ? "" : style.encode(lines + [Line()])
    }

    private var exerciseText: ExerciseText {
        ExerciseText(style: style, chapter: chapter, invocation: invocation)
    }

    /// The command that moves a live figure; none for a file or a pipe, which nobody moves anything in.
    private func move(_ figure: LiveID) -> String? {
        if style.isPlain { return nil }
        switch chapter.form {
        case .chapter: return invocation.command("live \(chapter.number.padded) \(figure)")
        case .document: return invocation.command("live", path: chapter.file) + " \(figure)"
        }
    }

    private func lines(_ element: Chapter.Element, _ output: CellOutput?) -> [Line] {
        switch element {
        case .prose(let blocks): ProseText(style: style).lines(blocks, width: style.measure)
        case .cell(let cell):
            CellText(
                style: style, files: files, file: chapter.file,
                reason: reasons.indices.contains(cell.index) ? reasons[cell.index] : nil, move: move
            ).lines(cell, output)
        case .exercise(let exercise): exerciseText.lines(exercise)
        case .quiz(let quiz): exerciseText.lines(quiz)
        }
    }
}
