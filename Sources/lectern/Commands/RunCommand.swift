import Outputs
import ArgumentParser
import CourseBuild
import Evaluation
import Grading
import Literate
import Terminal

/// `lectern run`
struct RunCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a chapter in the terminal.",
        discussion: """
            Shows the chapter with what its cells print, draw and check, as each of them finishes. Results are kept: a \
            chapter that did not change answers at once.

            EXAMPLES:
              lectern run 09
              lectern run spatial-dimensions --cell 4
              lectern run Lessons/09-spatial-dimensions.md --format json
              lectern run notes.md
            """)

    @Argument(help: "The chapter: a number, a name or a path; or any Markdown file.")
    var chapter: String

    @Option(help: ArgumentHelp("Show this cell alone, after running those before it.", valueName: "N"))
    var cell: Int?

    @Option(help: "text for people, json for machines.")
    var format = DocumentFormat<RunDocument.Format>.text

    @Flag(name: .customLong("no-cache"), help: "Run every cell, whatever is known of it.")
    var ignoresCache = false

    @Flag(name: .customLong("explain"), help: "Say of each cell why it ran, or did not.")
    var explains = false

    @OptionGroup var graphics: GraphicsOption
    @OptionGroup var course: CourseOptions

    func validate() throws {
        if let cell, cell < 1 { throw ValidationError("--cell \(cell): cells are counted from 1") }
    }

    func run(on console: Console) async throws {
        let course = course.of(chapter)
        let paths = course.paths(of: chapter)
        let chapter = try paths.chapter(chapter)
        if let cell, cell > chapter.cells.count {
            throw ValidationError("--cell \(cell): the chapter has \(chapter.cells.count) cells")
        }
        let evaluator = try paths.evaluator()
        let reasons = explains ? try await evaluator.reasons(chapter).map(\.description) : []
        let learner = paths.learner()
        let text = ChapterText(
            chapter: chapter.asked(of: learner), style: console.style(graphics), files: paths.figures, reasons: reasons,
            invocation: course.invocation)
        let drawing = Task { try await QuizDrawing(by: evaluator).drawn(chapter) }
        defer { drawing.cancel() }
        let outputs = try await console.show(
            text, by: evaluator, only: cell.map { $0 - 1 }, caching: ignoresCache ? .writeOnly : .readAndWrite,
            isSilent: format != .text
        ) { try await drawing.value.chapter.asked(of: learner) }
        let failures = try await drawing.value.diagnostics
        if format != .text { console.write(RunDocument(chapter, outputs, figurePath: paths.figures.path).json) }
        if !failures.isEmpty { console.report(failures.map(\.description).joined(separator: "\n")) }
        if !outputs.hasNoFailure || !failures.isEmpty { throw ExitCode.failure }
    }
}

extension ChapterOutputs {
    /// Whether nothing that ran failed. (Cells after `--cell N` did not run, but did not fail.)
    var hasNoFailure: Bool { cells.allSatisfy { $0.status != .failed && $0.checks.allSatisfy(\.passed) } }
}
