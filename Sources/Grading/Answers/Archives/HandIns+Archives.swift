import AnswerReading
import Foundation
import Literate

extension HandIns {
    /// What was handed in, with what is in archives, which are unpacked into `folder`.
    /// - Throws: where the folder cannot be written, or no process can be started.
    static func unpacked(
        _ batch: Batch, course: [Chapter], parser: ForeignParser, into folder: URL
    ) async throws -> HandIns {
        var handIns = HandIns(batch.paths, student: batch.student, course: course)
        let unpacker = ArchiveUnpacker(executable: parser.executable)
        var count = 0
        while let archive = handIns.nextArchive() {
            count += 1
            let inside = folder.appending(path: "\(count)")
            try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: false)
            let unpacked = try await unpacker.unpack(
                archive.url, into: inside, most: archive.student == nil ? ArchiveLimits.bytes : ArchiveLimits.inner)
            handIns.add(inside, unpacked: unpacked.refused, from: archive)
        }
        return handIns
    }
}
