import Foundation
import Testing

@testable import Grading

@Suite("Folders say whose answer it is")
struct StudentTests {
    private func students(_ files: [String], paths: [String]) throws -> [String?] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "StudentTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        return AnswerFile.find(paths.map { folder.appending(path: $0).path }).map(\.student)
    }

    @Test(
        "however a class hands in",
        arguments: [
            "class/alice/output-size.swift", "class/alice/09-spatial-dimensions/output-size.swift",
            "class/alice/Answers/09-spatial-dimensions/output-size.swift",
            "class/alice/Answers/09-spatial-dimensions/quizzes.yml", "class/group-a/alice/output-size.swift",
        ])
    func ofAClass(_ file: String) throws {
        #expect(try students([file], paths: ["class"]) == ["alice"])
    }

    @Test("a number of more than two digits is a student's, not a chapter's")
    func ofANumber() throws {
        #expect(try students(["class/7012345/output-size.swift"], paths: ["class"]) == ["7012345"])
    }

    @Test("a learner's own folder is nobody's in particular")
    func ofOneself() throws {
        #expect(try students(["Answers/09-spatial-dimensions/output-size.swift"], paths: ["Answers"]) == [nil])
    }

    @Test("of several folders, each is somebody's")
    func ofSeveral() throws {
        let files = ["s/hans/output-size.swift", "s/jan/Answers/09-spatial-dimensions/output-size.swift"]
        #expect(try students(files, paths: ["s/hans", "s/jan/Answers"]) == ["hans", "jan"])
    }
}
