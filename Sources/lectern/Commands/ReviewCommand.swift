import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Toolchain
import Wording

/// `lectern review`
struct ReviewCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Group a class's failing answers by what they return, and name a misconception.",
        discussion: """
            PATH is a class's folder or archive, as for 'lectern grade'; what was graded is not graded again. Each group has \
            its smallest counterexample, its hint, and its shortest answer's lines. A sentence for a group becomes a wrong= fence of the \
            chapter, and the class gets its hint.

            EXAMPLES:
              lectern review submissions
              lectern review submissions --exercise output-size --group 2 --hint 'Padding is on both sides.'
            """)

    @Argument(help: "Folders and archives with a class's answers.")
    var paths: [String]

    @Option(help: ArgumentHelp("Only this exercise.", valueName: "name"))
    var exercise: String?

    @Option(help: ArgumentHelp("The group that --hint is for.", valueName: "number"))
    var group: Int?

    @Option(help: ArgumentHelp("What to tell whoever answers so.", valueName: "sentence"))
    var hint: String?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        guard (group == nil) == (hint == nil) else { throw ValidationError("--group and --hint go together") }
        guard let hint else { return }
        if exercise == nil { throw ValidationError("--hint needs --exercise: groups have numbers in their exercise") }
        if hint.allSatisfy(\.isWhitespace) { throw ValidationError("--hint is empty; write a sentence") }
        if hint.contains(where: { $0.isNewline || $0 == "\"" || $0 == "`" || $0 == "\0" }) {
            throw ValidationError("--hint: one line without \" and `, as it stands in a fence")
        }
    }

    func run(on console: Console) async throws {
        try SimilarCommand.requireFiles(paths)
        let course = try Course.load(folder: self.course.paths.course)
        if let exercise { _ = try course.tasks(named: exercise) }
        var classes = try await classes(of: course, on: console)
        if let group, let hint, let exercise {
            guard let found = classes.group(group, of: exercise) else {
                throw ValidationError("'\(exercise)' has no group \(group); 'lectern review' lists them")
            }
            if let hint = found.hint {
                throw ValidationError(
                    "group \(group) of '\(exercise)' has a hint, which an answer gets that behaves so: '\(hint)'; change it in the chapter"
                )
            }
            let known = course.chapters.lazy.compactMap { chapter in
                chapter.exercises.first { $0.id.name == exercise }.map { (chapter, $0) }
            }.first
            guard let (chapter, task) = known else { throw ValidationError("'\(exercise)' is not an exercise") }
            try chapter.addMisconception(found.plainCode, hint: hint, to: task)
            console.write("Wrote a misconception of '\(exercise)' into \(chapter.file).\n\n")
            classes = try await self.classes(of: try Course.load(folder: self.course.paths.course), on: console)
        }
        if let exercise { classes = classes.only(exercise) }
        console.write(ReviewText(classes: classes, style: console.style).lines)
    }

    private func classes(of course: Course, on console: Console) async throws -> AnswerClasses {
        let run = try await BatchRun(
            Batch(paths: paths), course: course, cache: self.course.paths.writableCache, beginning: .last,
            console: console)
        let (batch, journal, grader) = (run.batch, run.journal, run.grader)
        let result: Result<AnswerClasses, any Error> = await run.following { observer in
            do {
                return .success(try await grader.review(batch, journal: journal, observer: observer).classes)
            } catch {
                return .failure(error)
            }
        }
        await journal?.finish()
        console.clearProgress()
        return try result.get()
    }
}
