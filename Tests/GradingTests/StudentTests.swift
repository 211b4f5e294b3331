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

    private func classOf(_ files: [String], empty: [String] = [], paths: [String]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "StudentTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files + empty.map({ $0 + "/excuse.txt" }) {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        let paths = paths.map { folder.appending(path: $0).path }
        return ClassList(AnswerFile.find(paths), under: paths).students
    }

    @Test("who handed nothing in is in the class, too; a learner alone is no class")
    func emptyHanded() throws {
        let files = ["c/alice/09-a/output-size.swift", "c/bob/twice.swift"]
        #expect(
            try classOf(files, empty: ["c/frank", "c/10-b", "c/Answers"], paths: ["c"]) == ["alice", "bob", "frank"])
        #expect(try classOf(files, empty: ["d/frank"], paths: ["c/alice", "d/frank"]) == ["alice", "bob", "frank"])
        #expect(try classOf(["Answers/09-a/output-size.swift"], empty: ["Answers/notes"], paths: ["Answers"]) == [])
    }

    @Test("what one student handed in is asked of all")
    func asked() {
        let course = GradingFixture.course
        let reports = [
            AnswerReport(file: "a", student: "alice", exercise: "twice", score: 1, points: 1, status: .passed),
            AnswerReport(file: "b", student: "bob", exercise: "output-size", score: 4, points: 4, status: .passed),
        ]
        let files = ["c/alice/twice.swift", "c/bob/output-size.swift"].map {
            AnswerFile(url: URL(filePath: $0), name: $0, student: String($0.split(separator: "/")[1]))
        }
        let missing = ClassList(files, under: ["c"]).missing(from: reports, of: course)
        #expect(missing.map { [$0.student, $0.exercise] } == [["alice", "output-size"], ["bob", "twice"]])
        #expect(missing.map(\.file)[0] == "alice/01-windows/output-size.swift")
        let report = GradeReport(seed: 1, answers: reports + missing)
        #expect(report.students.map(\.points) == [5, 5] && report.students.map(\.score) == [1, 4] && !report.passed)
    }

    @Test("of several folders, each is somebody's")
    func ofSeveral() throws {
        let files = ["s/hans/output-size.swift", "s/jan/Answers/09-spatial-dimensions/output-size.swift"]
        #expect(try students(files, paths: ["s/hans", "s/jan/Answers"]) == ["hans", "jan"])
    }
}
