import Foundation
import Glibc

/// The folders in a store, by when they were last used.
struct StoredFolders {
    private let store: URL
    private var folders: [(name: String, used: Int, bytes: Int)] = []

    /// The folders in `store`.
    init(of store: URL) {
        self.store = store
        for entry in FolderListing(store.path).entries where entry.kind == .folder && !entry.isDamaged {
            let path = store.appending(path: entry.name).path
            guard let used = Self.status(path)?.st_mtim.tv_sec else { continue }
            let bytes = FolderListing(path).entries.reduce(0) { sum, file in
                sum + Int(Self.status("\(path)/\(file.name)")?.st_blocks ?? 0) * 512
            }
            folders.append((entry.name, used, bytes))
        }
    }

    /// Removes the folders that were used longest ago until the others take `most` bytes or less, and all that are unfinished: their
    /// names begin with a dot.
    func prune(toBytes most: Int) {
        var bytes = 0
        for folder in folders.sorted(by: { $0.used > $1.used }) {
            let isUnfinished = folder.name.hasPrefix(".")
            if !isUnfinished { bytes += folder.bytes }
            if bytes > most || isUnfinished {
                try? FileManager.default.removeItem(at: store.appending(path: folder.name))
            }
        }
    }

    /// Notes that a folder was used now.
    static func markUsed(_ folder: URL) { utimensat(AT_FDCWD, folder.path, nil, 0) }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}
