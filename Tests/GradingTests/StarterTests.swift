import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Starters are written, never over work")
struct StarterTests {
    @Test("every exercise and quiz of a course gets its file once")
    func starters() async throws {
        try await GradingFixture.withFolder { folder in
            let starter = Starter(into: folder)
            let first = try starter.writeAll(of: GradingFixture.course)
            #expect(
                first.map(\.file.lastPathComponent) == [
                    "output-size.swift", "mirror.swift", "twice.swift", "quizzes.yml",
                ])
            #expect(!first.contains { !$0.isNew })
            let file = folder.appending(path: "01-windows/output-size.swift")
            #expect(
                try String(contentsOf: file, encoding: .utf8).hasPrefix(
                    """
                    // 01-windows.html#exercise-output-size · How many places? (4 points)
                    // Your answer may import LessonKit and Foundation, and sees nothing that the cells declare.

                    """))
            let texts = try first.map { try String(contentsOf: $0.file, encoding: .utf8) }
            #expect(!texts.contains { $0.contains(".md") }, "a solution is where a starter points to")
            try Data("work".utf8).write(to: file)
            #expect(try starter.write("output-size", of: GradingFixture.course)?.isNew == false)
            #expect(try String(contentsOf: file, encoding: .utf8) == "work")
            #expect(try starter.write("nothing", of: GradingFixture.course) == nil)
        }
    }

    @Test("a quiz file has the questions, and graded as it is says that nothing is answered")
    func quizzes() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            _ = try Starter(into: folder).writeAll(of: GradingFixture.course)
            let file = folder.appending(path: "01-windows/quizzes.yml")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("# Which?\n#   a: this\n#   b: that\nwhich: \n"))
            let report = await grader.grade([folder.path])
            #expect(report.answers.map(\.status) == Array(repeating: .notStarted, count: 5))
            #expect(report.points == 10 && report.score == 0)
        }
    }
}
