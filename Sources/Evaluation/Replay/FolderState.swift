import Foundation

/// The files in a folder, by name, size and date. Hidden ones are none of the cells'.
struct FolderState: Equatable, Sendable {
    private var files: [String: File] = [:]

    private struct File: Equatable {
        var size: Int?
        var date: Date?
    }

    /// What is in `folder` now.
    init(of folder: URL) {
        let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey]
        let found = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        while let file = found?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: Set(keys))
            files[file.path] = File(size: values?.fileSize, date: values?.contentModificationDate)
        }
    }
}
