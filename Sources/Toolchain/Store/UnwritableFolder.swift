import Foundation
import Wording

/// A folder that is to have results cannot be written: it is read-only, somebody else's, a file, or on a full disk.
package struct UnwritableFolder: Error, CustomStringConvertible {
    package var path: String
    package var reason: String

    /// A folder, with the system's words for why.
    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "cannot write \(path): \(reason)" }

    /// Makes the folder where it is missing, and tries to write into it: the compiler's words for a full disk are on something
    /// else.
    package static func refuse(_ folder: URL) throws(UnwritableFolder) {
        let probe = folder.appending(path: ".lectern-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: probe) }
            try Data(count: 1 << 16).write(to: probe)
        } catch {
            throw UnwritableFolder(
                path: folder.relativePath, reason: error.systemReason ?? error.localizedDescription)
        }
    }
}
