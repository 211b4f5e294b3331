import Foundation
import Glibc

/// How much the stores in a folder may hold together: beyond it, the entries that were used longest ago go first.
package struct StoreLimit: Sendable {
    /// The folder, in which each store has one.
    private let folder: URL
    /// Folders in it that are not stores, or have a limit of their own.
    private let others: Set<String>
    /// The most that all entries may take, in bytes.
    private let most: Int

    /// What stores may hold where nobody says otherwise: twenty times what a course of 25 chapters has.
    package static let usual = 4 << 30

    /// What was used since then stays in any case, for another process may be about to read it. Stores are gone through as often.
    private static let pause: TimeInterval = 3600

    /// A limit of the stores in `folder`.
    package init(of folder: URL, besides others: Set<String> = [], most: Int = usual) {
        (self.folder, self.others, self.most) = (folder, others, most)
    }

    private struct Entry {
        var place: URL
        var bytes: Int
        var used: Date
    }

    /// Removes what is too much, at most once an hour.
    package func enforceNowAndThen(at now: Date = Date()) {
        let mark = folder.appending(path: ".limit")
        if let last = try? mark.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate,
            abs(now.timeIntervalSince(last)) < Self.pause
        {
            return
        }
        // Where no mark can be written, nothing can be removed either.
        guard (try? Data().write(to: mark)) != nil else { return }
        enforce(at: now)
    }

    /// Removes the entries that were used longest ago until the others take no more than they may.
    package func enforce(at now: Date = Date()) {
        let entries = stores.flatMap(Self.entries).sorted { $0.used > $1.used }
        var bytes = 0
        for entry in entries {
            bytes += entry.bytes
            guard bytes > most, now.timeIntervalSince(entry.used) > Self.pause else { continue }
            try? FileManager.default.removeItem(at: entry.place)
        }
    }

    private var stores: [URL] {
        Self.contents(of: folder).filter { !others.contains($0.lastPathComponent) && Self.status(of: $0).isFolder }
    }

    private static func entries(of store: URL) -> [Entry] {
        contents(of: store).map { place in
            let status = status(of: place)
            let files = status.isFolder ? contents(of: place) : [place]
            let bytes = files.reduce(0) { $0 + Int(Self.status(of: $1).st_blocks) * 512 }
            let used = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
            return Entry(place: place, bytes: bytes, used: used)
        }
    }

    private static func contents(of folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    /// What the system says of a place; nothing where there is none. (Foundation's `fileAllocatedSize` is eight times too large here.)
    private static func status(of place: URL) -> stat {
        var status = stat()
        return lstat(place.path, &status) == 0 ? status : stat()
    }
}

extension stat {
    fileprivate var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}

extension ContentStore {
    /// Notes that an entry was used now. Where its folder cannot be written, there is nothing that would be removed.
    static func markUsed(_ entry: URL) { utimensat(AT_FDCWD, entry.path, nil, 0) }
}
