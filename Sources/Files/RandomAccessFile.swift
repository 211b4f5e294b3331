internal import Glibc

/// A file that is read where it is asked, and nowhere else: opening one of gigabytes costs nothing.
///
/// The bytes are copied by `pread`. Were the file mapped into memory, a part cut off while it is being read would end the
/// process, and no check beforehand could prevent it; here it is an error.
package final class RandomAccessFile: Sendable {
    /// Where the file is.
    package let path: String
    /// How many bytes the file had when it was opened.
    package let count: Int
    private let descriptor: Int32

    /// Opens the file at `path`.
    package init(path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a pipe waits for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(path, code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path)
        }
        self.path = path
        self.count = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Copies the bytes from `offset` on until `target` is full.
    package func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FileError) {
        guard offset >= 0, offset <= count, target.count <= count - offset else {
            throw .endsEarly(path: path, needed: offset + target.count, available: count)
        }
        var (rest, offset) = (target, offset)
        while let base = rest.baseAddress, !rest.isEmpty {
            let done = pread(descriptor, base, min(rest.count, 1 << 30), offset)
            guard done != 0 else { throw .becameShorter(path: path) }
            guard done > 0 || errno == EINTR else { throw .system(path, code: errno) }
            rest = UnsafeMutableRawBufferPointer(rebasing: rest.dropFirst(max(done, 0)))
            offset += max(done, 0)
        }
    }

    /// The bytes in `range`.
    package func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw .endsEarly(path: path, needed: range.upperBound, available: count)
        }
        var failure: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            do throws(FileError) {
                try read(
                    at: range.lowerBound,
                    into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: range.count))
                filled = range.count
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Calls `body` with the bytes in `range`, piece by piece, and where each begins within the range; every piece but the
    /// last is a multiple of `unit` long.
    package func forEachPiece(
        of range: Range<Int>, unit: Int, _ body: (_ start: Int, UnsafeRawBufferPointer) -> Void
    ) throws(FileError) {
        let length = max((1 << 20) / unit, 1) * unit
        for start in stride(from: 0, to: range.count, by: length) {
            let first = range.lowerBound + start
            let piece = try bytes(first..<min(first + length, range.upperBound))
            piece.withUnsafeBytes { body(start, $0) }
        }
    }
}
