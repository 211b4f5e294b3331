import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Wording

/// `lectern start`
struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Write the files in which you answer.",
        discussion: """
            What is there already is left as it is.

            EXAMPLES:
              lectern start output-size
              lectern start 09
              lectern start --all --into ~/answers
            """)

    @Argument(help: "An exercise, a quiz, or a chapter with all that it asks.")
    var name: String?

    @Flag(help: "Write the files of every exercise and quiz of the course.")
    var all = false

    @Option(help: ArgumentHelp("The folder of your answers.", valueName: "folder"))
    var into: String?

    @OptionGroup var workplace: Workplace

    func validate() throws {
        if (name == nil) != all { throw ValidationError("name an exercise or a chapter, or say --all") }
    }

    func run() async throws {
        let console = Console.current
        try await console.run {
            let course = try CourseFolder.open(workplace.course)
            let chapters = try course.load().chapters
            let folder = into ?? workplace.beside("Answers")
            let starter = Starter(into: URL(filePath: folder))
            let written: [Starter.Written]
            if let name {
                if let one = try starter.write(name, of: chapters) {
                    written = [one]
                } else if let file = try? course.chapterFile(named: name) {
                    written = try starter.writeAll(of: chapters.filter { $0.file == file })
                } else {
                    throw UnknownExercise(name: name, chapters: chapters)
                }
            } else {
                written = try starter.writeAll(of: chapters)
            }
            if written.isEmpty { console.write([Line("There is nothing to answer there.")]) }
            for entry in written {
                let path = entry.file.relativePath
                console.write([Line(entry.isNew ? "Wrote \(path)" : "\(path) is there already; it was left as it is")])
            }
            guard let first = written.first else { return }
            let chapterFolder = first.file.deletingLastPathComponent()
            let isOneChapter = written.allSatisfy { $0.file.deletingLastPathComponent() == chapterFolder }
            let target =
                written.count == 1 ? first.file.relativePath : isOneChapter ? chapterFolder.relativePath : folder
            let grade = workplace.invocation.command("grade \(target)")
            console.write([Line("Next: complete \(written.count == 1 ? "it" : "them"), then \(grade)", .bold)])
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
