import CFileAttributes
import Foundation

/// A file whose content is replaced whole or not at all: by a new one beside it, which takes its name.
///
/// What a new file would lose stays only where the old one is written: a second name of it (a hard link), an owner or an attribute that
/// this process may not give. So there is no new file then, and whoever asks writes into the old one.
struct ReplacedFile {
    /// Where the file is, behind all links.
    private let path: String

    /// The file that is open under `descriptor` and `path`; nil where another in its place would lose something.
    init?(_ path: String, descriptor: Int32) {
        self.path = URL(filePath: path).resolvingSymlinksInPath().path
        var (status, named) = (stat(), stat())
        guard fstat(descriptor, &status) == 0, stat(self.path, &named) == 0,
            status.st_ino == named.st_ino && status.st_dev == named.st_dev, status.st_nlink == 1
        else { return nil }
    }

    /// Writes `bytes` into a new file, and puts it in the place of this one unless `changed` throws, because somebody wrote it meanwhile.
    ///
    /// - Returns: whether it is there; false where the new file cannot be as the old one, and nothing was changed.
    /// - Throws: where there is no room, or somebody wrote the file.
    func replace(with bytes: [UInt8], of descriptor: Int32, unless changed: () throws -> Void) throws -> Bool {
        let place = URL(filePath: path)
        let name = ".\(place.lastPathComponent).\(UUID().uuidString)"
        let unfinished = place.deletingLastPathComponent().appending(path: name).path
        let new = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        // In a folder that may not be written, the file itself still may.
        guard new >= 0 else { return false }
        defer { close(new) }
        var isInPlace = false
        defer { if !isInPlace { unlink(unfinished) } }
        guard lectern_copy_file_attributes(descriptor, new) else { return false }
        try FileHandle(fileDescriptor: new, closeOnDealloc: false).write(contentsOf: Data(bytes))
        // After a loss of power the name must not lead to an empty file.
        guard fsync(new) == 0 else { throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO) }
        try changed()
        isInPlace = rename(unfinished, path) == 0
        return isInPlace
    }
}
