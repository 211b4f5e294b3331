import Testing
import Toolchain

@testable import Evaluation

@Suite("What is put into a cell's code")
struct CellSyntaxTests {
    private func rewritten(_ source: String) -> String {
        var program = GeneratedProgram()
        program.append(file: "c", source, insertions: CellSyntax(source).insertions)
        return program.segments.dropFirst().map(\.text).joined().split(separator: "\n").joined(separator: "\n")
    }

    @Test(
        "a trailing expression is displayed; statements, assignments and directives are not",
        arguments: [
            ("a + b", "try lecternDisplay(a + b)"), ("f(1)", "try lecternDisplay(f(1))"),
            ("try f()", "try lecternDisplay(try f())"), ("#line", "try lecternDisplay(#line)"),
            ("let a = 1", "let a = 1"), ("a = 2", "a = 2"), ("a += 1", "try lecternDisplay(a += 1)"),
            ("if a { 1 } else { 2 }", "if a { 1 } else { 2 }"), ("for n in a {}", "for n in a {}"),
            ("#warning(\"x\")", "#warning(\"x\")"), ("a\nlet b = 1", "a\nlet b = 1"),
        ])
    func display(source: String, expected: String) {
        #expect(rewritten(source) == expected)
    }

    @Test(
        "a top-level await becomes a wait",
        arguments: [
            ("let a = await f()", "let a = lecternWait { await f() }"),
            ("let a = try await f()", "let a = try lecternWait { try await f() }"),
            ("for await n in s { print(n) }", "try lecternWait { for await n in s { print(n) } }"),
            ("func g() async { await f() }", "func g() async { await f() }"),
            ("Task { await f() }\nlet a = 1", "Task { await f() }\nlet a = 1"),
        ])
    func waiting(source: String, expected: String) {
        #expect(rewritten(source) == expected)
    }

    @Test(
        "a claim is told its text, its parameters and its line, and notes what it compares",
        arguments: [
            (
                "\ncheck(\"c\", f(1))\nlet a = 1",
                "check(\"c\", source: PropertySource(body: \"f(1)\", line: 2), f(1))\nlet a = 1"
            ),
            (
                "check(\"c\", a == 1)\nlet b = 1",
                "check(\"c\", source: PropertySource(body: \"a == 1\", line: 1), ((a)⍇\"==\") == ⍈(1))\nlet b = 1"
            ),
            (
                "property(\"p\") { (n: Int) in n < 2 }\nlet b = 1",
                "property(\"p\", source: PropertySource(parameters: [\"n\"], body: \"n < 2\", line: 1)) { (n: Int) in ((n)⍇\"<\") < ⍈(2) }\nlet b = 1"
            ),
        ])
    func claims(source: String, expected: String) {
        #expect(rewritten(source) == expected)
    }

    @Test(
        "names and what they need to be imported",
        arguments: [
            ("struct S {}\nfinal class C {}\nactor A {}\nenum E {}", ["struct S", "class C", "class A", "enum E"]),
            ("protocol P {}\ntypealias T = Int\nfunc f() {}", ["protocol P", "typealias T", "func f"]),
            ("let (a, b) = (1, 2), c = 3", ["var a", "var b", "var c"]),
            ("guard let x = y else { fatalError() }", ["var x"]), ("extension Int {}\nprint(1)", []),
        ] as [(String, [String])])
    func declarations(source: String, expected: [String]) {
        #expect(CellSyntax(source).topLevelNames.map { "\($0.keyword.rawValue) \($0.name)" } == expected)
    }

    @Test(
        "a cell may use an earlier one where it mentions anything that is declared there, or types are extended there",
        arguments: [
            ("let a = 1", "a + 1", true), ("let a = 1", "b + 1", false), ("func f() {}", "f()", true),
            ("struct S { let depth: Int }", "s.depth", true), ("enum E { case small }", "g(.small)", true),
            ("func f(of n: Int) {}", "h(of: 1)", true), ("infix operator ⊕", "a ⊕ b", true),
            ("extension Int {}", "1", true), ("print(a)", "a", false),
        ])
    func use(earlier: String, later: String, expected: Bool) {
        #expect(CellSyntax(later).mayUse(CellSyntax(earlier)) == expected)
    }

    @Test("a top-level async let is refused where it is")
    func asyncLet() {
        let faults = CellSyntax("let a = 1\n  async let b = f()").faults
        #expect(faults.map(\.line) == [2] && faults.map(\.column) == [3])
    }
}
