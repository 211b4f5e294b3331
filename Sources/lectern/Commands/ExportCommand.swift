import ArgumentParser
import Evaluation
import Foundation
import Grading
import Interchange
import Literate
import Toolchain

/// What a chapter is written as for other tools.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case notebook, markdown, pdf
}

/// `lectern export`
struct ExportCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a chapter as a Jupyter notebook, as Markdown with its outputs, or as PDF.",
        discussion: """
            The notebook has the chapter's text, its cells and what they print, draw and check, in nbformat 4.5. Hidden cells are \
            folded. Exercises have their starters; their checks stay in the chapter, for a notebook's reader sees all that it has. \
            With --complete it has all, for authors: 'lectern import' makes the same chapter of it again.

            Markdown is for code hosts, which run nothing: what cells print and draw is below them, and figures are files in a \
            folder beside it.

            A PDF is the chapter's page without solutions, printed by Chromium.

            EXAMPLES:
              lectern export 09 --output 09.ipynb
              lectern export 09 --solutions > 09.ipynb
              lectern export 09 --complete --output 09.ipynb
              lectern export 09 --format markdown --output docs/09.md
              lectern export 09 --format pdf --output 09.pdf
            """)

    @Argument(help: "The chapter: a number, a name or a path; or any Markdown file.")
    var chapter: String

    @Option(help: "notebook for Jupyter, markdown for a code host, pdf for paper.")
    var format = ExportFormat.notebook

    @Option(help: ArgumentHelp("Where to write it, in place of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Also write the solutions of exercises and the answers to questions.")
    var solutions = false

    @Flag(help: "Write all that the chapter has, as it is written, for 'lectern import'.")
    var complete = false

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if complete, solutions { throw ValidationError("--complete has the solutions; leave --solutions out") }
        if complete, format != .notebook { throw ValidationError("--complete goes with --format notebook") }
        if format == .pdf, solutions {
            throw ValidationError("a page is printed without solutions; leave --solutions out")
        }
        if format == .pdf, output == nil { throw ValidationError("a PDF is no text: say where with --output FILE") }
    }

    func run(on console: Console) async throws {
        if format == .pdf { return try await print(on: console) }
        let file = try output.map { try ReportFile($0, replacing: format == .markdown ? WovenMarkdown.mark : nil) }
        let paths = course.of(chapter).paths(of: chapter)
        let chapter = try paths.chapter(chapter)
        let evaluator = try paths.evaluator()
        console.progress("running \(chapter.name)")
        let outputs = try await evaluator.run(chapter)
        let drawn = try await QuizDrawing(by: evaluator).drawn(chapter)
        console.clearProgress()
        let figures = paths.cache.figures
        let figure = { (name: String) in try? Data(contentsOf: figures.appending(path: name)) }
        let notebook =
            complete
            ? Notebook(complete: chapter, outputs, figure: figure)
            : Notebook(drawn.chapter.asked(of: paths.learner()), outputs, withSolutions: solutions, figure: figure)
        if format == .markdown {
            try write(notebook, of: chapter, to: file, on: console)
        } else {
            try write(notebook.json, to: file, on: console)
        }
        let failures = outputs.failures(of: chapter) + drawn.diagnostics
        if !failures.isEmpty { throw ChapterErrors(failures) }
    }

    private func write(_ text: String, to file: ReportFile?, on console: Console) throws {
        if let file { try file.write(text) } else { console.write(text) }
    }

    private func write(_ notebook: Notebook, of chapter: Chapter, to file: ReportFile?, on console: Console) throws {
        let place = URL(filePath: output ?? "")
        let stem = place.deletingPathExtension().lastPathComponent
        let name = URL(filePath: chapter.file).lastPathComponent
        let markdown = WovenMarkdown(notebook, of: name, figuresIn: "\(stem)-figures")
        guard output != nil || markdown.figures.isEmpty else {
            throw ValidationError("the chapter has figures: say where with --output FILE")
        }
        for (path, figure) in markdown.figures.sorted(by: { $0.key < $1.key }) {
            try FileManager.default.writeWhole(figure, to: place.deletingLastPathComponent().appending(path: path))
        }
        try write(markdown.text, to: file, on: console)
    }
}
