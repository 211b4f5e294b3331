import ArgumentParser
import Evaluation
import Foundation
import Grading
import Interchange
import Literate

/// `lectern export`
struct ExportCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a chapter as a Jupyter notebook.",
        discussion: """
            The notebook has the chapter's text, its cells and what they print, draw and check, in nbformat 4.5. Hidden cells are \
            folded. Exercises have their starters; their checks stay in the chapter, for a notebook's reader sees all that it has.

            EXAMPLES:
              lectern export 09 --output 09.ipynb
              lectern export 09 --solutions > 09.ipynb
            """)

    @Argument(help: "The chapter: a number, a name or a path; or any Markdown file.")
    var chapter: String

    @Option(help: ArgumentHelp("Where to write it, in place of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Also write the solutions of exercises and the answers to questions.")
    var solutions = false

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let file = try output.map { try ReportFile($0) }
        let paths = course.of(chapter).paths(of: chapter)
        let chapter = try paths.chapter(chapter)
        let evaluator = try paths.evaluator()
        console.progress("running \(chapter.name)")
        let outputs = try await evaluator.run(chapter)
        let drawn = try await QuizDrawing(by: evaluator).drawn(chapter)
        console.clearProgress()
        let figures = paths.cache.figures
        let notebook = Notebook(
            drawn.chapter.asked(of: paths.learner()), outputs, withSolutions: solutions
        ) { try? Data(contentsOf: figures.appending(path: $0)) }
        if let file { try file.write(notebook.json) } else { console.write(notebook.json) }
        let failures = outputs.failures(of: chapter) + drawn.diagnostics
        if !failures.isEmpty { throw ChapterErrors(failures) }
    }
}
