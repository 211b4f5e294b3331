import Testing

@testable import Evaluation

@Suite("Which cells are worth optimizing")
struct CellRepetitionTests {
    @Test(
        "what comes to an end soon is not",
        arguments: [
            "let a = [1, -2]\nshow(table(a))", "0.0 / 0", "try relu(Tensor([1]))", "for i in 0..<3 { f(i) }",
            "a.map { $0 }", "\"\\(a.map { $0 })\"", "\"while { func\" // {", "if a { b() } else { c() }",
            "for s in [1, 2, 3] { print(places(7, 3, stride: s)) }", "do { try f() } catch { print(error) }",
            "property(\"p\", .int(in: 1...9)) { n in f(n) == n }",
            "property(\"p\", .int(in: 1...9)) { n in (0..<n).allSatisfy { $0 < n } }",
            "for (i, x) in xs.enumerated() { for y in ys { w[i] += x * y } }",
            "for i in 1...100 { for j in 1...100 { f(i, j) } }", "let rows = try [3, 5].map { f in try size(of: f) }",
            "for _ in 0..<0 { for _ in [] { f() } }", "for i in 5..<2 { f(i) }",
        ])
    func little(code: String) { #expect(!CellSyntax(code).isWorthOptimizing) }

    @Test(
        "what may run often is: what others call, what ends when something is so, what goes through much; and what is timed",
        arguments: [
            "func f() {}", "struct S { var n: Int { 1 } }", "extension Int { func f() {} }", "var n: Int { 1 }",
            "enum E: Hashable { case a }", "let f = { $0 + 1 }", "train(network) { $0 * 2 }", "while a < b { a += 1 }",
            "repeat { a() } while b", "for i in 0..<100_000 { f(i) }",
            "for i in 1...101 { for j in 1...100 { f(i, j) } }",
            "for a in x { for b in y { for c in z { f(a, b, c) } } }", "let n = 20_000\nfor i in 0..<n { f(i) }",
            "property(\"p\", .int(in: 1...9)) { n in a.allSatisfy { x in b.contains { x == $0 } } }",
            "if a { while b { c() } }", "let start = ContinuousClock.now\nfor x in xs { f(x) }\nprint(.now - start)",
            "show(Plot(of: { sin($0) }))", "[1, 2].map { x in later { f(x) } }",
        ])
    func often(code: String) { #expect(CellSyntax(code).isWorthOptimizing) }
}
