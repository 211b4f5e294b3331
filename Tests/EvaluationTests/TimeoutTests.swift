import Outputs
import Foundation
import Literate
import Testing
import Toolchain

@testable import Evaluation

@Suite("A cell may ask for a time limit of its own")
struct TimeoutTests {
    @Test("a loop is stopped after the seconds that its fence gives, which the message names")
    func shorter() async throws {
        let fixture = try CellFixture()
        defer { fixture.remove() }
        let chapter = CellFixture.chapter([
            (CellAttributes(), "let one = 1"), (CellAttributes(timeout: .seconds(1)), "while true {}"),
        ])
        let outputs = try await fixture.evaluator.run(chapter)
        let error = try #require(outputs.cells[1].error)
        #expect(error.kind == .timeout && error.message == "the cell ran longer than 1 s, its limit")
    }

    @Test("a longer limit than the chapter's holds for its cell alone")
    func longer() async throws {
        let fixture = try CellFixture(limits: CellLimits(seconds: 1))
        defer { fixture.remove() }
        let sleep = "try await Task.sleep(for: .seconds(1.6))"
        let chapter = CellFixture.chapter([
            (CellAttributes(timeout: .seconds(90)), sleep),
            (CellAttributes(kind: .hidden), "while true {}"),
        ])
        let outputs = try await fixture.evaluator.run(chapter)
        #expect(outputs.cells[0].status == .completed)
        #expect(outputs.cells[1].error?.message == "the cell ran longer than 1 s, its limit")
    }

    @Test("the limit is in the key of the cell that has it, and in no other's")
    func key() {
        func plan(_ timeout: Duration?) -> ChapterPlan {
            let chapter = CellFixture.chapter([
                (CellAttributes(timeout: timeout), "let a = 1"), (CellAttributes(), "a"),
            ])
            return ChapterPlan(chapter, identity: ContentHash(["compiler"]), limits: CellLimits())
        }
        let (plain, long) = (plan(nil), plan(.seconds(90)))
        #expect(plain.steps[0].outputKey != long.steps[0].outputKey)
        #expect(plain.steps[1].outputKey == long.steps[1].outputKey)
        #expect(plain.steps[0].limits.seconds == 60 && long.steps[0].limits.seconds == 90)
        #expect(plan(.seconds(60)).steps[0].outputKey == plain.steps[0].outputKey)
    }
}
