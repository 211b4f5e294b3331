import ArgumentParser
import CourseBuild
import Foundation
import Terminal
import Toolchain

/// `lectern new`
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a course or a chapter.",
        discussion: """
            What is written holds in 'lectern check', and has one of everything that a chapter can have: change it, and remove the \
            rest. Files that are there are left as they are.

            EXAMPLES:
              lectern new course networks
              lectern new chapter "Spatial dimensions"
            """,
        subcommands: [Course.self, Chapter.self])

    /// `lectern new course`
    struct Course: ConsoleCommand {
        static let configuration = CommandConfiguration(
            commandName: "course",
            abstract: "Make a folder with a course of one chapter.",
            discussion: """
                The course is FOLDER/Lessons: course.yml, a start page and a chapter. Results, answers and the site will lie \
                beside it.

                EXAMPLES:
                  lectern new course networks
                  lectern new course .
                """)

        @Argument(help: "The folder; it is made if need be.", completion: .directory)
        var folder: String

        func validate() throws {
            if folder.isEmpty { throw ValidationError("FOLDER is empty; name one, or . for this one") }
        }

        func run(on console: Console) async throws {
            for file in try NewFiles.fromTemplates().makeCourse(in: folder) { console.write([Line("Wrote \(file)")]) }
            var course = CourseOptions()
            course.folder = folder == "." ? "Lessons" : URL(filePath: folder).appending(path: "Lessons").relativePath
            console.write([Line("Next: \(course.invocation.command("serve"))", .bold)])
        }
    }

    /// `lectern new chapter`
    struct Chapter: ConsoleCommand {
        static let configuration = CommandConfiguration(
            commandName: "chapter",
            abstract: "Add a chapter to a course.",
            discussion: """
                The chapter gets the number after the last one's; its file's name follows from its title.

                EXAMPLES:
                  lectern new chapter "Spatial dimensions"
                """)

        @Argument(help: "The chapter's title, in quotes.")
        var title: String

        @OptionGroup var course: CourseOptions

        func run(on console: Console) async throws {
            let file = try NewFiles.fromTemplates().addChapter(titled: title, to: course.folder)
            console.write([Line("Wrote \(file)")])
            console.write([Line("Next: \(course.invocation.command("serve"))", .bold)])
        }
    }
}

extension NewFiles {
    /// New files from Lectern's own templates, wherever it is installed.
    fileprivate static func fromTemplates() throws -> NewFiles {
        NewFiles(from: ChapterTemplate(in: try Installation().folder("site/templates")))
    }
}
