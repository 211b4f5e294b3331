internal import CAllocator

/// Every step of a training makes and frees activations of the same sizes. By default the C library gives freed memory of
/// that size back to the system, which then clears it anew, page by page: a quarter of LeNet-5's time.
enum MallocTuning {
    /// Runs `body` while freed memory stays with the process, and then gives what is free back to the system.
    static func keepingFreedMemory<Result>(_ body: () throws -> Result) rethrows -> Result {
        lectern_keep_freed_memory()
        defer { lectern_release_freed_memory() }
        return try body()
    }
}
