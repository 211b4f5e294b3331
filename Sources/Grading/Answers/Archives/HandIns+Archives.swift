import AnswerReading
import Foundation
import Literate

extension HandIns {
    /// What was handed in, with what is in archives, which are unpacked into `folder`, and with the names that a platform
    /// has for its folders.
    /// - Throws: where the folder cannot be written, or no process can be started.
    static func unpacked(
        _ batch: Batch, course: [Chapter], parser: ForeignParser, into folder: URL
    ) async throws -> HandIns {
        var handIns = HandIns(batch.paths, student: batch.student, course: course)
        let unpacker = ArchiveUnpacker(executable: parser.executable, seconds: parser.seconds)
        var count = 0
        while let archive = handIns.nextArchive() {
            count += 1
            let inside = folder.appending(path: "\(count)")
            try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: false)
            let unpacked = try await unpacker.unpack(
                archive.url, into: inside, most: archive.student == nil ? ArchiveLimits.bytes : ArchiveLimits.inner)
            handIns.add(inside, unpacked: unpacked.refused, from: archive)
        }
        for file in handIns.namesFiles {
            guard let text = FileManager.default.regularFile(URL(filePath: file), longest: longestNames),
                case .submitters(let submitters) = try await parser.read(
                    .submitters(text: String(decoding: text, as: UTF8.self)))
            else { continue }
            handIns.rename(submitters.names)
        }
        return handIns
    }

    /// It has every test's output of every student, too.
    private static let longestNames = 16 << 20
}
