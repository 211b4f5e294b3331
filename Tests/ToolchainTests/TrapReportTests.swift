import Testing
import Toolchain

@Suite("What debug information says of a trap")
struct TrapReportTests {
    private let answer = """
        Swift runtime failure: arithmetic overflow
        /work/<compiler-generated>:0:0
        f(_:) in Cell1
        cell.swift:3:5
        lectern_Cell1_main
        cell.swift:9:1

        ??
        ??:0:0

        subscript.getter
        /swift/Array.swift:700:3
        lectern_Cell2_main
        /tmp/cell.swift:4:0

        """

    @Test("an offset's places, innermost first, and none for an offset of which nothing is known")
    func places() {
        let blocks = Symbolizer.parse(answer)
        #expect(blocks.map(\.count) == [3, 1, 2])
        #expect(blocks[0][1] == SourcePlace(function: "f(_:) in Cell1", file: "cell.swift", line: 3, column: 5))
    }

    @Test("the innermost place in somebody's file, with the trap's cause where the compiler kept it")
    func report() throws {
        let blocks = Symbolizer.parse(answer)
        let overflow = try #require(TrapReport(blocks[0], fileName: "cell.swift"))
        #expect((overflow.line, overflow.column) == (3, 5) && overflow.cause == "arithmetic overflow")
        #expect(TrapReport(blocks[1], fileName: "cell.swift") == nil)
        let index = try #require(TrapReport(blocks[2], fileName: "cell.swift"))
        #expect((index.line, index.column) == (4, 1) && index.cause == nil)
    }

    @Test("a file whose name only ends alike is another's")
    func otherFile() {
        let places = [SourcePlace(function: "f", file: "supercell.swift", line: 1, column: 1)]
        #expect(TrapReport(places, fileName: "cell.swift") == nil)
    }
}
