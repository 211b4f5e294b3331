import ArgumentParser
import Foundation

/// `lectern clean`
struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove what can be made again: results, figures and compiled cells.",
        discussion: """
            Chapters, answers and the site are left alone. The next run of each chapter compiles its cells anew.

            EXAMPLES:
              lectern clean
            """)

    @OptionGroup var workplace: Workplace

    func run() async throws {
        let console = Console.current
        try await console.run {
            let folder = workplace.cacheFolder
            guard FileManager.default.fileExists(atPath: folder) else {
                console.write("Nothing to clean.\n")
                return
            }
            try FileManager.default.removeItem(atPath: folder)
            console.write("Removed \(folder).\n")
        }
    }
}
