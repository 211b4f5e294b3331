import ArgumentParser
import Foundation
import Grading
import Literate

/// `lectern list`
struct ListCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List chapters, exercises and points, and how far you are.",
        discussion: """
            What a grading found of your answers is remembered beside them, until they change.

            EXAMPLES:
              lectern list
              lectern list --course ~/networks/Lessons
            """)

    @Option(help: ArgumentHelp("Where your answers are.", valueName: "folder"))
    var answers: String?

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let paths = self.course.paths
        let course = try Course.load(folder: paths.course)
        let folder = URL(filePath: answers ?? paths.beside("Answers"))
        let scores = Gradebook(of: folder, course: course.chapters)
        let next = scores.nextStep(in: course.chapters, answers: folder)
        let list = CourseText(course: course, style: console.style, invocation: self.course.invocation, next: next) {
            scores.standing(of: $0, in: folder.appending(path: $1).appending(path: $2))
        }
        console.write(list.lines)
    }
}
