import Foundation

/// Folders for pieces of work. They lie below a folder that is locked as long as this value lives: the next grader removes the
/// folders that nobody holds, whose process was killed.
final class Scratch: Sendable {
    /// The folder of this value.
    let root: URL
    private let lock: FolderLock?

    /// Work below `folder`, from which what killed processes left is removed.
    /// - Throws: where the folder cannot be written.
    init(below folder: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: folder.path) {
            let abandoned = folder.appending(path: name)
            guard let lock = FolderLock.exclusive(abandoned.path) else { continue }
            try? files.removeItem(at: abandoned)
            // Held until it is gone: whoever has just made it sees that.
            withExtendedLifetime(lock) {}
        }
        var (root, lock) = try Self.claim(in: folder)
        // Another grader took it for abandoned, in the moment before it was locked.
        while !files.fileExists(atPath: root.path) { (root, lock) = try Self.claim(in: folder) }
        (self.root, self.lock) = (root, lock)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    private static func claim(in folder: URL) throws -> (URL, FolderLock?) {
        let root = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return (root, FolderLock.shared(root.path))
    }

    /// Makes a folder that nobody else can enter, and removes it after `work`.
    func with<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
        let folder = root.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder)
    }
}
