import Literate
import Testing
import Toolchain

@testable import Evaluation

@Suite("A cell's key has all that its outputs follow from, and nothing else")
struct ChapterPlanTests {
    private func keys(
        _ cells: [(kind: Cell.Kind, source: String)], firstLine: Int = 10, compiler: String = "a",
        limits: CellLimits = CellLimits()
    ) -> [ContentHash] {
        ChapterPlan(
            CellFixture.chapter(cells, firstLine: firstLine), identity: ContentHash([compiler]), limits: limits
        ).steps.map(\.outputKey)
    }

    private let cells: [(kind: Cell.Kind, source: String)] = [
        (.run, "let a = 1"), (.fails(message: "x"), "a.x"), (.norun, "a"), (.run, "a + 1"),
    ]

    /// Which cells have another key after a change.
    private func changed(_ change: (inout [(kind: Cell.Kind, source: String)]) -> Void) -> [Int] {
        var other = cells
        change(&other)
        let (before, after) = (keys(cells), keys(other))
        return before.indices.filter { before[$0] != after[$0] }
    }

    @Test("where a cell stands in the Markdown does not count")
    func lines() { #expect(keys(cells) == keys(cells, firstLine: 99)) }

    @Test("a changed cell changes those after it, where it leaves something behind")
    func chain() {
        #expect(changed { $0[0].source = "let a = 2" } == [0, 1, 2, 3])
        #expect(changed { $0[1].source = "a.y" } == [1])
        #expect(changed { $0[2].source = "a " } == [2])
        #expect(changed { $0[3].source = "a + 2" } == [3])
    }

    @Test("how a cell is run counts; whether it is shown does not")
    func modes() {
        #expect(changed { $0[0].kind = .hidden } == [])
        #expect(changed { $0[1].kind = .fails(message: "y") } == [1])
        #expect(changed { $0[0].kind = .norun } == [0, 1, 2, 3])
    }

    @Test("the compiler and the limits count")
    func world() {
        #expect(Set(keys(cells)).isDisjoint(with: keys(cells, compiler: "b")))
        #expect(Set(keys(cells)).isDisjoint(with: keys(cells, limits: CellLimits(seconds: 1))))
        #expect(Set(keys(cells)).isDisjoint(with: keys(cells, limits: CellLimits(memory: 1 << 30))))
    }
}
