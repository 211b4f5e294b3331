import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Practice properties are shown now, final ones counted later")
struct FinalPropertyTests {
    private static let fence = "```"
    private static func chapter(
        final: String = "property(\"also above ten\", .int(in: 11...99)) { n in f(n) == n + 1 }"
    ) throws -> Chapter {
        try Chapter.parse(
            text: """
                ---
                title: T
                ---

                ## E

                Text.

                \(fence)swift exercise=e points=2
                func f(_ n: Int) -> Int { 0 }
                \(fence)

                \(fence)swift solution=e
                func f(_ n: Int) -> Int { n + 1 }
                \(fence)

                \(fence)swift check=e
                property("up to ten", .int(in: 1...10)) { n in f(n) == n + 1 }
                \(fence)

                \(fence)swift final=e
                \(final)
                \(fence)

                """, file: "Lessons/02-t.md")
    }

    private static func grade(final: Bool) async throws -> GradeReport {
        let grader = try await Grader(
            course: [try chapter()], toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()),
            seed: 1, jobs: 1, countsFinal: final)
        return try await GradingFixture.withFolder { folder in
            let file = folder.appending(path: "e.swift")
            try Data("func f(_ n: Int) -> Int { n > 10 ? 0 : n + 1 }\n".utf8).write(to: file)
            return await grader.grade([file.path])
        }
    }

    @Test("final ones are not tried before they count, and then tell which they are")
    func counted() async throws {
        let practice = try await Self.grade(final: false)
        #expect(practice.passed && practice.answers[0].checks.map(\.name) == ["up to ten"])
        let last = try await Self.grade(final: true)
        #expect(last.answers[0].checks.map(\.name) == ["up to ten", "also above ten"])
        #expect(last.answers[0].checks.map(\.isFinal) == [false, true])
        #expect(last.answers[0].checks.map(\.passed) == [true, false] && last.score == 1)
        let tests = try last.gradescope()
        #expect(tests.matches(of: /"visibility" : "after_published"/).count == 1)
    }

    @Test("a course's proof tries them, too: the solution must pass them")
    func proven() async throws {
        let grader = try await Grader(
            course: [try Self.chapter()], toolchain: .current(),
            cache: OutputCache(folder: GradingFixture.sharedCache()), jobs: 1)
        #expect(try await grader.prove(try Self.chapter()).flatMap(\.failures).isEmpty)
        let broken = try Self.chapter(final: "check(\"two\", f(1) == 3)")
        let failures = try await grader.prove(broken).flatMap(\.failures).map(\.description)
        #expect(failures.count == 1 && failures[0].contains("the solution fails its check"), "\(failures)")
    }
}
