import ArgumentParser
import Foundation
import Grading
import Literate

/// `lectern start`
struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Write the file in which you answer an exercise.",
        discussion: """
            What is there already is left as it is.

            EXAMPLES:
              lectern start output-size
              lectern start --all --into ~/answers
            """)

    @Argument(help: "The exercise's name, or a quiz's.")
    var exercise: String?

    @Flag(help: "Write the files of every exercise and quiz of the course.")
    var all = false

    @Option(help: ArgumentHelp("The folder of your answers.", valueName: "folder"))
    var into: String?

    @OptionGroup var workplace: Workplace

    func validate() throws {
        if (exercise == nil) != all { throw ValidationError("name one exercise, or say --all") }
    }

    func run() async throws {
        let console = Console.current
        try await console.run {
            let chapters = try Course.load(folder: workplace.course).chapters
            let folder = into ?? workplace.beside("Answers")
            let starter = Starter(into: URL(filePath: folder))
            let written: [Starter.Written]
            if let exercise {
                guard let one = try starter.write(exercise, of: chapters) else {
                    throw UnknownExercise(name: exercise, chapters: chapters)
                }
                written = [one]
            } else {
                written = try starter.writeAll(of: chapters)
            }
            for entry in written {
                let path = entry.file.relativePath
                console.write([Line(entry.isNew ? "Wrote \(path)" : "\(path) is there already; it was left as it is")])
            }
            let target = written.count == 1 ? written[0].file.relativePath : folder
            console.write([
                Line("Next: complete \(written.count == 1 ? "it" : "them"), then lectern grade \(target)", .bold)
            ])
        }
    }
}

/// An exercise was asked for that the course does not have.
struct UnknownExercise: Error, CustomStringConvertible {
    var name: String
    var names: [String]

    init(name: String, chapters: [Chapter]) {
        self.name = name
        names = chapters.flatMap { $0.exercises.map(\.id.name) + $0.quizzes.map(\.id.name) }
    }

    var description: String {
        let advice = nearest(to: name, among: names).map { "did you mean '\($0)'?" } ?? "lectern list shows all of them"
        return "there is no exercise '\(name)'\n  \(advice)"
    }
}
