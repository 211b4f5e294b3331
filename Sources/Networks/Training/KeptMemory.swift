internal import Glibc

/// Every step of a training makes and frees activations of the same sizes. By default the C library gives freed memory of
/// that size back to the system, which then clears it anew, page by page: a quarter of LeNet-5's time.
enum KeptMemory {
    /// From now on freed memory stays with the process.
    static func begin() {
        set(mmapThreshold, 32 << 20)
        set(trimThreshold, 1 << 30)
    }

    /// Gives what is free back to the system.
    static func end() {
        set(trimThreshold, 32 << 20)
        _ = trim?(0)
    }

    // Swift's view of the C library lacks malloc.h. Where a library has no such settings, nothing is set.
    private static let option = dlsym(nil, "mallopt").map {
        unsafeBitCast($0, to: (@convention(c) (Int32, Int32) -> Int32).self)
    }
    private static let trim = dlsym(nil, "malloc_trim").map {
        unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
    }
    private static let trimThreshold: Int32 = -1
    private static let mmapThreshold: Int32 = -3

    private static func set(_ name: Int32, _ value: Int32) { _ = option?(name, value) }
}
