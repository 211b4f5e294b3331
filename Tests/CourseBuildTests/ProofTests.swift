@testable import CourseBuild
import Foundation
import Literate
import TestSupport
import Testing

@Suite("What check says of a chapter, as a value")
struct ProofTests {
    private let fence = "```output\nother\n```\n"

    @Test("what holds is counted; an output fence that says something else is a failure at its line")
    func proof() async throws {
        try await withCourse(["01-one.md": chapter("One"), "02-two.md": chapter("Two") + "\n" + fence]) { course in
            let build = try await course.step()
            let proofs = build.chapters.map { ChapterProof($0) }
            #expect(proofs[0].failures.isEmpty && proofs[0].cells == 1 && proofs[0].checks == 0)
            #expect(proofs[1].failures.map(\.position.line) == [11])
        }
    }

    @Test("an update rewrites the fence, and then nothing is broken")
    func update() async throws {
        try await withCourse(["02-two.md": chapter("Two") + "\n" + fence]) { course in
            let proof = ChapterProof(try await course.step().chapters[0], updates: true)
            #expect(proof.failures.isEmpty && proof.rewritten == 1)
            let text = try String(contentsOf: course.lessons.appending(path: "02-two.md"), encoding: .utf8)
            #expect(text == chapter("Two") + "\n" + fence.replacing("other", with: "ran"))
        }
    }

    @Test("where the solution gives no value for the call with which trying begins, that is a failure at the exercise")
    func calls() async throws {
        func exercise(_ name: String, try call: String) -> String {
            """
            ---
            title: Third
            ---

            ## Third

            Return the third number.

            ```swift exercise=\(name) try="\(call)"
            func third(_ numbers: [Int]) -> Int { 0 }
            ```

            ```swift solution=\(name)
            func third(_ numbers: [Int]) -> Int { numbers[2] }
            ```

            ```swift check=\(name)
            check("of three", third([1, 2, 3]) == 3)
            ```

            """
        }
        try await withCourse([
            "01-one.md": exercise("one", try: "third([4, 5, 6])"),
            "02-two.md": exercise("two", try: "third([4, 5])"), "03-three.md": exercise("three", try: "third(4)"),
        ]) { course in
            let proofs = try await course.step().chapters.map { ChapterProof($0) }
            let messages = proofs.map { $0.failures.map(\.message) }
            #expect(proofs.flatMap(\.failures).allSatisfy { $0.position.line == 9 })
            #expect(messages[0].isEmpty)
            #expect(
                messages[1] == ["the solution gives no value for 'third([4, 5])': index 2 is out of range"])
            #expect(messages[2].count == 1 && messages[2][0].hasPrefix("the call 'third(4)' cannot be tried: "))
        }
    }

    @Test("run --format json")
    func document() throws {
        let document = RunDocument(
            try SampleChapter.chapter, SampleChapter.failedOutputs, figurePath: SampleChapter.noFiles.path)
        try expectSnapshot(document.json, "run-json")
    }
}
