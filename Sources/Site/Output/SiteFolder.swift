import Foundation

/// The folder into which a site is written, whole or not at all: the files go into a fresh folder beside it, which then
/// takes its place. What an earlier build left is gone with the old folder.
struct SiteFolder {
    /// The folder that readers are given.
    let url: URL

    /// Marks a folder as one that a build may replace.
    private static let mark = ".lectern-site"

    /// Replaces the folder's contents by `files`.
    func write(_ files: SiteFiles) throws(SiteError) {
        try refuseForeignFiles()
        removeRemains()
        let fresh = sibling("building")
        let old = sibling("replaced")
        defer {
            try? FileManager.default.removeItem(at: fresh)
            try? FileManager.default.removeItem(at: old)
        }
        try attempt(fresh) { try files.write(into: fresh, mark: Self.mark) }
        if FileManager.default.fileExists(atPath: url.path) {
            try attempt(url) { try FileManager.default.moveItem(at: url, to: old) }
        }
        do {
            try FileManager.default.moveItem(at: fresh, to: url)
        } catch {
            try? FileManager.default.moveItem(at: old, to: url)
            throw .file(path: url.path, message: "cannot be written: \(error.localizedDescription)")
        }
    }

    /// A folder that is not empty and that no build has written holds somebody's work.
    private func refuseForeignFiles() throws(SiteError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw .file(path: url.path, message: "is a file, not a folder") }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        if !names.isEmpty, !names.contains(Self.mark) { throw .foreignFolder(path: url.path) }
    }

    /// Removes what builds left beside the folder that were killed at their work.
    private func removeRemains() {
        let parent = url.deletingLastPathComponent()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] {
            let purposes = ["building", "replaced"].map { ".\(url.lastPathComponent).\($0)-" }
            guard let purpose = purposes.first(where: name.hasPrefix),
                let process = Int32(name.dropFirst(purpose.count)),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: parent.appending(path: name))
        }
    }

    private func sibling(_ purpose: String) -> URL {
        let name = ".\(url.lastPathComponent).\(purpose)-\(ProcessInfo.processInfo.processIdentifier)"
        return url.deletingLastPathComponent().appending(path: name)
    }

    private func attempt(_ place: URL, _ work: () throws -> Void) throws(SiteError) {
        do {
            try work()
        } catch {
            throw .file(path: place.path, message: "cannot be written: \(error.localizedDescription)")
        }
    }
}

extension SiteFiles {
    fileprivate func write(into folder: URL, mark: String) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in names {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(contents[name] ?? []).write(to: file)
        }
        try Data("Written by lectern build, which replaces this folder.\n".utf8).write(to: folder.appending(path: mark))
    }
}
