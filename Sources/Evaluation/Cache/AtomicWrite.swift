import Foundation

extension FileManager {
    /// Writes `data` to `file` whole or not at all; folders on the way are made.
    func writeWhole(_ data: Data, to file: URL) throws {
        try createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file, options: .atomic)
    }

    /// Fills a new folder by `fill` and gives it the name `folder` at the end. A folder of that name that another process
    /// finished first is as good, and stays.
    func makeWhole(_ folder: URL, fill: (URL) async throws -> Void) async throws {
        let parent = folder.deletingLastPathComponent()
        try createDirectory(at: parent, withIntermediateDirectories: true)
        let unfinished = parent.appending(path: ".\(folder.lastPathComponent).\(UUID().uuidString)")
        try createDirectory(at: unfinished, withIntermediateDirectories: true)
        defer { try? removeItem(at: unfinished) }
        try await fill(unfinished)
        if !fileExists(atPath: folder.path) {
            do { try moveItem(at: unfinished, to: folder) } catch  where fileExists(atPath: folder.path) {}
        }
    }
}
