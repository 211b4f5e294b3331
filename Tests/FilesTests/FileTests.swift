import Foundation
import Testing

@testable import Files

@Suite("Files are read where they are asked, and written whole or not at all")
struct FileTests {
    /// A folder that is gone when the test ends.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "lectern-files-\(UUID().uuidString)").path

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
            return "\(path)/\(name)"
        }

        var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
    }

    @Test("any part of a file can be read, and nothing outside it")
    func parts() throws {
        let folder = try Folder()
        let bytes = (0..<100).map(UInt8.init)
        let file = try RandomAccessFile(path: folder.file("a", bytes))
        #expect(file.count == 100)
        #expect(try file.bytes(0..<100) == bytes)
        #expect(try file.bytes(97..<100) == [97, 98, 99])
        #expect(try file.bytes(40..<40).isEmpty)
        #expect(throws: FileError.endsEarly(path: file.path, needed: 101, available: 100)) { try file.bytes(97..<101) }
        #expect(throws: FileError.self) { try file.bytes(-1..<3) }
        #expect(throws: FileError.self) { try file.bytes(Int.max - 1..<Int.max) }
    }

    @Test("pieces cover a range once, in order, each but the last a multiple of the unit")
    func pieces() throws {
        let folder = try Folder()
        let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try RandomAccessFile(path: folder.file("a", bytes))
        var (read, starts) = ([UInt8](), [Int]())
        try file.forEachPiece(of: 1..<3_000_001, unit: 12) { start, piece in
            #expect(start == read.count && start % 12 == 0)
            read += piece
            starts.append(start)
        }
        #expect(read == Array(bytes[1...]) && starts.count > 1)
    }

    @Test("a file that becomes shorter while it is open is an error")
    func shorter() throws {
        let folder = try Folder()
        let file = try RandomAccessFile(path: folder.file("a", Array(repeating: 1, count: 1000)))
        #expect(truncate(file.path, 10) == 0)
        #expect(throws: FileError.becameShorter(path: file.path)) { try file.bytes(0..<1000) }
    }

    @Test("what is not there, and folders, pipes and devices, are refused at once")
    func others() throws {
        let folder = try Folder()
        #expect(throws: FileError.missing(path: "\(folder.path)/none")) {
            try RandomAccessFile(path: "\(folder.path)/none")
        }
        #expect(throws: FileError.notAFile(path: folder.path)) { try RandomAccessFile(path: folder.path) }
        let pipe = "\(folder.path)/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: FileError.notAFile(path: pipe)) { try RandomAccessFile(path: pipe) }
        #expect(throws: FileError.notAFile(path: "/dev/zero")) { try RandomAccessFile(path: "/dev/zero") }
    }

    @Test("a file appears under its name when it is committed; one that is given up leaves nothing")
    func writing() throws {
        let folder = try Folder()
        let path = try folder.file("a", [1])
        do {
            let file = try AtomicFile(path: path)
            try file.write([9, 9])
        }
        #expect(folder.names == ["a"])
        #expect(try RandomAccessFile(path: path).bytes(0..<1) == [1])
        var file = try AtomicFile(path: path)
        try file.write([2, 3])
        try file.write([4])
        #expect(try RandomAccessFile(path: path).bytes(0..<1) == [1])
        try file.commit()
        #expect(folder.names == ["a"])
        #expect(try RandomAccessFile(path: path).bytes(0..<3) == [2, 3, 4])
        #expect(throws: FileError.self) { _ = try AtomicFile(path: "\(folder.path)/none/a") }
    }

    @Test("what gzip wrote is inflated, however it is asked for, and several streams are one file")
    func inflating() throws {
        let folder = try Folder()
        let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let file = try RandomAccessFile(path: folder.file("a.gz", gzip(bytes) + gzip([1, 2, 3])))
        #expect(Gunzip.recognizes(file))
        for step in [500, 999, 50_003] {
            var stream = try Gunzip(file)
            var read: [UInt8] = []
            while read.count < 50_003 { read += try stream.read(min(step, 50_003 - read.count)) }
            #expect(read == bytes + [1, 2, 3])
            #expect(try stream.hasEnded())
        }
        #expect(gzip(bytes) == gzip(bytes))
    }

    @Test("a gzip file that is cut or has a flipped bit gives an error, and never other bytes")
    func damage() throws {
        let folder = try Folder()
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* $0) }
        let whole = gzip(bytes)
        func read(_ damaged: [UInt8]) throws -> [UInt8] {
            let file = try RandomAccessFile(path: folder.file("a.gz", damaged))
            var stream = try Gunzip(file)
            let result = try stream.read(300)
            return try stream.hasEnded() ? result : []
        }
        #expect(try read(whole) == bytes)
        for length in 0..<whole.count { #expect(throws: FileError.self) { try read(Array(whole[..<length])) } }
        // The first ten bytes are the header, in which a time or a flag may change and nothing else.
        for i in whole.indices.dropFirst(10) {
            var damaged = whole
            damaged[i] ^= 4
            // A bit that pads the stream to whole bytes says nothing.
            if let found = try? read(damaged) { #expect(found.isEmpty || found == bytes, "byte \(i)") }
        }
    }

    @Test("every message says what is wrong with which file")
    func messages() {
        let errors: [FileError] = [
            .missing(path: "a"), .notAFile(path: "a"), .refused(path: "a", reason: "Permission denied"),
            .becameShorter(path: "a"), .endsEarly(path: "a", needed: 9, available: 3),
            .damagedStream(path: "a", reason: "invalid code lengths set"),
        ]
        let expected = """
            the file does not exist
            it is not a file
            Permission denied
            the file became shorter while it was in use
            the file ends early: 9 bytes are needed and 3 are there
            the compressed data is damaged (invalid code lengths set)
            """
        #expect(errors.map(\.reason).joined(separator: "\n") == expected)
        #expect(errors.allSatisfy { $0.path == "a" })
    }
}
