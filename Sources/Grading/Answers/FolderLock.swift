import Glibc

/// A lock on a folder, which ends with this value, or with the process, however that ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    private init?(_ folder: String, operation: Int32) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, operation) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// A lock beside which there is no other: nil where there is one, where there is no such folder, or where its file system has
    /// no locks.
    static func exclusive(_ folder: String) -> FolderLock? { FolderLock(folder, operation: LOCK_EX | LOCK_NB) }

    /// A lock that others may hold, too, after the moment for which another holds an exclusive one: nil where there is no such folder,
    /// or where its file system has no locks.
    static func shared(_ folder: String) -> FolderLock? { FolderLock(folder, operation: LOCK_SH) }
}
