import AnswerReading
import Evaluation
import Foundation
import Glibc
import Subprocess

/// Unpacks archives that somebody handed in. They are read in a process with limits; what comes out of it is written to folders of our own,
/// whose files are named by none but us.
struct ArchiveUnpacker: Sendable {
    /// `AnswerReader`.
    let executable: URL

    /// The kernel ends the process at its limit of processor time; this limit is for a machine that is busy.
    let seconds: Int

    /// What was unpacked.
    struct Unpacked: Sendable {
        /// What is refused, by its path in the archive; an empty path is the archive itself.
        var refused: [(path: String, problem: AnswerProblem)] = []
    }

    /// Unpacks the archive at `url` into `folder`, which is there and empty, up to `most` bytes.
    /// - Throws: where the process cannot be started, or the folder cannot be written.
    func unpack(_ url: URL, into folder: URL, most: Int) async throws -> Unpacked {
        let stream: [UInt8]
        do throws(AnswerProblem) {
            stream = try await read(url)
        } catch {
            return Unpacked(refused: [("", error)])
        }
        guard let entries = ArchiveEntry.entries(in: stream) else {
            return Unpacked(refused: [("", .damagedArchive(reason: "it cannot be read within the limits"))])
        }
        var unpacked = Unpacked()
        var total = 0
        for entry in entries {
            switch entry {
            case .broken(let refusal, let reason): unpacked.refused.append(("", Self.problem(refusal, reason)))
            case .refused(let path, let refusal):
                unpacked.refused.append((String(decoding: path, as: UTF8.self), Self.problem(refusal)))
            case .file(let path, let bytes):
                total += bytes.count
                guard total <= most else {
                    let problem = AnswerProblem.archiveTooLarge(files: ArchiveLimits.entries, megabytes: most >> 20)
                    unpacked.refused.append(("", problem))
                    return unpacked
                }
                if let problem = try Self.write(bytes, to: path, in: folder) {
                    unpacked.refused.append((String(decoding: path, as: UTF8.self), problem))
                }
            }
        }
        return unpacked
    }

    /// The frames of what is in the archive.
    private func read(_ url: URL) async throws(AnswerProblem) -> [UInt8] {
        let descriptor = open(url.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? .symbolicLink : .unreadable(reason: String(cString: strerror(errno)))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notRegularFile
        }
        do {
            let result = try await withDeadline(seconds: Double(seconds)) {
                try await run(
                    .path(.init(executable.path)), arguments: ["archive"],
                    environment: .custom(["SWIFT_BACKTRACE": "enable=no"]),
                    input: .fileDescriptor(
                        .init(rawValue: descriptor), closeAfterSpawningProcess: true),
                    output: .bytes(limit: ArchiveLimits.bytes + ArchiveLimits.inner + (64 << 20)), error: .discarded)
            }
            guard let result else {
                throw AnswerProblem.notGraded(reason: ForeignParser.busy("to unpack it", seconds))
            }
            guard result.terminationStatus.isSuccess else {
                throw AnswerProblem.damagedArchive(reason: "it is not an archive, or cannot be read within the limits")
            }
            return result.standardOutput
        } catch let problem as AnswerProblem {
            throw problem
        } catch {
            throw .unreadable(reason: "\(error)")
        }
    }

    private static func problem(_ refusal: ArchiveEntry.Refusal, _ reason: String = "") -> AnswerProblem {
        switch refusal {
        case .symbolicLink: .symbolicLink
        case .hardLink: .hardLink
        case .notRegularFile: .notRegularFile
        case .encrypted: .encrypted
        case .tooLong: .tooLong(kilobytes: AnswerText.longest >> 10)
        case .damaged: reason.isEmpty ? .damagedInArchive : .damagedArchive(reason: reason)
        case .tooLarge: .archiveTooLarge(files: ArchiveLimits.entries, megabytes: ArchiveLimits.bytes >> 20)
        }
    }

    /// Writes one file; what is wrong with its path, or nil.
    private static func write(_ bytes: [UInt8], to path: [UInt8], in folder: URL) throws -> AnswerProblem? {
        guard let text = String(validating: path, as: UTF8.self) else { return .nameNotUTF8 }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." }) else { return .pathOutOfArchive }
        if parts.contains(where: { $0.utf8.count > Int(NAME_MAX) }) || parts.count > 32 { return .tooDeepFolder }
        let file = parts.reduce(folder) { $0.appending(path: $1, directoryHint: .notDirectory) }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file, options: .withoutOverwriting)
            return nil
        } catch  where FileManager.default.fileExists(atPath: file.path) || Self.hasFile(onTheWayTo: file, from: folder)
        {
            return .twiceInArchive
        }
    }

    private static func hasFile(onTheWayTo file: URL, from folder: URL) -> Bool {
        var place = file.deletingLastPathComponent()
        while place.path.count > folder.path.count {
            if FileManager.default.fileExists(atPath: place.path), !FolderListing.isFolder(place.path) { return true }
            place = place.deletingLastPathComponent()
        }
        return false
    }
}
