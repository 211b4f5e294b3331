internal import Glibc

/// The calls of the system by which a file is written. A test puts others in their place, which fail where it says, or end the process there:
///
///     try FileCalls.$current.withValue(FileCalls(write: { … })) { try trainer.saveCheckpoint(to: url) }
package struct FileCalls: Sendable {
    /// write(2): descriptor, bytes, how many; returns how many were written, or -1.
    package var write: @Sendable (Int32, UnsafeRawPointer, Int) -> Int
    /// fsync(2).
    package var synchronize: @Sendable (Int32) -> Int32
    /// rename(2), from the first path to the second.
    package var rename: @Sendable (String, String) -> Int32

    /// The system's own calls where nothing else is said.
    package init(
        write: @escaping @Sendable (Int32, UnsafeRawPointer, Int) -> Int = { Glibc.write($0, $1, $2) },
        synchronize: @escaping @Sendable (Int32) -> Int32 = { fsync($0) },
        rename: @escaping @Sendable (String, String) -> Int32 = { Glibc.rename($0, $1) }
    ) {
        self.write = write
        self.synchronize = synchronize
        self.rename = rename
    }

    /// What files that are begun in this task are written with.
    @TaskLocal package static var current = FileCalls()
}
