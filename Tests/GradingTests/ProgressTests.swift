import Foundation
import Literate
import TestSupport
import Testing
import Toolchain

@testable import Grading

@Suite("The page's progress and the terminal's are one record, by one line")
struct ProgressTests {
    private static var sample: ProgressLine {
        var line = ProgressLine(course: ProgressSample.course, student: ProgressSample.student)
        line.done = Set(ProgressSample.done)
        line.answers = ProgressSample.answers
        line.scores = [ProgressSample.score.exercise: ProgressSample.score.score]
        return line
    }

    @Test("a line is written as the page writes it, and read back")
    func line() throws {
        #expect(Self.sample.text == ProgressSample.line)
        #expect(try ProgressLine("  \(ProgressSample.line)\n") == Self.sample)
        #expect(!Self.sample.text.contains { " '\"&|;<>()$`*?!#~\\".contains($0) }, "a shell takes it as one word")
    }

    @Test(
        "what is not such a line is told",
        arguments: [
            ("", "this is not a line"), ("lectern-progress:2:course=a", "this is not a line"),
            ("lectern-progress:1:course", "damaged at 'course'"),
            ("lectern-progress:1:course=%ZZ", "damaged at 'course=%ZZ'"),
            ("lectern-progress:1:answer=3", "damaged"), ("lectern-progress:1:answer.a=%0Ab", "damaged"),
            ("lectern-progress:1:answer.a=%00", "damaged"), ("lectern-progress:1:answer.a=%E2%80%A8", "damaged"),
            ("lectern-progress:1:answer.a=" + String(repeating: "1", count: 300), "damaged"),
            ("lectern-progress:1:course=" + String(repeating: "a", count: 100_000), "this is not a line"),
        ])
    func damaged(text: String, told: String) {
        let error = #expect(throws: ProgressLineError.self) { try ProgressLine(text) }
        #expect(error?.description.contains(told) == true)
    }

    @Test("an answer goes where none is yet, in quotes where YAML could mean something by it; another one stays")
    func file() {
        var file = QuizFile(text: "# A question: a?\na: \n\nb: 3\nc:    # later\nab: ~\n")
        #expect(file.put("28", for: "a") == .put && file.put("4", for: "b") == .other)
        #expect(file.put("3", for: "b") == .there && file.put("x: {y} # z", for: "c") == .put)
        #expect(file.put("−3/4 \"px\"", for: "ab") == .put && file.put("3/4", for: "new") == .put)
        #expect(
            file.text
                == "# A question: a?\na: 28\n\nb: 3\nc: \"x: {y} # z\"\nab: \"−3/4 \\\"px\\\"\"\nnew: 3/4\n")
    }

    @Test("lines that end as Windows has them are lines, too")
    func windows() {
        var file = QuizFile(text: "a: \r\nb: 3\r\n")
        #expect(
            file.put("28", for: "a") == .put && file.put("3", for: "b") == .there && file.put("4", for: "c") == .put)
        #expect(Array(file.text.utf8) == Array("a: 28\r\nb: 3\r\nc: 4\n".utf8))
    }

    private static let course = Course(
        folder: "Lessons", information: CourseInformation(title: "T"), chapters: GradingFixture.course)

    private func take(_ line: ProgressLine, into folder: URL) async throws -> ProgressImport {
        try await ProgressImport(line, into: folder, of: Self.course) { $0 }
    }

    @Test("the page's answers become the learner's, are graded, and go back; chapters that are done are kept")
    func bothWays() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            var line = ProgressLine(course: "T", student: "Ada")
            line.answers = ["how-many": "1,024", "which": "b", "gone": "1"]
            line.done = ["01-windows", "99-gone"]
            let found = try await take(line, into: folder)
            #expect(found.taken == 2 && found.kept == [] && found.unknown == 1)
            #expect(LearnerName.kept(in: folder) == "Ada")
            let report = await grader.grade(found.changed.map(\.path))
            #expect(report.answers.map(\.status) == [.passed, .failed], "the terminal judges for itself")
            try Gradebook.keep(report, of: Self.course.chapters)
            #expect(Gradebook(of: folder, course: Self.course.chapters).done == ["01-windows"])

            let back = try await ProgressLine(of: Self.course, answers: folder, toolchain: .current())
            line.answers = ["how-many": "1,024"]
            line.done = ["01-windows"]
            #expect(back == line)

            // What was answered here stays.
            line.answers = ["how-many": "7"]
            let again = try await take(line, into: folder)
            #expect(again.taken == 0 && again.kept == ["how-many"])
        }
    }

    @Test("a line of another course or another learner changes nothing")
    func others() async throws {
        try await GradingFixture.withFolder { folder in
            try LearnerName.keep("Grace", in: folder)
            for line in [ProgressLine(course: "U"), ProgressLine(course: "T", student: "Ada")] {
                var line = line
                line.answers = ["how-many": "1024"]
                await #expect(throws: ProgressLineError.self) { try await take(line, into: folder) }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [LearnerName.fileName])
            _ = try await take(ProgressLine(course: "T", student: "GRACE "), into: folder)
        }
    }

    @Test("a record from before chapters could be done still has its scores")
    func oldRecord() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            let file = folder.appending(path: "01-windows/quizzes.yml")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("how-many: 1024\n".utf8).write(to: file)
            try Gradebook.keep(await grader.grade([file.path]), of: Self.course.chapters)
            let record = folder.appending(path: Gradebook.fileName)
            let now = try JSONSerialization.jsonObject(with: Data(contentsOf: record)) as? [String: Any]
            let old = try JSONSerialization.data(withJSONObject: #require(now?["scores"]))
            try old.write(to: record)
            let standing = Gradebook(of: folder, course: Self.course.chapters).standing(of: "how-many", in: file)
            #expect(standing == .graded(score: 2, points: 2))
        }
    }
}
