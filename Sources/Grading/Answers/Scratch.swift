import Foundation

/// Folders for pieces of work. They lie below a folder of this process, which the next grader removes if this one was killed.
struct Scratch: Sendable {
    /// The folder of this process.
    let root: URL

    /// Work below `folder`, from which what killed processes left is removed.
    init(below folder: URL) {
        root = folder.appending(path: "\(getpid())")
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for process in processes.compactMap({ pid_t($0) }) where kill(process, 0) != 0 && errno == ESRCH {
            try? FileManager.default.removeItem(at: folder.appending(path: "\(process)"))
        }
    }

    /// Makes a folder that nobody else can enter, and removes it after `work`.
    func with<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
        let folder = root.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer {
            try? FileManager.default.removeItem(at: folder)
            // Where it was the last.
            rmdir(root.path)
        }
        return try await work(folder)
    }
}
