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
            let proofs = build.chapters.map { ChapterProof($0, exercises: []) }
            #expect(proofs[0].failures.isEmpty && proofs[0].cells == 1 && proofs[0].checks == 0)
            #expect(proofs[1].failures.map(\.position.line) == [11])
        }
    }

    @Test("an update rewrites the fence, and then nothing is broken")
    func update() async throws {
        try await withCourse(["02-two.md": chapter("Two") + "\n" + fence]) { course in
            let proof = ChapterProof(try await course.step().chapters[0], exercises: [], updates: true)
            #expect(proof.failures.isEmpty && proof.rewritten == 1)
            let text = try String(contentsOf: course.lessons.appending(path: "02-two.md"), encoding: .utf8)
            #expect(text == chapter("Two") + "\n" + fence.replacing("other", with: "ran"))
        }
    }

    @Test("run --format json")
    func document() throws {
        let document = RunDocument(
            try SampleChapter.chapter, SampleChapter.failedOutputs, figurePath: SampleChapter.noFiles.path)
        try expectSnapshot(document.json, "run-json")
    }
}
