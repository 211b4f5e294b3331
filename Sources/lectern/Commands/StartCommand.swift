import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Toolchain
import Wording

/// `lectern start`
struct StartCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Write the files in which you answer.",
        discussion: """
            What is there already is left as it is. In a class, some questions have numbers of your own: say once what your \
            folder there is called, and it is kept beside your answers.

            EXAMPLES:
              lectern start output-size
              lectern start 09
              lectern start --all --into ~/answers
              lectern start 09 --student 'Ada Lovelace'
            """)

    @Argument(help: "An exercise, a quiz, or a chapter with all that it asks.")
    var name: String?

    @Flag(help: "Write the files of every exercise and quiz of the course.")
    var all = false

    @Option(help: ArgumentHelp("The folder of your answers.", valueName: "folder"))
    var into: String?

    @Option(help: ArgumentHelp("Your name in the class, from which your numbers are drawn.", valueName: "name"))
    var student: String?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if let student, student.allSatisfy(\.isWhitespace) { throw ValidationError("--student has no name") }
        if (name == nil) != all { throw ValidationError("name an exercise or a chapter, or say --all") }
    }

    func run(on console: Console) async throws {
        let paths = self.course.paths
        var course = try Course.load(folder: paths.course)
        let folder = into ?? paths.beside("Answers")
        let before = LearnerName.kept(in: URL(filePath: folder))
        if let student { try LearnerName.keep(student, in: URL(filePath: folder)) }
        let learner = Learner(
            name: LearnerName.kept(in: URL(filePath: folder)), seed: course.information.seed)
        let drawn = Set(course.chapters.filter { $0.quizzes.contains { $0.draw != nil } }.map(\.name))
        course.chapters = try await asked(course, of: learner)
        let starter = Starter(
            into: URL(filePath: folder), gradedBy: self.course.invocation.command("grade \(folder)"))
        let written = try name.map { try write($0, of: course, by: starter) } ?? starter.writeAll(of: course.chapters)
        if !written.isEmpty {
            do {
                let toolchain = try Toolchain.current()
                try AnswersPackage(of: URL(filePath: folder), course: course.chapters, toolchain: toolchain).write()
            } catch {
                console.report("note: editors will not complete what you write there: \(error.sentence)")
            }
        }
        if written.isEmpty { console.write([Line("There is nothing to answer there.")]) }
        for entry in written {
            let path = entry.file.relativePath
            console.write([Line(entry.isNew ? "Wrote \(path)" : "\(path) is there already; it was left as it is")])
        }
        if let student, before != student {
            for entry in written
            where !entry.isNew && entry.file.lastPathComponent == "quizzes.yml"
                && drawn.contains(entry.file.deletingLastPathComponent().lastPathComponent)
            {
                console.report(
                    "note: \(entry.file.relativePath) has the numbers of another name; remove it and start again for yours"
                )
            }
        }
        guard let first = written.first else { return }
        let chapterFolder = first.file.deletingLastPathComponent()
        let isOneChapter = written.allSatisfy { $0.file.deletingLastPathComponent() == chapterFolder }
        let target =
            written.count == 1 ? first.file.relativePath : isOneChapter ? chapterFolder.relativePath : folder
        let grade = self.course.invocation.command("grade \(target)")
        console.write([Line("Next: complete \(written.count == 1 ? "it" : "them"), then \(grade)", .bold)])
    }

    /// The chapters as this learner is asked their questions: those whose questions are written.
    private func asked(_ course: Course, of learner: Learner) async throws -> [Chapter] {
        let named = name.flatMap { try? course.chapter(named: $0).name }
        var chapters: [Chapter] = []
        for chapter in course.chapters {
            let isWritten = all || chapter.name == named || chapter.quizzes.contains { $0.id.name == name }
            guard isWritten, chapter.quizzes.contains(where: { $0.draw != nil }) else {
                chapters.append(chapter)
                continue
            }
            let drawn = try await QuizDrawing(by: self.course.paths.evaluator()).drawn(chapter)
            if !drawn.failures.isEmpty { throw ChapterErrors(drawn.diagnostics) }
            chapters.append(drawn.chapter.asked(of: learner))
        }
        return chapters
    }

    /// Writes the file of an exercise or a quiz, or those of a chapter.
    private func write(_ name: String, of course: Course, by starter: Starter) throws -> [Starter.Written] {
        if let one = try starter.write(name, of: course.chapters) { return [one] }
        do {
            return try starter.writeAll(of: [course.chapter(named: name)])
        } catch is UnknownChapter {
            throw UnknownExercise(name: name, chapters: course.chapters)
        }
    }
}

/// An exercise was asked for that the course does not have.
struct UnknownExercise: Error, CustomStringConvertible {
    var name: String
    var names: [String]

    init(name: String, chapters: [Chapter]) {
        self.name = name
        names = chapters.flatMap { [$0.slug, $0.name] + $0.exercises.map(\.id.name) + $0.quizzes.map(\.id.name) }
    }

    var description: String {
        let advice = nearest(to: name, among: names).map { "did you mean '\($0)'?" } ?? "lectern list shows all of them"
        return "there is no exercise, quiz or chapter '\(name)'\n  \(advice)"
    }
}
