internal import Glibc

/// A file mapped into memory: only the pages that are looked at are ever read from disk.
package final class MappedFile: Sendable {
    /// Where the file is.
    package let path: String
    /// How many bytes the file had when it was opened.
    package let count: Int
    private let descriptor: Int32
    private nonisolated(unsafe) let base: UnsafeRawPointer?

    /// Opens and maps the file at `path`.
    package init(path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a pipe waits for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(path, code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path)
        }
        let count = Int(status.st_size)
        var base: UnsafeMutableRawPointer?
        if count > 0 {
            base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
            if base == MAP_FAILED {
                let code = errno
                close(descriptor)
                throw .system(path, code: code)
            }
        }
        self.path = path
        self.count = count
        self.descriptor = descriptor
        self.base = UnsafeRawPointer(base)
    }

    deinit {
        if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
        close(descriptor)
    }

    /// Runs `body` on the bytes in `range`, where they lie.
    package func read<Result>(
        _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(FileError) -> Result {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw .endsEarly(path: path, needed: range.upperBound, available: count)
        }
        // To touch a page that was cut off ends the process, so the length is asked for each time (0.2 µs).
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= range.upperBound else {
            throw .becameShorter(path: path)
        }
        guard let base, !range.isEmpty else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return body(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// A copy of the bytes in `range`.
    package func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        try read(range) { [UInt8]($0) }
    }
}
