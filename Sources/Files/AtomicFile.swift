internal import Glibc

/// A file that appears whole under its name, or not at all: written beside it, then put in its place.
package struct AtomicFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private let calls = FileCalls.current
    private var isInPlace = false

    /// Begins a file that will be at `path`, and replace what is there.
    package init(path: String) throws(FileError) {
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(path, code: errno) }
        self.path = path
        self.temporary = temporary
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
        if !isInPlace { unlink(temporary) }
    }

    /// Appends bytes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let written = calls.write(descriptor, base, min(rest.count, 1 << 30))
            guard written > 0 || errno == EINTR else { throw .system(path, code: errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(written, 0)))
        }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        var failure: FileError?
        bytes.withUnsafeBytes { bytes in
            do throws(FileError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Puts the file in its place.
    package mutating func commit() throws(FileError) {
        guard calls.synchronize(descriptor) == 0, calls.rename(temporary, path) == 0 else {
            throw .system(path, code: errno)
        }
        isInPlace = true
    }
}
