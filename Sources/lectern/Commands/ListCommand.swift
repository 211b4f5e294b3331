import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Toolchain
import Wording

/// `lectern list`
struct ListCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List chapters, exercises and points, and how far you are.",
        discussion: """
            What a grading found of your answers is remembered beside them, until they change. The course's pages keep what you \
            did there; one line, which the start page has and takes, makes both one record: --progress puts the page's answers \
            into your files and grades them, --for-page prints the line for the page.

            EXAMPLES:
              lectern list
              lectern list --course ~/networks/Lessons
              lectern list --progress 'lectern-progress:1:course=…'
              lectern list --for-page
            """)

    @Option(help: ArgumentHelp("Where your answers are.", valueName: "folder"))
    var answers: String?

    @Option(help: ArgumentHelp("Take over the page's progress: its line, or a file with it.", valueName: "line"))
    var progress: String?

    @Flag(help: "Print your progress as the line that the start page takes.")
    var forPage = false

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if progress != nil, forPage { throw ValidationError("--progress and --for-page do not go together") }
    }

    func run(on console: Console) async throws {
        let paths = self.course.paths
        let course = try Course.load(folder: paths.course)
        let folder = URL(filePath: answers ?? paths.beside("Answers"))
        if forPage {
            let line = try await ProgressLine(of: course, answers: folder, toolchain: .current())
            return console.write(line.text + "\n")
        }
        if let progress { try await take(progress, of: course, into: folder, on: console) }
        let scores = Gradebook(of: folder, course: course.chapters)
        let next = scores.nextStep(in: course.chapters, answers: folder)
        let list = CourseText(
            course: course, style: console.style, invocation: self.course.invocation, next: next, done: scores.done
        ) {
            scores.standing(of: $0, in: folder.appending(path: $1).appending(path: $2))
        }
        console.write(list.lines)
    }

    /// Takes over a line from the page, and grades the answers in it.
    private func take(_ text: String, of course: Course, into folder: URL, on console: Console) async throws {
        let isFile = !text.contains(":") && FileManager.default.fileExists(atPath: text)
        let line = try ProgressLine(isFile ? String(contentsOfFile: text, encoding: .utf8) : text)
        let paths = self.course.paths
        let found = try await ProgressImport(line, into: folder, of: course) { chapter in
            let drawn = try await QuizDrawing(by: paths.evaluator()).drawn(chapter)
            return drawn.chapter.asked(of: paths.learner(answers: folder.path))
        }
        if !found.changed.isEmpty {
            let run = try await BatchRun(
                Batch(paths: found.changed.map(\.relativePath)), course: course, cache: paths.writableCache,
                beginning: .unfinished, console: console)
            let report = await run.grade()
            await run.journal?.finish()
            console.clearProgress()
            try Gradebook.keep(report, of: course.chapters)
        }
        console.write(ProgressText(found: found).lines + [Line()])
    }
}
