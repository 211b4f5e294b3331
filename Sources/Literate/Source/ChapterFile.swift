import Foundation

/// A chapter's file on disk.
enum ChapterFile {
    /// The most bytes of a chapter that are read: six times what a long one has. The C parser takes the square of the length for
    /// some texts (`![[]()` again and again), which more would let last a minute.
    static let most = 1 << 18

    /// What the file holds.
    static func read(_ path: String) throws(Mistake) -> [UInt8] {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(
                atPath: URL(filePath: path).resolvingSymlinksInPath().path)
        } catch {
            throw FileManager.default.fileExists(atPath: path) ? .unreadableFile : .noSuchFile
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .noRegularFile }
        if let size = attributes[.size] as? Int, size > most { throw .tooLong(bytes: size, most: most) }
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadableFile }
        return Array(data)
    }
}

extension Chapter {
    /// Writes what cells print into the `output` fences of the chapter's file, by the cells' indices.
    ///
    /// The file is replaced whole or not at all; its links, owner and mode stay. Where it is no longer what the chapter was read
    /// from, nothing is written.
    /// - Throws: why nothing was written.
    public func rewriteOutputs(_ outputs: [Int: String]) throws(ChapterErrors) {
        try rewrite(as: bytes(withOutputs: outputs))
    }

    /// Writes `new` in place of what the chapter was read from.
    ///
    /// - Throws: why nothing was written.
    func rewrite(as new: [UInt8]) throws(ChapterErrors) {
        func refuse(_ mistake: Mistake) -> ChapterErrors {
            ChapterErrors([Diagnostic(file: file, position: SourcePosition(line: 1), mistake)])
        }
        guard new != bytes else { return }
        do {
            let handle = try FileHandle(forUpdating: URL(filePath: file))
            defer { try? handle.close() }
            func refuseChanged() throws {
                try handle.seek(toOffset: 0)
                guard try handle.readToEnd().map(Array.init) ?? [] == bytes else { throw refuse(.changedFile) }
            }
            try refuseChanged()
            let descriptor = handle.fileDescriptor
            if let whole = ReplacedFile(file, descriptor: descriptor),
                try whole.replace(with: new, of: descriptor, unless: refuseChanged)
            {
                return
            }
            if new.count > bytes.count {
                // A full disk is noticed here, before a byte is changed.
                let code = posix_fallocate(handle.fileDescriptor, 0, new.count)
                guard code == 0 else {
                    try handle.truncate(atOffset: UInt64(bytes.count))
                    throw refuse(.unwritableFile(reason: String(cString: strerror(code))))
                }
            }
            try handle.seek(toOffset: 0)
            try handle.write(contentsOf: Data(new))
            try handle.truncate(atOffset: UInt64(new.count))
        } catch let errors as ChapterErrors {
            throw errors
        } catch {
            throw refuse(.unwritableFile(reason: error.systemReason))
        }
    }
}

extension Error {
    /// The system's word for what went wrong; Foundation's are for its debugger.
    var systemReason: String {
        let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
        return (underlying ?? self as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
            ?? "unknown reason"
    }
}
