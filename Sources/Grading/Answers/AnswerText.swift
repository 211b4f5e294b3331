import AnswerReading
import Foundation
import Glibc
import Toolchain

/// What is in an answer's file, read with care: the file may be anything.
struct AnswerText: Sendable, Hashable {
    /// The hash of the file's bytes.
    let content: ContentHash
    /// The text: UTF-8, with line feeds and a line feed at the end.
    var text: String

    /// Longer than any answer by hand, and short enough for the parser.
    static let longest = 256 << 10

    /// Reads the regular file at `url`. A link, a device or a fifo is refused by what it is, without waiting for it.
    init(contentsOf url: URL) throws(AnswerProblem) {
        let descriptor = open(url.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? .symbolicLink : .unreadable(reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile }
        guard status.st_nlink == 1 else { throw .hardLink }
        guard status.st_size <= Self.longest else { throw .tooLong(kilobytes: Self.longest >> 10) }
        try self.init(bytes: try Self.read(descriptor))
    }

    /// Takes the text out of `bytes`.
    init(bytes: [UInt8]) throws(AnswerProblem) {
        content = ContentHash(Data(bytes))
        var bytes = bytes[...]
        guard bytes.count <= Self.longest else { throw .tooLong(kilobytes: Self.longest >> 10) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard !bytes.contains(0) else { throw .binary }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard lines.contains(where: { !$0.isWhitespace }) else { throw .empty }
        self.text = lines.hasSuffix("\n") ? lines : lines + "\n"
    }

    private static func read(_ descriptor: Int32) throws(AnswerProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= longest {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            // Half an answer must not be graded as a whole one.
            if count < 0 { throw .unreadable(reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
