import Toolchain
import Foundation
import Wording

/// The folder into which a site is written, whole or not at all: what changed is first written beside it, then each file
/// takes its place. Files that no build wrote stay as they are.
package struct SiteFolder {
    /// The folder that readers are given.
    package let url: URL
    /// The course's folder.
    let course: URL

    package init(_ url: URL, course: URL) {
        self.url = url
        self.course = course
    }

    /// Writes the site's files, and removes those of the last build that it does not have.
    ///
    /// - Parameter kept: pages that stay as the last build wrote them, with their files, where it has written them.
    /// - Returns: the pages that stayed.
    @discardableResult
    package func write(_ files: SiteFiles, keeping kept: Set<String> = []) throws(SiteError) -> Set<String> {
        let path = relativePath(of: course, from: url)
        let last = try lastManifest(course: path)
        var manifest = SiteManifest(files, course: path)
        let old = kept.filter { last?.pages[$0] != nil && exists($0) }
        if let last { manifest.keep(old, of: last) }
        try refuseForeignFiles(manifest, last: last)
        let changed = files.contents.filter { name, bytes in
            manifest.files[name] == ContentHash(Data(bytes)).description && !holds(name, hash: manifest.files[name])
        }
        try replace(changed, manifest: manifest)
        remove(last?.files ?? [:], except: manifest)
        return old
    }

    private func lastManifest(course: String) throws(SiteError) -> SiteManifest? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { throw .notAFolder(path: url.relativePath) }
        guard let last = SiteManifest.read(in: url) else {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            try refuse(names.filter { !$0.hasPrefix(".") })
            return nil
        }
        if last.isComplete, last.course != course {
            throw .otherCourse(path: url.relativePath, course: url.appending(path: last.course).standardized.path)
        }
        return last
    }

    /// A file where the site has one, and that no build wrote, is somebody's work.
    private func refuseForeignFiles(_ manifest: SiteManifest, last: SiteManifest?) throws(SiteError) {
        if let last, !last.isComplete { return }
        try refuse(
            manifest.files.keys.filter { name in
                last?.files[name] == nil && exists(name) && !holds(name, hash: manifest.files[name])
            })
    }

    private func refuse(_ names: [String]) throws(SiteError) {
        if !names.isEmpty { throw .foreignFiles(path: url.relativePath, names: Array(names.sorted().prefix(3))) }
    }

    /// Writes the files beside the folder, where a full disk does no harm, then moves each to its place.
    private func replace(_ files: [String: [UInt8]], manifest: SiteManifest) throws(SiteError) {
        let manager = FileManager.default
        let staging = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)")
        defer { try? manager.removeItem(at: staging) }
        do {
            try manager.createDirectory(at: staging, withIntermediateDirectories: true)
            for (name, bytes) in files { try write(Data(bytes), to: staging.appending(path: name)) }
            try write(manifest.data(), to: staging.appending(path: SiteManifest.fileName))
            for name in files.keys.sorted(by: pagesLast) + [SiteManifest.fileName] {
                let place = url.appending(path: name)
                try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                guard rename(staging.appending(path: name).path, place.path) == 0 else {
                    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
                }
            }
        } catch {
            throw .unwritable(path: url.relativePath, reason: error.systemReason ?? error.localizedDescription)
        }
    }

    /// Pages come after what they show.
    private func pagesLast(_ first: String, _ second: String) -> Bool {
        let isPage = (first.hasSuffix(".html"), second.hasSuffix(".html"))
        return isPage.0 == isPage.1 ? first < second : isPage.1
    }

    /// Removes the files of the last build that this one does not have, unless somebody changed them since.
    private func remove(_ files: [String: String], except manifest: SiteManifest) {
        for (name, hash) in files where manifest.files[name] == nil && holds(name, hash: hash) {
            let file = url.appending(path: name)
            try? FileManager.default.removeItem(at: file)
            // A folder that has files yet is not removed.
            let folder = file.deletingLastPathComponent().path
            if folder != url.path { rmdir(folder) }
        }
    }

    private func write(_ data: Data, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appending(path: name).path)
    }

    private func holds(_ name: String, hash: String?) -> Bool {
        guard let data = try? Data(contentsOf: url.appending(path: name)) else { return false }
        return ContentHash(data).description == hash
    }
}

extension SiteManifest {
    /// Takes over the pages of an earlier build with their files, and the style that they use.
    fileprivate mutating func keep(_ kept: Set<String>, of last: SiteManifest) {
        for page in kept {
            let names = last.pages[page] ?? []
            pages[page] = names
            for name in [page] + names { files[name] = last.files[name] }
        }
        guard !kept.isEmpty else { return }
        for (name, hash) in last.files where name.hasPrefix("assets/") && files[name] == nil { files[name] = hash }
    }
}

/// The path that leads from `folder` to `target`.
private func relativePath(of target: URL, from folder: URL) -> String {
    let target = target.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let folder = folder.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let common = zip(target, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + target[common...]).joined(separator: "/")
}
