import Glibc

/// What is in a folder, by the bytes of the names: a name may be anything.
struct FolderListing {
    /// One name in the folder.
    struct Entry: Hashable {
        /// The name; where it is not UTF-8, with marks in place of what is not.
        var name: String
        /// Whether the name is not UTF-8.
        var isDamaged: Bool
        var kind: Kind

        /// What the name leads to.
        enum Kind: Hashable { case folder, linkToFolder, linkToNothing, other }

        /// Whether it is a folder, or leads to one.
        var isFolder: Bool { kind == .folder || kind == .linkToFolder }
        /// Whether it is a system's own: hidden, or what macOS puts into archives.
        var isIgnored: Bool { FolderListing.isIgnored(name) }
    }

    /// Whether a name is a system's own.
    static func isIgnored(_ name: String) -> Bool { name.hasPrefix(".") || name == "__MACOSX" }

    /// The entries, in the order of their names; none where the folder cannot be read.
    private(set) var entries: [Entry] = []

    /// Reads the folder at `path`.
    init(_ path: String) {
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes == [UInt8(ascii: ".")] || bytes == Array("..".utf8) { continue }
            entries.append(
                Entry(
                    name: String(decoding: bytes, as: UTF8.self),
                    isDamaged: String(validating: bytes, as: UTF8.self) == nil,
                    kind: Self.kind(of: bytes, in: path)))
        }
        entries.sort { $0.name < $1.name }
    }

    /// Whether `path` is a folder, or a link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func kind(of name: [UInt8], in folder: String) -> Entry.Kind {
        let path = (Array(folder.utf8) + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }
        var own = stat(), target = stat()
        guard lstat(path, &own) == 0 else { return .other }
        if own.st_mode & S_IFMT == S_IFDIR { return .folder }
        guard own.st_mode & S_IFMT == S_IFLNK else { return .other }
        guard stat(path, &target) == 0 else { return .linkToNothing }
        return target.st_mode & S_IFMT == S_IFDIR ? .linkToFolder : .other
    }
}
