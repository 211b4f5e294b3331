import Testing

@testable import Grading

@Suite("The mistakes that can be made in a solution")
struct MutationFinderTests {
    /// What the rules make of a function's body, as `kind: before → after`, without the changes of its parameters.
    private func found(_ body: String) -> [String] {
        let text = "func f(_ ns: [Int]) -> Int {\n\(body)\n}"
        return MutationFinder.mutations(of: text).filter { $0.kind != .parameter }.map {
            "\($0.kind): \($0.before) → \($0.after)"
        }
    }

    /// A body, and some mistakes in it that must be found.
    struct Row: Sendable, CustomTestStringConvertible {
        var body: String
        var mistakes: [String]
        var testDescription: String { body }

        init(_ body: String, _ mistakes: String...) { (self.body, self.mistakes) = (body, mistakes) }
    }

    private static let rows = [
        // Operators.
        Row("return a + b * c", "arithmetic: a + b → a - b", "arithmetic: b * c → b / c"),
        Row(
            "return a - b / c % d", "arithmetic: a - b → a + b", "arithmetic: b / c → b * c",
            "arithmetic: c % d → c / d"),
        Row("a += b", "arithmetic: a += b → a -= b", "arithmetic: a += b → a = b", "deletion: a += b → "),
        Row("a *= b; c()", "arithmetic: a *= b → a /= b", "arithmetic: a *= b → a = b", "deletion: c() → "),
        Row("return -x", "arithmetic: -x → x"),
        Row("return ns.reduce(0, +)", "arithmetic: ns.reduce(0, +) → ns.reduce(0, -)"),
        Row(
            "return ns.sorted(by: <)", "boundary: ns.sorted(by: <) → ns.sorted(by: <=)",
            "negation: ns.sorted(by: <) → ns.sorted(by: >=)"),
        Row("return a && !b", "logic: a && !b → a || !b", "negation: !b → b"),
        // Comparisons and ranges.
        Row("if a < b { g() }", "boundary: a < b → a <= b", "negation: a < b → a >= b", "deletion: g() → "),
        Row("while a >= b { g() }", "boundary: a >= b → a > b", "negation: a >= b → a < b"),
        Row("guard a == b else { return 0 }", "negation: a == b → a != b"),
        Row("for i in 0..<n { g(i) }", "boundary: 0..<n → 0...n", "deletion: for i in 0..<n { g(i) } → "),
        Row("return ns[..<n]", "boundary: ..<n → ...n"),
        Row(
            "for i in stride(from: a, to: b, by: c) {}",
            "boundary: stride(from: a, to: b, by: c) → stride(from: a, through: b, by: c)"),
        // Conditions.
        Row("if isIn { g() }", "negation: isIn → !(isIn)"),
        Row("guard a < b, isIn else { return 0 }", "negation: isIn → !(isIn)"),
        Row("for n in ns where isIn(n) {}", "negation: isIn(n) → !(isIn(n))"),
        Row("let m = isIn ? a : b", "negation: isIn → !(isIn)"),
        Row("if a < b && c < d { g() }", "negation: a < b && c < d → !(a < b && c < d)"),
        // Constants.
        Row("return 2 * a", "constant: 2 * a → 3 * a", "constant: 2 * a → 1 * a"),
        Row("return 0", "constant: return 0 → return 1"),
        Row("let e = 1e-6", "constant: e = 1e-6 → e = 1.000001", "constant: e = 1e-6 → e = 0.0"),
        Row("let a = true", "constant: true → false"),
        Row("let a = \"FC\"", "constant: \"FC\" → \"\""),
        Row("return g(1, by: 5)", "constant: g(1, by: 5) → g(2, by: 5)", "constant: g(1, by: 5) → g(1, by: 4)"),
        // Arguments, elements, calls, names.
        Row("return g(a, to: b)", "swap: g(a, to: b) → g(b, to: a)"),
        Row("return [a, b, c]", "swap: [a, b, c] → [b, a, c]", "swap: [a, b, c] → [a, c, b]"),
        Row("let (a, b) = (c, d)", "swap: (c, d) → (d, c)"),
        Row("return abs(a - b)", "call: abs(a - b) → (a - b)"),
        Row("return ns.reversed()", "call: ns.reversed() → ns"),
        Row("return min(a, b)", "twin: min → max"),
        Row("return ns.first!", "twin: ns.first → ns.last"),
        Row("return zip(a, b).map { $0.0 * $0.1 }", "twin: $0.0 → $0.1", "twin: $0.1 → $0.0"),
        // Statements.
        Row("if a { continue }\nreturn 1", "deletion: continue → ", "deletion: if a { continue } → "),
    ]

    @Test("each rule, by an example", arguments: rows)
    func rule(_ row: Row) {
        let found = found(row.body)
        for mistake in row.mistakes { #expect(found.contains(mistake), "\(mistake) is not among \(found)") }
    }

    @Test("what is no mistake, or nobody could compile, is not tried")
    func none() {
        #expect(found("let x = ns\nreturn y") == [])
        #expect(found("return max(a, a)") == ["twin: max → min"])
        // A comparison's own operator turns it round.
        #expect(!found("if a < b { g() }").contains { $0.contains("!(") })
        #expect(!found("if !a { g() }").contains { $0.contains("!(!") })
        #expect(MutationFinder.mutations(of: "func f(_ n: Int = 3) {}") == [])
        #expect(MutationFinder.mutations(of: "") == [] && MutationFinder.mutations(of: "func f( {") == [])
    }

    @Test("a parameter that counts for nothing: wherever its value is used, up to a variable of its name")
    func parameters() {
        func texts(_ text: String) -> [String] {
            MutationFinder.mutations(of: text).filter { $0.kind == .parameter }.map { $0.applied(to: text) }
        }
        #expect(
            texts("func f(by n: Int) -> Int { n * n }") == [
                "func f(by n: Int) -> Int { (0 as Int) * (0 as Int) }",
                "func f(by n: Int) -> Int { (1 as Int) * (1 as Int) }",
            ])
        #expect(
            texts("func f(n: Bool) -> Int { var n = n\nreturn g(n: n) }")
                == ["false", "true"].map { "func f(n: Bool) -> Int { var n = \($0)\nreturn g(n: n) }" })
        #expect(
            texts("func f(x: [Float]) -> [Float] { x.map { x in x } }")
                == ["func f(x: [Float]) -> [Float] { x.map { _ in 0 }.map { x in x } }"])
        #expect(
            texts("func f(x: Tensor) -> Tensor { func g(x: Tensor) -> Tensor { x }; return g(x: x) }") == [
                "func f(x: Tensor) -> Tensor { func g(x: Tensor) -> Tensor { x }; return g(x: Tensor.zeros(x.shape)) }",
                "func f(x: Tensor) -> Tensor { func g(x: Tensor) -> Tensor { Tensor.zeros(x.shape) }; return g(x: x) }",
            ])
        #expect(texts("func f(unused: Int) -> Int { a.unused }") == [])
    }

    @Test("mistakes are in the order of the text, each once, with its place")
    func order() {
        let text = "func f(a: Int) -> Int {\n    1 +\n        2 * a\n}"
        let found = MutationFinder.mutations(of: text)
        #expect(found.map(\.position) == found.map(\.position).sorted())
        #expect(Set(found.map { $0.applied(to: text) }).count == found.count)
        let product = found.first { $0.before == "2 * a" && $0.kind == .arithmetic }
        #expect(product?.position.line == 3 && product?.position.column == 11)
        #expect(product?.applied(to: text) == "func f(a: Int) -> Int {\n    1 +\n        2 / a\n}")
    }

    @Test("a long piece is cut where both states are alike")
    func fragments() {
        let long = String(repeating: "a + ", count: 40)
        let pair = Fragment.pair(long + "b\n   < c", long + "b\n   <= c")
        #expect(
            pair.before == "… a + a + a + a + a + b < c" && pair.after == "… a + a + a + a + a + b <= c", "\(pair)")
        #expect(Fragment.pair("f(\n  x)", "").before == "f( x)")
        #expect(Fragment.pair(long, "").before.count < 72)
    }
}
