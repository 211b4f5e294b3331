import Testing
import Toolchain

@testable import Evaluation

@Suite("The program of a cell: imports of ours, then the reader's lines")
struct CellProgramTests {
    private func program(_ source: String, earlier: [String] = [], repeated: [String] = []) -> CellProgram {
        CellProgram(
            moduleName: "Cell9", source: source, syntax: CellSyntax(source), repeatedImports: repeated,
            earlier: earlier.enumerated().map { ("Cell\($0.offset + 1)", CellSyntax($0.element)) })
    }

    private func imports(of program: CellProgram) -> [String] {
        program.program.text.split(separator: "\n").prefix { !$0.hasPrefix("#") }.map(String.init)
    }

    @Test("the whole of it")
    func whole() {
        #expect(
            program("let b = a + 1\nb", earlier: ["let a = 1"], repeated: ["import Foundation", "import Foundation"])
                .program.text == """
                    import LessonKit
                    import Foundation
                    @testable import Cell1
                    #sourceLocation(file: "cell.swift", line: 1)
                    let b = a + 1
                    try lecternDisplay(b)

                    """)
    }

    @Test(
        "a name that was declared again is the latest cell's",
        arguments: [
            // Nothing lost: whole modules, the latest first.
            (["let a = 1", "let b = 2"], ["@testable import Cell2", "@testable import Cell1"]),
            // All lost: the module is not imported.
            (["let a = 1", "let a = 2"], ["@testable import Cell2"]),
            // Part lost: name by name.
            (
                ["struct S {}\nfunc f() {}\nlet a = 1", "let a = 2"],
                ["@testable import Cell2", "@testable import func Cell1.f", "@testable import struct Cell1.S"]
            ),
            // An extension keeps its module, even where all names are lost.
            (
                ["let a = 1\nextension Int { var b: Int { 1 } }", "let a = 2"],
                ["@testable import Cell2", "@testable import Cell1"]
            ),
            // No import can name an operator.
            (
                ["infix operator <>\nfunc <> (a: Int, b: Int) -> Int { a }\nlet a = 1\nlet c = 1", "let a = 2"],
                ["@testable import Cell2", "@testable import Cell1", "@testable import var Cell1.c"]
            ),
        ] as [([String], [String])])
    func shadowing(earlier: [String], expected: [String]) {
        #expect(imports(of: program("print()", earlier: earlier)) == ["import LessonKit"] + expected)
    }

    @Test("a cell's own declaration comes before all earlier ones")
    func own() {
        #expect(imports(of: program("let a = 3", earlier: ["let a = 1"])) == ["import LessonKit"])
    }

    @Test("an error is told in the reader's own columns; one in our code only where the reader's has none, and as ours")
    func faults() {
        let program = program("let b = 1\nb", earlier: ["let a = 1"])
        func error(_ file: String, _ line: Int, _ column: Int) -> CompilerDiagnostic {
            CompilerDiagnostic(file: file, line: line, column: column, message: "wrong")
        }
        let own = error("cell.swift", 2, 20), shown = error("cell.swift", 2, 5), head = error("/tmp/main.swift", 2, 1)
        #expect(program.faults([head, own]) == [CellFault(line: 2, column: 1, message: "wrong")])
        let ours = "the code that Lectern adds to this cell does not compile: wrong"
        #expect(program.faults([shown]) == [CellFault(line: 2, column: 1, message: ours)])
        #expect(program.faults([head]) == [CellFault(line: 1, column: 1, message: ours)])
    }
}
