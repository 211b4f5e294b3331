import ArgumentParser
import Foundation
import Grading
import Literate
import Terminal
import Toolchain
import Wording

/// `lectern similar`
struct SimilarCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "List answers of a class that are alike.",
        discussion: """
            PATH is a class's folder or archive, as for 'lectern grade'. Names, numbers, comments and layout are not compared, \
            nor is what the starter has or what many wrote. Likeness is no proof: read the lines, which --output writes side \
            by side.

            EXAMPLES:
              lectern similar submissions
              lectern similar submissions --from 80 --output similar.html
            """)

    @Argument(help: "Folders and archives with a class's answers.")
    var paths: [String]

    @Option(help: ArgumentHelp("The least likeness that is listed.", valueName: "percent"))
    var from = AnswerComparison.usualPercent

    @Option(help: ArgumentHelp("Write a page with the lines of each pair side by side.", valueName: "file"))
    var output: String?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        guard (1...100).contains(from) else { throw ValidationError("--from \(from): a percentage from 1 to 100") }
    }

    func run(on console: Console) async throws {
        try Self.requireFiles(paths)
        let file = try output.map { try ReportFile($0) }
        let paths = self.course.paths
        let chapters = try Course.load(folder: paths.course).chapters
        let comparison = try AnswerComparison(
            course: chapters, toolchain: .current(), cache: paths.writableCache.folder, threshold: Double(from) / 100)
        console.progress("comparing")
        let found = try await comparison.pairs(in: Batch(paths: self.paths))
        console.clearProgress()
        try file?.write(try found.html())
        console.write(SimilarText(answers: found, from: from, page: output, style: console.style).lines)
    }

    /// Refuses what is not there.
    static func requireFiles(_ paths: [String]) throws {
        if let missing = paths.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
            throw ValidationError("there is no file or folder '\(missing)'")
        }
    }
}
