import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Failing answers fall into groups by what they return")
struct ReviewTests {
    private static func answer(_ body: String) -> String {
        "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {\n    \(body)\n}\n"
    }

    /// One wrong idea in two texts, another, one that traps, one that the author knows, a right one, one that does not compile.
    private static let answers = [
        "ann": answer("// ann's\n    (input - filter) / stride + 1"),
        "ben": answer("let steps = (input - filter) / stride\n    return 1 + steps"),
        "cal": answer("input"), "dee": answer("[1, 2, 3][input + 2]"),
        "eve": answer("(input + padding - filter) / stride + 1"), "fay": GradingFixture.solution,
        "gus": answer("nothing"),
    ]

    private static func review(_ order: [String] = answers.keys.sorted()) async throws -> AnswerClasses {
        let grader = try await GradingFixture.grader.value
        return try await GradingFixture.withFolder { folder in
            for student in order {
                let own = folder.appending(path: "class/\(student)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                try Data((answers[student] ?? "").utf8).write(to: own.appending(path: "output-size.swift"))
            }
            return try await grader.review(Batch(paths: [folder.appending(path: "class").path])).classes
        }
    }

    @Test("equal results are one group, the largest first, with the shortest counterexample and the known hint")
    func groups() async throws {
        let classes = try await Self.review()
        #expect(
            classes.groups.map(\.students) == [["ann", "ben"], ["cal"], ["dee"], ["eve"]] || classes.groups.count == 4)
        let first = try #require(classes.group(1, of: "output-size"))
        #expect(first.students == ["ann", "ben"] && first.count == 2 && first.hint == nil)
        #expect(first.check == "padding counts twice" && first.counterexample.contains("padding: 1"), "\(first)")
        // The shorter of the two texts; a comment may say whose it is.
        #expect(first.code.contains("ann's") && !first.plainCode.contains("ann's"))
        #expect(Set(classes.groups.dropFirst().flatMap(\.students)) == ["cal", "dee", "eve"])
        #expect(classes.groups.first { $0.students == ["eve"] }?.hint == "Padding is on both sides.")
        #expect(classes.groups.map(\.number) == [1, 2, 3, 4])
    }

    @Test("a group's sentence becomes a fence of the chapter, and the class gets its hint without a new check")
    func named() async throws {
        try await GradingFixture.withFolder { folder in
            let file = folder.appending(path: "01-windows.md")
            let text = """
                ---
                title: T
                ---

                ## E

                Text.

                ```swift exercise=e
                func f(_ n: Int) -> Int { 0 }
                ```

                ```swift solution=e
                func f(_ n: Int) -> Int { n + 1 }
                ```

                ```swift check=e
                property("one more", .int(in: 1...9)) { n in f(n) == n + 1 }
                ```

                The end.

                """
            try Data(text.utf8).write(to: file)
            let own = folder.appending(path: "class/ann")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try Data("// Ann ```\nfunc f(_ n: Int) -> Int { n }\n".utf8).write(to: own.appending(path: "e.swift"))
            let cache = try GradingFixture.sharedCache()
            let batch = Batch(paths: [folder.appending(path: "class").path])
            func reviewed() async throws -> (AnswerClasses, Journal, [Chapter]) {
                let course = [try Chapter.read(file.path)]
                let journal = try #require(
                    Journal(
                        of: batch, course: course, in: OutputCache(folder: folder.appending(path: "journal")),
                        beginning: .last))
                let grader = try await Grader(
                    course: course, toolchain: .current(), cache: OutputCache(folder: cache), seed: journal.seed,
                    jobs: 1)
                return (try await grader.review(batch, journal: journal).classes, journal, course)
            }
            do {
                let (classes, journal, course) = try await reviewed()
                #expect(journal.count == 0)
                let group = try #require(classes.group(1, of: "e"))
                #expect(group.hint == nil)
                try course[0].addMisconception(group.plainCode, hint: "One more.", to: course[0].exercises[0])
            }
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(
                written
                    == text.replacing(
                        "\n\nThe end.",
                        with: "\n\n```swift wrong=e \"One more.\"\nfunc f(_ n: Int) -> Int { n }\n```\n\nThe end."))
            let (classes, journal, course) = try await reviewed()
            #expect(course[0].exercises[0].misconceptions.map(\.hint) == ["One more."])
            #expect(journal.count == 1 && classes.group(1, of: "e")?.hint == "One more.")
            let verdicts = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: "journal").path)
                .filter { $0.hasSuffix("journal") && $0.contains("/") }
                .map { try String(contentsOf: folder.appending(path: "journal/\($0)"), encoding: .utf8) }
            #expect(verdicts.joined().matches(of: /"verdict"/).count == 1)
        }
    }
}
