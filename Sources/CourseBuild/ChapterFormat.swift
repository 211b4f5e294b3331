import Foundation
import Literate
import Toolchain

/// Formats the Swift in chapters' fences by swift-format's rules. Prose, outputs and questions stay as they are.
package struct ChapterFormat: Sendable {
    private let toolchain: Toolchain

    /// What the toolchain's swift-format makes of chapters.
    package init(toolchain: Toolchain) { self.toolchain = toolchain }

    /// The rules where no `.swift-format` is beside a chapter or in a folder around it: lines of 80 characters, as fit a page.
    private static let usual =
        #"{"version": 1, "lineLength": 80, "indentation": {"spaces": 4}, "respectsExistingLineBreaks": true}"#

    /// A chapter's code as it should be.
    package struct Result: Sendable {
        /// The code that differs from the chapter's, by the indices of its fences.
        package var code: [Int: String] = [:]
        /// Where code is not Swift, so that it stays as it is; but for cells that must fail.
        package var faults: [Diagnostic] = []
    }

    /// Formats the code of one chapter.
    ///
    /// - Throws: where swift-format is missing, or does not take the course's rules.
    package func format(_ chapter: Chapter) async throws -> Result {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "lectern-format-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        let indices = chapter.fences.indices.filter { chapter.fences[$0].language == "swift" }
        for index in indices {
            try Data(chapter.fences[index].source.text.utf8).write(to: folder.appending(path: Self.name(of: index)))
        }
        let found = try await toolchain.format(
            indices.map(Self.name(of:)), in: folder, configuration: rules(of: chapter, in: folder))
        let mustFail = Set(
            chapter.cells.filter { if case .fails = $0.kind { true } else { false } }.map(\.source.fence))
        var result = Result()
        for fault in found {
            guard let index = indices.first(where: { Self.name(of: $0) == URL(filePath: fault.file).lastPathComponent })
            else { continue }
            let source = chapter.fences[index].source
            if mustFail.contains(source.fence) { continue }
            result.faults.append(
                Diagnostic(
                    file: chapter.file,
                    position: SourcePosition(
                        line: source.start.line + fault.line - 1, column: source.start.column + fault.column - 1),
                    message: fault.message))
        }
        for index in indices {
            let text = String(
                decoding: try Data(contentsOf: folder.appending(path: Self.name(of: index))), as: UTF8.self)
            if text != chapter.fences[index].source.text { result.code[index] = text }
        }
        return result
    }

    private static func name(of index: Int) -> String { "Fence\(index + 1).swift" }

    /// The nearest `.swift-format` of the chapter's folder and those around it.
    private func rules(of chapter: Chapter, in folder: URL) throws -> URL {
        var place = URL(filePath: chapter.file).standardizedFileURL.deletingLastPathComponent()
        while true {
            let file = place.appending(path: ".swift-format")
            if FileManager.default.fileExists(atPath: file.path) { return file }
            if place.path.count <= 1 { break }
            place.deleteLastPathComponent()
        }
        let file = folder.appending(path: "rules.json")
        try Data(Self.usual.utf8).write(to: file)
        return file
    }
}
