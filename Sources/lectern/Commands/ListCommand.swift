import ArgumentParser
import Foundation
import Literate

/// `lectern list`
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List chapters, exercises and points, and how far you are.",
        discussion: """
            EXAMPLES:
              lectern list
              lectern list --course ~/networks/Lessons
            """)

    @Option(help: ArgumentHelp("Where your answers are.", valueName: "folder"))
    var answers: String?

    @OptionGroup var workplace: Workplace

    func run() async throws {
        let console = Console.current
        try await console.run {
            let course = try Course.load(folder: workplace.course)
            let folder = answers ?? workplace.beside("Answers")
            let list = CourseText(course: course, style: console.style) { chapter, name in
                FileManager.default.fileExists(atPath: "\(folder)/\(chapter)/\(name)")
            }
            console.write(list.lines)
        }
    }
}
