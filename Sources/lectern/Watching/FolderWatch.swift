import CWatch
import Dispatch
import Foundation

/// Tells when a file in some folders, or in folders below them, was written, renamed or removed.
struct FolderWatch: Sendable {
    /// One element for all that happened since the last was taken. It ends with the task that waits for it.
    let changes: AsyncStream<Void>
    private let descriptor: Int32
    private let paths: [String]
    private let advice: String

    /// What is watched: nothing deeper holds an answer.
    private static let deepest = 8

    /// Watches `paths`; of a file, the folder that it is in.
    /// - Parameter advice: what to do where that cannot be.
    /// - Throws: where the system has no more watches to give.
    init(_ paths: [String], otherwise advice: String) throws {
        self.advice = advice
        let descriptor = lectern_watch()
        guard descriptor >= 0 else {
            throw Unwatchable(path: paths.joined(separator: ", "), code: errno, advice: advice)
        }
        self.descriptor = descriptor
        self.paths = paths
        changes = AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let reading = Reading(
                source: DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global()))
            reading.source.setEventHandler {
                lectern_watch_read(descriptor)
                continuation.yield()
            }
            reading.source.setCancelHandler { close(descriptor) }
            continuation.onTermination = { _ in reading.source.cancel() }
            reading.source.resume()
        }
        try watchNewFolders()
    }

    /// A dispatch source may be cancelled on any thread, which its type does not say.
    private struct Reading: @unchecked Sendable {
        let source: any DispatchSourceRead
    }

    /// Watches folders that came since they were last looked for.
    func watchNewFolders() throws {
        for path in paths {
            let isFolder = CoursePaths.isFolder(path)
            let folder = isFolder ? path : URL(filePath: path).deletingLastPathComponent().path
            try watch(folder, depth: isFolder ? 0 : Self.deepest)
        }
    }

    private func watch(_ folder: String, depth: Int) throws {
        // A folder that has just gone is no mistake.
        if lectern_watch_folder(descriptor, folder) != 0, errno != ENOENT, errno != ENOTDIR {
            throw Unwatchable(path: folder, code: errno, advice: advice)
        }
        guard depth < Self.deepest else { return }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where !name.hasPrefix(".") && CoursePaths.isFolder("\(folder)/\(name)") {
            try watch("\(folder)/\(name)", depth: depth + 1)
        }
    }
}

/// A folder whose changes the system does not tell.
struct Unwatchable: Error, CustomStringConvertible {
    var path: String
    var code: Int32
    var advice: String

    var description: String { "\(path) cannot be watched: \(String(cString: strerror(code)))\n  \(advice)" }
}
