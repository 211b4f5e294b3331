import ArgumentParser
import Evaluation
import Foundation
import Literate
import Outputs
import Terminal
import Wording

/// `lectern live`
struct LiveCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "live",
        abstract: "Move a chapter's live figures by keys, in the terminal.",
        discussion: """
            Runs the chapter as far as the figure needs it, and then draws wherever you put the controls: the figure's own \
            Swift computes each picture. Arrow keys move the control that has the mark, Tab goes to the next, Space lets it run \
            where it can, the digits are the figure's presets, n is the next figure, r goes back to the start. q ends it.

            EXAMPLES:
              lectern live 03
              lectern live 03 race
              lectern live 08 --graphics blocks
            """)

    @Argument(help: "The chapter: a number, a name or a path; or any Markdown file.")
    var chapter: String

    @Argument(help: "The name that live= gives the figure; the chapter's first if not given.")
    var figure: String?

    @OptionGroup var graphics: GraphicsOption
    @OptionGroup var course: CourseOptions

    var end: ExitCode? { .success }

    func run(on console: Console) async throws {
        let paths = course.of(chapter).paths(of: chapter)
        let chapter = try paths.chapter(chapter)
        let figures = chapter.liveFigures
        let names = figures.map(\.id.name)
        guard !figures.isEmpty else { throw ValidationError("\(chapter.file) has no live figure") }
        guard let first = figure.map({ names.firstIndex(of: $0) }) ?? 0 else {
            throw ValidationError(
                "there is no live figure '\(figure ?? "")' in \(chapter.file); it has \(names.formatted())")
        }
        guard LiveStage.isPossible else { throw LiveStage.noTerminal }
        let evaluator = try paths.evaluator()
        let style = console.style(graphics)
        let stage = try await LiveStage(
            console: console, style: style, chapter: chapter,
            outputs: outputs(of: chapter, by: evaluator, console: console),
            compiler: LiveCompiler(
                toolchain: evaluator.toolchain, cache: paths.cache))
        try await stage.play(from: first)
    }

    /// What the cells did, to the last that a live figure has.
    private func outputs(of chapter: Chapter, by evaluator: Evaluator, console: Console) async throws -> ChapterOutputs
    {
        let last = chapter.liveFigures.flatMap(\.cells).map(\.index).max()
        let text = ChapterText(chapter: chapter, style: .plain, files: FigureFiles(folder: "") { _ in nil })
        let outputs = try await console.show(
            text, by: evaluator, only: last, caching: .readAndWrite, isSilent: true)
        let failures = outputs.failures(of: chapter)
        if !failures.isEmpty { throw ChapterErrors(failures) }
        return outputs
    }
}
