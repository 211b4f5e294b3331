import Foundation
import Glibc

extension ContentStore {
    /// The folder stored under `key`, which one of all processes fills where it is not there, while the others wait for it: for what takes
    /// longer than to wait.
    ///
    /// - Parameter fill: is given an empty folder. Files in it are kept, folders are not.
    package func entryInTurn(_ key: ContentHash, fill: (URL) async throws -> Void) async throws -> URL {
        if let entry = entry(key) { return entry }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let turn = folder.appending(path: ".\(key).turn")
        let descriptor = open(turn.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        // Where there is no lock, each fills a folder of its own, and one of them stays.
        guard descriptor >= 0 else { return try await entry(key, fill: fill) }
        // With the descriptor the lock is gone, also where the process ends.
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await entry(key, fill: fill)
    }
}
