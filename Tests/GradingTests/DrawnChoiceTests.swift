import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("A letter in a student's file is a choice in that student's own order")
struct DrawnChoiceTests {
    private static let markdown = """
        ---
        title: T
        ---

        ```quiz id=which
        question: Which one?
        choices:
          - text: one
            right: true
          - text: two
          - text: three
          - text: four
            feedback: Not four.
        shown: 3
        ```
        """

    @Test("the starter lists the student's choices, and the grader reads the student's letters")
    func letters() async throws {
        let chapter = try Chapter.parse(text: Self.markdown, file: "Lessons/01-a.md")
        let grader = try await Grader(
            course: [chapter], toolchain: .current(), cache: OutputCache(folder: GradingFixture.sharedCache()), seed: 1,
            courseSeed: 3)
        let names = ["ada", "grace", "alan", "edsger", "barbara", "donald"]
        func right(_ name: String) throws -> String {
            let seen = try #require(chapter.quizzes[0].choicesSeen(by: Learner(name: name, seed: 3)))
            return Quiz.letter(at: try #require(seen.firstIndex(of: 0)))
        }
        #expect(Set(try names.map(right)).count == 3)
        try await GradingFixture.withFolder { folder in
            for name in names {
                let place = folder.appending(path: "class/\(name)/01-a")
                let asked = chapter.asked(of: Learner(name: name, seed: 3))
                let file = try Starter(into: place.deletingLastPathComponent()).writeQuizzes(of: asked).file
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(text.contains("#   \(try right(name)): one\n") && !text.contains("d: "), "\(text)")
                try Data(text.replacing("which: ", with: "which: \(try right(name))").utf8).write(to: file)
            }
            let report = await grader.grade([folder.appending(path: "class").path])
            #expect(report.answers.map(\.status) == names.map { _ in .passed })
            // The letter of another student's right choice is one of one's own.
            let other = try #require(names.first { try right($0) != right("ada") })
            let own = folder.appending(path: "class/ada/01-a/quizzes.yml")
            try Data("which: \(try right(other))\n".utf8).write(to: own)
            let copied = await grader.grade([folder.appending(path: "class").path])
            #expect(copied.answers.count { $0.status == .failed } == 1)
            // There is no fourth letter, though there is a fourth choice.
            try Data("which: d\n".utf8).write(to: own)
            let none = await grader.grade([folder.appending(path: "class").path])
            let said = none.answers.flatMap(\.problems).map(\.message)
            #expect(said == ["'d' is not a choice; write a letter from a to c"])
        }
    }
}
