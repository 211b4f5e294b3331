import ArgumentParser
import Foundation
import Interchange
import Literate

/// `lectern import`
struct ImportCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a chapter of a Jupyter notebook with Swift cells.",
        discussion: """
            What 'lectern export --complete' wrote becomes the same chapter again, with what you changed in it. Of other notebooks \
            (nbformat 3 or 4) the first heading becomes the title, images go into a folder beside the chapter, and outputs are \
            left out. What is not Swift is shown and not run. What the chapter's author must still do is told at its line.

            EXAMPLES:
              lectern import 09.ipynb --output Lessons/09-spatial-dimensions.md
              lectern import notes.ipynb > notes.md
            """)

    @Argument(help: "The notebook's file.", completion: .file(extensions: ["ipynb"]))
    var notebook: String

    @Option(help: ArgumentHelp("Where to write the chapter, in place of standard output.", valueName: "file"))
    var output: String?

    func run(on console: Console) async throws {
        let place = try output.map { try ReportFile($0) }
        guard let data = FileManager.default.regularContents(atPath: notebook) else {
            throw ValidationError("\(notebook): there is no such file that can be read")
        }
        let target = URL(filePath: output ?? notebook)
        let name = target.deletingPathExtension().lastPathComponent
        let chapter = try ImportedChapter(notebook: data, file: notebook, named: name)
        if output == nil, let image = chapter.images.keys.sorted().first {
            throw ValidationError("the notebook has images, as \(image): say where with --output FILE")
        }
        let images = chapter.images.map { (target.deletingLastPathComponent().appending(path: $0), $1) }
        if let taken = images.map(\.0).first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
            throw ValidationError("\(taken.relativePath) is there already; remove it, or give --output another name")
        }
        for (file, image) in images {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try image.write(to: file, options: .atomic)
        }
        if let place { try place.write(chapter.text) } else { console.write(chapter.text) }
        for note in chapter.notes { console.report("note: \(note)") }
        let isChapter =
            CoursePaths.isCourse(target.deletingLastPathComponent().path) && Chapter.isChapterName(target.path)
        _ = try Chapter.parse(
            Array(chapter.text.utf8), file: output ?? "\(name).md", as: isChapter ? .chapter : .document)
    }
}

extension FileManager {
    /// What a file holds; nil where it is not there, cannot be read, or is a folder or a device.
    fileprivate func regularContents(atPath path: String) -> Data? {
        let file = URL(filePath: path).resolvingSymlinksInPath()
        let type = try? attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
        return type == .typeRegular ? contents(atPath: file.path) : nil
    }
}
