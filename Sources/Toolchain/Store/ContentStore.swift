import Foundation

/// Files and folders on disk, each under the hash of all that went into it.
///
/// An entry is written whole or not at all, and carries the hashes of its content, which are checked when it is read: what is damaged,
/// incomplete or of another kind (a folder in place of a file, a pipe) counts as missing, and is made anew. The date of an entry is when
/// it was last used, by which a ``StoreLimit`` chooses.
package struct ContentStore: Sendable {
    /// The folder of the store, which is made when something is first written.
    package let folder: URL

    /// A store in `folder`.
    package init(folder: URL) { self.folder = folder }

    // A file's first line is the hash of its name and the rest: one that was put in another's place is found out, too.

    /// The bytes stored in the file `name`, or nil.
    package func data(named name: String) -> Data? {
        guard let entry = FileManager.default.regularFile(folder.appending(path: name)),
            let newline = entry.firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let body = Data(entry[entry.index(after: newline)...])
        guard seal(body, name) == String(decoding: entry[..<newline], as: UTF8.self) else { return nil }
        Self.markUsed(folder.appending(path: name))
        return body
    }

    /// Stores bytes in the file `name`.
    package func store(_ data: Data, named name: String) throws {
        try FileManager.default.writeWhole(
            Data("\(seal(data, name))\n".utf8) + data, to: folder.appending(path: name))
    }

    private func seal(_ data: Data, _ name: String) -> String {
        ContentHash([name, ContentHash(data).description]).description
    }

    // A file for others to read has its hash in its name.

    /// Stores bytes in a file named by their hash and this extension.
    /// - Returns: the file's name.
    package func store(_ data: Data, extension suffix: String) throws -> String {
        let name = "\(ContentHash(data)).\(suffix)"
        if !isIntact(name) { try FileManager.default.writeWhole(data, to: folder.appending(path: name)) }
        return name
    }

    /// Whether the file that is named by its content's hash still has this content.
    package func isIntact(_ name: String) -> Bool {
        guard let data = FileManager.default.regularFile(folder.appending(path: name)),
            name.hasPrefix(ContentHash(data).description + ".")
        else { return false }
        Self.markUsed(folder.appending(path: name))
        return true
    }

    // A folder has a file with its key and the hashes of the others.

    private struct Manifest: Codable {
        static let name = "hashes"
        var key: String
        var files: [String: String]
    }

    /// The folder stored under `key`, or nil.
    package func entry(_ key: ContentHash) -> URL? {
        let entry = folder.appending(path: key.description)
        guard let bytes = FileManager.default.regularFile(entry.appending(path: Manifest.name)),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes), manifest.key == key.description
        else { return nil }
        for (name, hash) in manifest.files {
            guard let data = FileManager.default.regularFile(entry.appending(path: name)),
                ContentHash(data).description == hash
            else { return nil }
        }
        Self.markUsed(entry)
        return entry
    }

    /// The folder stored under `key`, which `fill` fills where it is not there.
    ///
    /// - Parameter fill: is given an empty folder. Files in it are kept, folders are not.
    package func entry(_ key: ContentHash, fill: (URL) async throws -> Void) async throws -> URL {
        if let entry = entry(key) { return entry }
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        let unfinished = folder.appending(path: ".\(key).\(UUID().uuidString)")
        // Closed to others: what compiles an answer may be another user's.
        try files.createDirectory(
            at: unfinished, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? files.removeItem(at: unfinished) }
        try await fill(unfinished)
        try seal(unfinished, key)
        let entry = folder.appending(path: key.description)
        do {
            try files.moveItem(at: unfinished, to: entry)
        } catch {
            // Another process was quicker, or what stands there is damaged.
            if let finished = self.entry(key) { return finished }
            try files.moveItem(at: entry, to: unfinished.appendingPathExtension("damaged"))
            try? files.removeItem(at: unfinished.appendingPathExtension("damaged"))
            try files.moveItem(at: unfinished, to: entry)
        }
        return entry
    }

    /// Writes the hashes of all files in `folder`, and opens it to be read.
    private func seal(_ folder: URL, _ key: ContentHash) throws {
        let files = FileManager.default
        var hashes: [String: String] = [:]
        for name in try files.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            guard let data = files.regularFile(file) else {
                try files.removeItem(at: file)
                continue
            }
            hashes[name] = ContentHash(data).description
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try encoder.encode(Manifest(key: key.description, files: hashes)).write(
            to: folder.appending(path: Manifest.name))
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
}
