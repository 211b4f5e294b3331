import AnswerReading
import Foundation
import Testing

@testable import Grading

@Suite("What is handed in as archives is unpacked within limits, or refused by a sentence")
struct ArchiveTests {
    private static let solution = Data((GradingFixture.solution + "\n").utf8)

    /// A stored zip of these files, as the format has it: a name may be anything.
    private static func zip(_ files: [(name: String, bytes: Data)], flags: UInt16 = 0x800, mode: UInt32 = 0o100644)
        -> Data
    {
        var archive = Data(), directory = Data()
        func append(_ value: some FixedWidthInteger, to data: inout Data) {
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
        }
        for (name, bytes) in files {
            let offset = UInt32(archive.count)
            func fields(to data: inout Data) {
                append(UInt16(20), to: &data)
                append(flags, to: &data)
                for field in [UInt16(0), 0, 0] { append(field, to: &data) }
                for field in [crc32(bytes), UInt32(bytes.count), UInt32(bytes.count)] { append(field, to: &data) }
                append(UInt16(name.utf8.count), to: &data)
                append(UInt16(0), to: &data)
            }
            append(UInt32(0x0403_4B50), to: &archive)
            fields(to: &archive)
            archive.append(contentsOf: name.utf8)
            archive.append(bytes)
            append(UInt32(0x0201_4B50), to: &directory)
            append(UInt16(0x0314), to: &directory)
            fields(to: &directory)
            for field in [UInt16(0), 0, 0] { append(field, to: &directory) }
            append(mode << 16, to: &directory)
            append(offset, to: &directory)
            directory.append(contentsOf: name.utf8)
        }
        let start = UInt32(archive.count)
        archive.append(directory)
        append(UInt32(0x0605_4B50), to: &archive)
        for field in [UInt16(0), 0, UInt16(files.count), UInt16(files.count)] { append(field, to: &archive) }
        append(UInt32(directory.count), to: &archive)
        append(start, to: &archive)
        append(UInt16(0), to: &archive)
        return archive
    }

    private static func crc32(_ bytes: Data) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~crc
    }

    /// `student exercise status` of each answer, and all that is said.
    private func graded(_ archives: [String: Data]) async throws -> (answers: [String], words: String) {
        let grader = try await GradingFixture.grader.value
        return try await GradingFixture.withFolder { folder in
            let all = folder.appending(path: "class")
            try FileManager.default.createDirectory(at: all, withIntermediateDirectories: true)
            for (name, bytes) in archives { try bytes.write(to: all.appending(path: name)) }
            let report = await grader.grade([all.path])
            return (
                report.answers.map { "\($0.student ?? "-") \($0.exercise) \($0.status)" }.sorted(),
                report.answers.flatMap(\.problems).map(\.message).joined(separator: "\n")
            )
        }
    }

    @Test("a zip a student: named by the file, by a platform, with a folder of the same name or macOS's in it")
    func students() async throws {
        let found = try await graded([
            "alice.zip": Self.zip([("output-size.swift", Self.solution)]),
            "bob.zip": Self.zip([("bob/01-windows/output-size.swift", Self.solution), ("__MACOSX/bob/._x", Data())]),
            "doejane_123_456_work-1.zip": Self.zip([("Answers/01-windows/output-size.swift", Self.solution)]),
        ])
        #expect(found.answers == ["alice", "bob", "doejane"].map { "\($0) output-size passed" }, "\(found)")
        #expect(found.words.isEmpty)
    }

    @Test("a class's zip holds students' folders and their zips; a zip in those is refused")
    func nested() async throws {
        let inner = Self.zip([("output-size.swift", Self.solution)])
        let deep = Self.zip([("more.zip", inner), ("output-size.swift", Self.solution)])
        let all = Self.zip([
            ("hw/alice/output-size.swift", Self.solution), ("hw/bob.zip", inner), ("hw/carol/work.zip", deep),
        ])
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            try all.write(to: folder.appending(path: "hw.zip"))
            let report = await grader.grade([folder.appending(path: "hw.zip").path])
            let found = report.answers.map { "\($0.student ?? "-") \($0.exercise) \($0.status)" }.sorted()
            #expect(
                found == [
                    "alice output-size passed", "bob output-size passed", "carol more.zip refused",
                    "carol output-size passed",
                ])
            #expect(report.answers.flatMap(\.problems).map(\.message) == [AnswerProblem.archiveInArchive.words])
            #expect(report.answers.contains { $0.file.hasSuffix("hw.zip/hw/bob.zip/output-size.swift") })
        }
    }

    @Test(
        "a class's zip that got another name than its folder",
        arguments: [
            // Several students have the same answer: the folder is the class's.
            (["hw/alice/output-size.swift", "hw/bob/01-windows/output-size.swift"], ["alice", "bob"]),
            // Folders of one student.
            (["alice/week 1/output-size.swift", "alice/week 2/mirror.swift"], ["alice"]),
            (["alice/01-windows/output-size.swift", "alice/output-size.swift"], ["alice"]),
        ])
    func renamed(names: [String], students: [String]) async throws {
        let zip = Self.zip(names.map { ($0, Self.solution) })
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            try zip.write(to: folder.appending(path: "submissions.zip"))
            let report = await grader.grade([folder.appending(path: "submissions.zip").path])
            #expect(Set(report.answers.compactMap(\.student)) == Set(students), "\(report.answers)")
        }
    }

    @Test(
        "a path out of the archive writes nothing there",
        arguments: ["../evil.swift", "/tmp/lectern-evil.swift", "a/../../evil.swift", "a//evil.swift", ""])
    func paths(name: String) async throws {
        let found = try await graded([
            "eve.zip": Self.zip([(name, Self.solution), ("output-size.swift", Self.solution)])
        ])
        #expect(found.answers.contains("eve output-size passed") && found.answers.count == 2, "\(found)")
        #expect(found.words.contains("leads out of its archive"), "\(found)")
        #expect(!FileManager.default.fileExists(atPath: "/tmp/lectern-evil.swift"))
    }

    @Test("links, encrypted files, doubled names and names that are not UTF-8 are refused by what they are")
    func kinds() async throws {
        let link = Self.zip([("output-size.swift", Data("/etc/passwd".utf8))], mode: 0o120777)
        let found = try await graded([
            "a.zip": link, "b.zip": Self.zip([("output-size.swift", Self.solution)], flags: 0x801),
            "c.zip": Self.zip([("output-size.swift", Self.solution), ("output-size.swift", Data())]),
            "d.zip": Self.zip([("x", Data()), ("x/output-size.swift", Self.solution)]),
        ])
        for word in ["is a symbolic link", "is encrypted", "twice; the first one was taken"] {
            #expect(found.words.contains(word), "\(found)")
        }
        #expect(found.answers.filter { $0.hasSuffix("passed") } == ["c output-size passed"], "\(found)")
    }

    @Test("what is no archive, cut short or of another kind is told, and the others are graded")
    func damaged() async throws {
        let whole = Self.zip([("output-size.swift", Self.solution)])
        let found = try await graded([
            "a.zip": Data("not a zip".utf8), "b.zip": Data(), "c.tar.gz": Data([0x1F, 0x8B, 8, 0, 1, 2]),
            "d.rar": Data("Rar!".utf8), "e.zip": whole.prefix(60), "f.zip": whole,
        ])
        #expect(found.answers.contains("f output-size passed"), "\(found)")
        #expect(found.words.contains("cannot be unpacked") && found.words.contains("of a kind that cannot be read"))
        #expect(found.answers.filter { $0.hasSuffix("refused") }.count >= 4, "\(found)")
    }

    @Test("more files than a class hands in, and a bomb of zeros, end within the limits")
    func bombs() async throws {
        let many = Self.zip((0...ArchiveLimits.entries).map { ("f\($0).txt", Data()) })
        let found = try await graded([
            "many.zip": many, "bomb.tar.gz": try Self.bomb(),
            "ok.zip": Self.zip([("output-size.swift", Self.solution)]),
        ])
        #expect(found.answers.contains("ok output-size passed"), "\(found)")
        #expect(found.words.contains("an archive may unpack to 20000 files"), "\(found)")
        #expect(found.words.contains("an answer may have 256 KB"), "\(found)")
    }

    /// A gigabyte of zeros in an answer's place, in a megabyte.
    private static func bomb() throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bomb-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = "truncate -s 256M output-size.swift && tar -czf bomb.tar.gz output-size.swift"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: folder.appending(path: "bomb.tar.gz"))
    }

    @Test("frames are read back as they were written; a stream that is cut short is none")
    func frames() {
        let entries: [ArchiveEntry] = [
            .file(path: Array("a/b.swift".utf8), bytes: [0, 1, 255]), .refused(path: [0xFF], .symbolicLink),
            .broken(.damaged, reason: "why"), .file(path: [], bytes: []),
        ]
        let stream = entries.flatMap(\.frame)
        #expect(ArchiveEntry.entries(in: stream) == entries)
        #expect(ArchiveEntry.entries(in: []) == [])
        for count in 1..<stream.count where count != entries[0].frame.count {
            let read = ArchiveEntry.entries(in: Array(stream.prefix(count)))
            #expect(read == nil || entries.starts(with: read ?? []))
        }
        #expect(ArchiveEntry.entries(in: [9, 0, 0, 0, 0, 0, 0, 0, 0]) == nil)
    }
}
