import Foundation
import Literate
import Toolchain

/// The files that a chapter's front matter names under `reads:`, and the tables under `tables:`. Each run has a copy of its own, which
/// cells find by its name: what a cell does to it is gone with the run.
struct DataFiles: Sendable {
    private let chapter: Chapter
    private let tables: EarlierTables
    private let hashes: [ContentHash]
    private let folders: [DataFolder]
    /// What the user chose by variables of the environment.
    private let chosen: [String: String]

    /// Reads the files of `chapter`, whose tables are given. Of `environment`, it takes the folders of data that a cell names, and how
    /// libraries are to compute.
    /// - Throws: what cannot be read, at its line.
    init(
        of chapter: Chapter, tables: EarlierTables,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ChapterErrors) {
        guard chapter.dataErrors.isEmpty else { throw ChapterErrors(chapter.dataErrors) }
        self.chapter = chapter
        self.tables = tables
        self.chosen = CellEnvironment.chosen(from: environment)
        self.folders = DataFolder.variables.compactMap { variable in
            guard chapter.cells.contains(where: { $0.source.text.contains(variable) }) else { return nil }
            return DataFolder(variable, in: environment)
        }
        var hashes: [ContentHash] = []
        for data in chapter.frontMatter.reads {
            hashes.append(try Self.hash(of: data, at: chapter.location(of: data), in: chapter))
        }
        self.hashes = hashes
    }

    /// The file beside the chapter that an error is about, and that the cell reads without having a copy of it.
    static func undeclared(in message: String, and cell: Cell, of file: String) -> String? {
        let folder = URL(filePath: file).deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted { $0.count > $1.count }.first {
            message.contains($0) && cell.source.text.contains("\"\($0)\"") && message.contains("No such file")
        }
    }

    /// The identity of what compiles the cells, with the content of what they may read.
    func identity(_ compiler: ContentHash) -> ContentHash {
        let named = zip(chapter.frontMatter.reads, hashes).flatMap { [$0.name, $1.description] }
        let chosen = chosen.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let files = named + tables.identity + folders.flatMap(\.identity) + chosen
        return files.isEmpty ? compiler : ContentHash([compiler.description] + files)
    }

    /// All that the cells may read, by names that a reader knows, with what says whether it is the same.
    var parts: [String: String] {
        var parts = Dictionary(zip(chapter.frontMatter.reads.map(\.name), hashes.map(\.description))) { $1 }
        parts.merge(folders.map { ($0.variable, ContentHash($0.identity).description) }) { $1 }
        parts.merge(chosen) { $1 }
        if !tables.identity.isEmpty {
            parts["a table of an earlier chapter"] = ContentHash(tables.identity).description
        }
        return parts
    }

    /// The folders of data by their variables, and what the user chose, as the cells find them.
    var environment: [String: String] {
        chosen.merging(folders.map { ($0.variable, $0.path) }) { $1 }
    }

    /// Copies the files into the folder in which cells run.
    func copy(into folder: URL) throws {
        for (data, hash) in zip(chapter.frontMatter.reads, hashes) {
            let copy = folder.appending(path: data.name)
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: chapter.location(of: data), to: copy)
            guard try Self.hash(of: data, at: copy, in: chapter) == hash else {
                throw Self.error(data, "'\(data.name)' changed while it was read; run the command again", in: chapter)
            }
        }
        try tables.write(into: folder)
    }

    private static func hash(of data: DataFile, at file: URL, in chapter: Chapter) throws(ChapterErrors) -> ContentHash
    {
        do {
            return ContentHash(try Data(contentsOf: file, options: .mappedIfSafe))
        } catch {
            throw Self.error(data, "'\(data.name)' cannot be read", in: chapter)
        }
    }

    private static func error(_ data: DataFile, _ message: String, in chapter: Chapter) -> ChapterErrors {
        ChapterErrors([Diagnostic(file: chapter.file, position: data.position, message: message)])
    }
}
