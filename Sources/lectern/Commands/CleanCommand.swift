import ArgumentParser
import Foundation

/// `lectern clean`
struct CleanCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove what can be made again: results, figures and compiled cells.",
        discussion: """
            Chapters, answers and the site are left alone. The next run of each chapter compiles its cells anew.

            EXAMPLES:
              lectern clean
            """)

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let folder = course.paths.results
        guard FileManager.default.fileExists(atPath: folder) else {
            console.write("Nothing to clean.\n")
            return
        }
        try FileManager.default.removeItem(atPath: folder)
        console.write("Removed \(folder).\n")
    }
}
