import ArgumentParser
import Foundation
import Glibc
import Wording

/// Where `--output` puts a report. What is there stays what it is: a device or a pipe is written to, a link keeps leading to its
/// file, and a file is replaced whole or not at all.
struct ReportFile {
    /// As the user named it.
    private let name: String
    private let place: Place

    private enum Place {
        case new
        /// The file itself, where links lead.
        case file(String, mode: mode_t, hasOtherNames: Bool)
        /// A device or a pipe.
        case stream
    }

    /// The place that is named.
    /// - Parameter mark: what a file of text begins with that an earlier command wrote, so that it may be replaced.
    /// - Throws: `ValidationError` where no report can be put there.
    init(_ name: String, replacing mark: String? = nil) throws {
        func refuse(_ reason: String) -> ValidationError { ValidationError("--output \(name): \(reason)") }
        self.name = name
        var status = stat(), link = stat()
        guard stat(name, &status) == 0 else {
            if lstat(name, &link) == 0 { throw refuse("this is a link that leads nowhere") }
            let folder = URL(filePath: name).deletingLastPathComponent().path
            guard FileManager.default.fileExists(atPath: folder) else {
                throw refuse("there is no folder '\(folder)'")
            }
            place = .new
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw refuse("this is a folder; name a file")
        case S_IFCHR, S_IFIFO: place = .stream
        case S_IFREG:
            let isText = [".swift", ".yml", ".yaml", ".md"].contains(where: name.lowercased().hasSuffix)
            if isText, !(mark.map { Self.begins(name, with: $0) } ?? false) {
                throw refuse("this file has answers or a chapter; name another")
            }
            guard let path = realpath(name, nil) else { throw refuse(String(cString: strerror(errno))) }
            defer { free(path) }
            place = .file(String(cString: path), mode: status.st_mode & 0o777, hasOtherNames: status.st_nlink > 1)
        default: throw refuse("this is neither a file nor a pipe nor a device that takes text")
        }
    }

    private static func begins(_ file: String, with mark: String) -> Bool {
        let handle = FileHandle(forReadingAtPath: file)
        defer { try? handle?.close() }
        return (try? handle?.read(upToCount: mark.utf8.count)) == Data(mark.utf8)
    }

    /// Writes `text` there; see ``write(_:)``.
    func write(_ text: String) throws { try write(Data(text.utf8)) }

    /// Writes `data` there.
    /// - Throws: where that cannot be done; a file is then as it was, unless it has other names, too.
    func write(_ data: Data) throws {
        switch place {
        case .new: try data.write(to: URL(filePath: name), options: .atomic)
        case .file(let path, _, hasOtherNames: true): try stream(data, into: path, flags: O_TRUNC)
        case .file(let path, let mode, hasOtherNames: false):
            try data.write(to: URL(filePath: path), options: .atomic)
            chmod(path, mode)
        case .stream: try stream(data, into: name, flags: O_NONBLOCK | O_NOCTTY)
        }
    }

    private func stream(_ data: Data, into path: String, flags: Int32) throws {
        func failure() -> UnwritableReport { UnwritableReport(name: name, code: errno) }
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        // Only to open it must not wait: a pipe may have no reader.
        _ = fcntl(descriptor, F_SETFL, 0)
        signal(SIGPIPE, SIG_IGN)
        var rest = Array(data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw failure()
            }
        }
    }
}

/// A report that could not be put where the user wants it.
struct UnwritableReport: Error, CustomStringConvertible {
    var name: String
    /// The system's number of the reason.
    var code: Int32

    var description: String {
        let reason = code == ENXIO ? "nobody reads from this pipe" : String(cString: strerror(code))
        return "cannot write \(name): \(reason)"
    }
}
