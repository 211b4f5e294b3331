import Foundation
import Testing

@testable import Grading

@Suite("A grading that was killed leaves nothing behind for long")
struct ScratchTests {
    @Test("what a process left that is gone is removed; what belongs to one that runs stays")
    func abandoned() async throws {
        try await GradingFixture.withFolder { folder in
            let process = Process()
            process.executableURL = URL(filePath: "/bin/true")
            try process.run()
            process.waitUntilExit()
            for owner in [process.processIdentifier, getppid()] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "\(owner)/work"), withIntermediateDirectories: true)
            }
            let scratch = Scratch(below: folder)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["\(getppid())"])
            try await scratch.with { #expect(FileManager.default.fileExists(atPath: $0.path)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["\(getppid())"])
        }
    }
}

@Suite("Scores that are kept may have been written by anyone")
struct GradebookTests {
    @Test("what no grading can have given counts for nothing", arguments: ["1e300", "-1", "5"])
    func forged(score: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "GradebookTests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "twice.swift")
        try Data("x".utf8).write(to: file)
        let book = """
            {"twice": {"score": \(score), "points": 4, "answer": "x"}, "big": {"score": 1, "points": 9223372036854775807, "answer": "x"}}
            """
        try Data(book.utf8).write(to: folder.appending(path: Gradebook.fileName))
        #expect(Gradebook(of: folder, course: []).standing(of: "twice", in: file) == .begun)
        #expect(Gradebook(of: folder, course: []) == Gradebook(of: folder.appending(path: "none"), course: []))
    }
}
