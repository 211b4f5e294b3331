import Foundation
import Synchronization

/// A folder that a suite makes once, for all its tests to read, and that is removed when the tests end.
enum KeptFolder {
    private static let all = Mutex<[URL]>([])

    /// What `build` makes in a folder of its own.
    static func make<Made>(_ build: (URL) throws -> Made) -> Result<Made, any Error> {
        Result { try build(folder()) }
    }

    /// The same of what takes its time.
    static func make<Made: Sendable>(_ build: @escaping @Sendable (URL) async throws -> Made) -> Task<Made, any Error> {
        Task { try await build(folder()) }
    }

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let isFirst = all.withLock { known in
            known.append(folder)
            return known.count == 1
        }
        if isFirst {
            atexit {
                for folder in KeptFolder.all.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
            }
        }
        return folder
    }
}
