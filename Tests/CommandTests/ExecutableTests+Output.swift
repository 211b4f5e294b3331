import Foundation
import Testing

/// Where `grade --output` writes, what is there stays what it is.
extension ExecutableTests {
    @Test("a report goes through links, into pipes and devices, over files with their modes and other names")
    func outputs() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n" + Self.exercise]) { folder in
            let files = FileManager.default
            try files.createDirectory(at: folder.appending(path: "a"), withIntermediateDirectories: true)
            // The starter: nothing is compiled.
            try Data("func double(_ n: Int) -> Int { 0 }\n".utf8).write(to: folder.appending(path: "a/double.swift"))
            func status(_ name: String) -> stat {
                var status = stat()
                lstat(folder.appending(path: name).path, &status)
                return status
            }
            func report(_ output: String) async throws -> (code: Int32, errors: String, isWritten: Bool) {
                let result = try await lectern(
                    "grade", "a/double.swift", "--format", "json", "--output", output, in: folder)
                let text = try? String(contentsOf: folder.appending(path: output), encoding: .utf8)
                return (result.code, result.errors, text?.contains("\"notStarted\"") == true)
            }
            try Data("old".utf8).write(to: folder.appending(path: "file"))
            #expect(chmod(folder.appending(path: "file").path, 0o640) == 0)
            try files.createSymbolicLink(atPath: folder.appending(path: "link").path, withDestinationPath: "file")
            #expect(try await report("link").isWritten)
            #expect(status("link").st_mode & S_IFMT == S_IFLNK && status("file").st_mode & 0o777 == 0o640)

            try Data("old".utf8).write(to: folder.appending(path: "one"))
            try files.linkItem(at: folder.appending(path: "one"), to: folder.appending(path: "two"))
            #expect(try await report("one").isWritten && status("one").st_ino == status("two").st_ino)

            #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
            let alone = try await lectern("grade", "a/double.swift", "--output", "pipe", in: folder)
            #expect(alone.code == 1 && alone.errors == "error: cannot write pipe: nobody reads from this pipe\n")
            let reader = Process()
            reader.executableURL = URL(filePath: "/bin/cat")
            reader.arguments = [folder.appending(path: "pipe").path]
            let read = Pipe()
            reader.standardOutput = read
            try reader.run()
            // A reader that has not opened it yet is no reader.
            var isRead = false
            for _ in 0..<100 where !isRead {
                let graded = try await lectern("grade", "a/double.swift", "--output", "pipe", in: folder)
                isRead = !graded.errors.contains("nobody reads")
            }
            if !isRead { reader.terminate() }
            #expect(isRead)
            #expect(
                String(decoding: read.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).contains("double"))
            #expect(status("pipe").st_mode & S_IFMT == S_IFIFO)

            let full = try await lectern("grade", "a/double.swift", "--output", "/dev/full", in: folder)
            #expect(full.code == 1 && full.errors == "error: cannot write /dev/full: No space left on device\n")
            var device = stat()
            #expect(stat("/dev/full", &device) == 0 && device.st_mode & S_IFMT == S_IFCHR)
        }
    }

    @Test("an answer, and a link that leads nowhere, are not places for a report")
    func noPlaces() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n" + Self.exercise]) { folder in
            try Data("mine".utf8).write(to: folder.appending(path: "double.swift"))
            let answer = try await lectern("grade", "double.swift", "--output", "double.swift", in: folder)
            #expect(answer.code == 64 && answer.errors.contains("has answers or a chapter"), "\(answer)")
            #expect(try Data(contentsOf: folder.appending(path: "double.swift")) == Data("mine".utf8))
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "link").path, withDestinationPath: "nowhere")
            let link = try await lectern("grade", "double.swift", "--output", "link", in: folder)
            #expect(link.code == 64 && link.errors.contains("a link that leads nowhere"), "\(link)")
        }
    }
}
