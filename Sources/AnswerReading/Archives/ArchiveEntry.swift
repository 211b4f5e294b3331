/// What is in an archive under one name, on its way from the process that unpacks it.
package enum ArchiveEntry: Sendable, Hashable {
    /// A file; its bytes only where `ArchiveLimits` says that they matter.
    case file(path: [UInt8], bytes: [UInt8])
    /// Something that is refused by what it is.
    case refused(path: [UInt8], Refusal)
    /// The archive itself ends here before its end.
    case broken(Refusal, reason: String)

    /// Why something is refused.
    package enum Refusal: UInt8, Sendable, Hashable, CaseIterable {
        case symbolicLink = 1
        case hardLink, notRegularFile, encrypted, tooLong, damaged, tooLarge
    }

    /// The entry as bytes: kind, length of the path, path, length of the content, content.
    package var frame: [UInt8] {
        switch self {
        case .file(let path, let bytes): Self.frame(0, path, bytes)
        case .refused(let path, let refusal): Self.frame(refusal.rawValue, path, [])
        case .broken(let refusal, let reason): Self.frame(refusal.rawValue | 0x80, [], Array(reason.utf8))
        }
    }

    private static func frame(_ kind: UInt8, _ path: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var frame = [kind]
        for part in [path, bytes] {
            withUnsafeBytes(of: UInt32(part.count).littleEndian) { frame += $0 }
            frame += part
        }
        return frame
    }

    /// The entries of a stream of frames; nil where it is cut short or has something else in it.
    package static func entries(in stream: [UInt8]) -> [ArchiveEntry]? {
        var entries: [ArchiveEntry] = []
        var rest = stream[...]
        func part() -> [UInt8]? {
            guard rest.count >= 4 else { return nil }
            let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        while let kind = rest.popFirst() {
            guard let path = part(), let bytes = part() else { return nil }
            if kind == 0 {
                entries.append(.file(path: path, bytes: bytes))
                continue
            }
            guard let refusal = Refusal(rawValue: kind & 0x7F) else { return nil }
            entries.append(
                kind & 0x80 == 0
                    ? .refused(path: path, refusal)
                    : .broken(refusal, reason: String(decoding: bytes, as: UTF8.self)))
        }
        return entries
    }
}

/// What an archive may have: more than a class hands in, and less than a bomb.
package enum ArchiveLimits {
    /// Files and folders.
    package static let entries = 20_000
    /// Bytes of all files that are read.
    package static let bytes = 128 << 20
    /// Bytes of an archive inside of the archive.
    package static let inner = 16 << 20
    /// Bytes of an answer; one more is read, so that a longer one is noticed.
    package static let answer = 256 << 10

    /// How many bytes of a file of this name are read: none where nobody reads them.
    package static func bytes(of path: [UInt8]) -> Int {
        let name = String(decoding: path, as: UTF8.self).lowercased()
        if isArchive(name) { return inner }
        return [".swift", ".yml", ".yaml"].contains(where: name.hasSuffix) ? answer : 0
    }

    /// Whether a file of this name can be unpacked.
    package static func isArchive(_ name: String) -> Bool {
        [".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz"].contains(
            where: name.lowercased().hasSuffix)
    }
}
