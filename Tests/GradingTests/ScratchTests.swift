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
    @Test("what no grading can have given counts for nothing", arguments: ["1e300", "-1", "5", "2"])
    func forged(score: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "GradebookTests-\(UUID().uuidString)")
        let file = folder.appending(path: "01-windows/twice.swift"), scores = folder.appending(path: Gradebook.fileName)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("x".utf8).write(to: file)
        let report = AnswerReport(file: file.path, exercise: "twice", score: 1, points: 1, status: .passed)
        try Gradebook.keep(GradeReport(seed: 1, answers: [report]), of: GradingFixture.course)
        func standing() -> Gradebook.Standing {
            Gradebook(of: folder, course: GradingFixture.course).standing(of: "twice", in: file)
        }
        #expect(standing() == .graded(score: 1, points: 1))
        let kept = try String(contentsOf: scores, encoding: .utf8)
        let forged = kept.replacing("\"score\" : 1", with: "\"score\" : \(score)")
        #expect(forged != kept)
        try Data(forged.utf8).write(to: scores)
        #expect(standing() == .begun)
    }
}
