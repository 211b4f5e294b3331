import ArgumentParser
import Foundation
import Interchange
import Literate
import Terminal
import Toolchain

/// `lectern tangle`
struct TangleCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "tangle",
        abstract: "Write a chapter's cells as a Swift package.",
        discussion: """
            The package has the chapter's cells in one program, in which an editor with sourcekit-lsp completes; 'swift build' \
            builds it, and 'swift run' runs it and prints what the cells show. Where a cell declares a name again, a further \
            program begins, with the earlier cells that it uses. What you changed in such a file is never written over.

            EXAMPLES:
              lectern tangle 09
              lectern tangle 09 --into ~/packages/spatial-dimensions
            """)

    @Argument(help: "The chapter: a number, a name or a path; or any Markdown file.")
    var chapter: String

    @Option(help: ArgumentHelp("The package's folder; by default it is called as the chapter.", valueName: "folder"))
    var into: String?

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let chapter = try course.of(chapter).paths(of: chapter).chapter(chapter)
        guard !chapter.cells.isEmpty else {
            throw ChapterErrors([
                Diagnostic(
                    file: chapter.file, position: SourcePosition(line: 1), message: "the chapter has no cells",
                    advice: "there is nothing to make a package of")
            ])
        }
        let package = try await TangledPackage(of: chapter, toolchain: .current())
        let folder = into ?? chapter.name
        let written = try package.write(into: URL(filePath: folder, directoryHint: .isDirectory))
        for path in written { console.write([Line("Wrote \(path)")]) }
        if written.isEmpty { console.write([Line("\(folder) is as it should be.")]) }
        console.write([Line("Next: open \(folder) in an editor, or swift run --package-path \(folder) Chapter", .bold)])
    }
}
