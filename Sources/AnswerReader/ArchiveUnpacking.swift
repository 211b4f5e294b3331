import AnswerReading
import CArchive
import Foundation

/// Reads the archive at standard input, and writes its entries to standard output as frames.
struct ArchiveUnpacking {
    private let archive: OpaquePointer
    private var total = 0

    /// Nil where it is not an archive.
    init?() {
        guard let archive = lectern_archive_open(STDIN_FILENO) else { return nil }
        self.archive = archive
    }

    /// Goes through the archive to its end, or to what is wrong with it.
    mutating func run() {
        var count = 0
        var path: UnsafePointer<CChar>?
        var kind: Int32 = 0
        var isEncrypted: Int32 = 0
        while true {
            switch UInt32(lectern_archive_next(archive, &path, &kind, &isEncrypted)) {
            case lectern_archive_end.rawValue: return
            case lectern_archive_damaged.rawValue:
                return write(.broken(.damaged, reason: String(cString: lectern_archive_message(archive))))
            default: break
            }
            count += 1
            guard count <= ArchiveLimits.entries else { return write(.broken(.tooLarge, reason: "")) }
            let name = path.map {
                Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map(UInt8.init(bitPattern:))
            }
            let entry = entry(name ?? [], kind: kind, isEncrypted: isEncrypted != 0)
            if let entry { write(entry) }
            guard total <= ArchiveLimits.bytes else { return write(.broken(.tooLarge, reason: "")) }
        }
    }

    private mutating func entry(_ path: [UInt8], kind: Int32, isEncrypted: Bool) -> ArchiveEntry? {
        switch UInt32(kind) {
        case lectern_entry_folder.rawValue: return nil
        case lectern_entry_link.rawValue: return .refused(path: path, .symbolicLink)
        case lectern_entry_hard_link.rawValue: return .refused(path: path, .hardLink)
        case lectern_entry_file.rawValue: break
        default: return .refused(path: path, .notRegularFile)
        }
        if isEncrypted { return .refused(path: path, .encrypted) }
        let most = ArchiveLimits.bytes(of: path)
        if most == 0 { return .file(path: path, bytes: []) }
        guard let bytes = read(upTo: most + 1) else { return .refused(path: path, .damaged) }
        total += bytes.count
        return bytes.count > most ? .refused(path: path, .tooLong) : .file(path: path, bytes: bytes)
    }

    /// The entry's first bytes, nil where they are damaged.
    private func read(upTo most: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < most {
            let got = lectern_archive_read(archive, &buffer, min(buffer.count, most - bytes.count))
            if got < 0 { return nil }
            if got == 0 { break }
            bytes += buffer[..<got]
        }
        return bytes
    }

    private func write(_ entry: ArchiveEntry) { FileHandle.standardOutput.write(Data(entry.frame)) }
}
