import Interpreter
import Testing

@Suite("Values, literals and traps are Swift's")
struct SemanticsTests {
    @Test(
        "an expression's value",
        arguments: [
            ("3 / 2", "1"), ("zip(Int.min...Int.max, [7]).map { $0 + $1 }", "[-9223372036854775801]"),
            ("3 / 2.0", "1.5"), ("Double(1 / 2)", "0.0"), ("[1, 2.5]", "[1.0, 2.5]"), ("-7 % 3", "-1"),
            ("[1, 2].map { $0 * 1.5 }", "[1.5, 3.0]"), ("(1, \"a\")", "(1, \"a\")"), ("[1, nil]", "[Optional(1), nil]"),
            ("[3, 1, 2].sorted().first", "Optional(1)"), ("\"a\\(1 + 1)\"", "a2"), ("0...3", "0...3"),
            ("[5, 6, 7].enumerated().map { $0 * $1 }", "[0, 6, 14]"), ("[1, 2, 3].reduce(0, +)", "6"),
            ("[1, 2, 3].dropFirst()[1]", "2"), ("Float(0.1) + 0.2", "0.3"), ("(1, 2.5) < (1, 3)", "true"),
            ("stride(from: 10, through: 1, by: -3).map { $0 }", "[10, 7, 4, 1]"), ("Int(-2.7)", "-2"),
            ("1e16", "1e+16"),
            ("1 / Double(-0)", "inf"), ("1 / -0.0", "-inf"), ("max (1, 2)", "2"), ("[1, 2] [0]", "1"),
            ("stride(from: 0, to: 1, by: 0.5).map { $0 * 2 }", "[0.0, 1.0]"),
            ("zip([1, 2], [0.5, 2]).map { Double($0) * $1 }", "[0.5, 4.0]"), ("max(1, 2, 3) - min(2, 0)", "3"),
        ])
    func value(expression: String, expected: String) throws {
        let value = try Interpreted.value(of: expression, in: "").get()
        #expect(value == expected)
    }

    @Test(
        "a trap, at its place",
        arguments: [
            ("9223372036854775807 + 1", "1:21: error: the result does not fit an Int"),
            ("1 % (1 - 1)", "1:3: error: a division by zero"),
            ("[1, 2][2]", "1:7: error: index 2 is out of range"),
            ("[1].filter { $0 > 1 }.first!", "1:28: error: nil is unwrapped"),
            ("(3..<(1 + 1)).count", "1:3: error: a range ends before it begins"),
            ("Int(1e300 * 1)", "1:1: error: the number does not fit an Int"),
            ("abs(-9223372036854775807 - 1)", "1:1: error: the result does not fit an Int"),
            ("(Int.min..<Int.max).count", "1:21: error: the result does not fit an Int"),
            ("(0...Int.max).count", "1:15: error: the result does not fit an Int"),
            ("[1, 2, 3].dropFirst()[Int.min]", "1:22: error: index -9223372036854775808 is out of range"),
            ("[1, 2, 3].prefix(-1)", "1:11: error: prefix of a negative number of elements"),
            ("[1, 2, 3].dropLast(-2)", "1:11: error: dropLast of a negative number of elements"),
            ("[1, 2, 3][2...5]", "1:10: error: the range of indices is out of range"),
        ])
    func trap(expression: String, expected: String) {
        guard case .failure(let fault) = Interpreted.value(of: expression, in: "") else {
            Issue.record("it has a value")
            return
        }
        #expect(fault.kind == .trap)
        #expect(fault.text.split(separator: "\n").first.map(String.init) == expected)
    }

    @Test("a closure shares its function's variables, and each turn of a loop has its own")
    func captures() throws {
        let source = """
            func f() -> [Int] {
                var made: [() -> Int] = []
                var sum = 0
                for i in 0..<3 { made.append { sum += i; return sum + 10 * i } }
                sum = 100
                return made.map { $0() } + [sum]
            }
            """
        let value = try Interpreted.value(of: "f()", in: source).get()
        #expect(value == "[100, 111, 123, 103]")
    }

    @Test("a function inside another sees its variables, and calls itself")
    func nested() throws {
        let source = """
            func f(_ n: Int) -> Int {
                var calls = 0
                func g(_ k: Int) -> Int {
                    calls += 1
                    return k < 2 ? k : g(k - 1) + g(k - 2)
                }
                return g(n) * 1000 + calls
            }
            """
        let value = try Interpreted.value(of: "f(10)", in: source).get()
        #expect(value == "55177")
    }

    @Test(
        "what random programs found: each gives what the compiler's program gives",
        arguments: [
            // Of two functions the one that needs fewer of its own values.
            ("func f(_ a: Int, b: Int = 1) -> Int { a + b }\nfunc f(_ a: Int) -> Int { a * 100 }", "f(1)", "100"),
            ("func f() { return print(3) }", "f()", "3\n()"),
            ("func f() -> Int { return 1; print(2) }", "f()", "1"),
            // Parameters' own values come after the arguments.
            (
                "func s(_ n: Int) -> Int { print(n); return n }\nfunc f(x: Int = s(1), y: Int) -> Int { x + y }",
                "f(y: s(2))", "2\n1\n3"
            ),
            ("func f() -> Int { var a: [Int] = []; a.swapAt(3, 3); return a.count }", "f()", "0"),
            // Small mistakes in the course's solutions: `as`, and closures in the head of a loop.
            ("func f(_ x: Double) -> Double { (2 as Double) * x + 1.0 as Double }", "f(3)", "7.0"),
            (
                "func f(_ a: Int?) -> [Int?] { [a ?? 7 as Int, (1, 2).0 as Int?, nil as Int?] }", "f(nil)",
                "[Optional(7), Optional(1), nil]"
            ),
            ("func f() -> [Int] { [1, 2, 3].reversed() as [Int] }", "f()", "[3, 2, 1]"),
            (
                "func f(_ a: Double?) -> Double { let v = a ?? 0; let w = [3, 2].first ?? 0; return v + Double(w) }",
                "f(nil)", "3.0"
            ),
            (
                "func f(_ a: [Int]) -> Int {\nvar n = 0\nfor i in a.map { _ in 0 }.indices where a.filter { $0 > 1 }.count > i { n += i }\nif a.contains { $0 == 2 }, n > 0 { return n }\nwhile n < 0 { n += 1 }\nreturn -1 }",
                "f([1, 2, 3])", "1"
            ),
            // Beside the library's of its name, and lists of which no type is open.
            ("func abs(_ x: Double, by y: Int) -> Double { 7 }\nfunc f() -> Double { abs(-3.0) }", "f()", "3.0"),
            ("func f(_ x: Float) -> [Float] { [x, 3 / 2, 1] }", "f(2)", "[2.0, 1.5, 1.0]"),
            ("func f(_ x: Double) -> Int { let v = [x, -(3), 4]; return v.count }", "f(2)", "3"),
            ("func f() -> [Double?] { [[1.5].first, 2, nil] }", "f()", "[Optional(1.5), Optional(2.0), nil]"),
            ("func f() -> Int { [[1].last, [2, 3].first, nil].count }", "f()", "3"),
            ("func f() -> [Float] { stride(from: 0, to: 1, by: 0.5).map { $0 } }", "f()", "[0.0, 0.5]"),
        ])
    func found(source: String, call: String, expected: String) throws {
        let outcome = try InterpretedProgram(source).outcome(of: call)
        #expect(outcome.printed + outcome.value == expected)
    }

    @Test(
        "what random programs found, and Swift finds another type than one thinks: it is refused as beyond the page, not as wrong",
        arguments: [
            "func f() -> String { \"\\([Float(2)].first ?? 7.5)\" }",
            "func f(_ p: [Double]) { print(\"here\", [[1.5, -2]].first ?? p) }",
            "func f(_ p: [Double]) -> String { \"\\(p.min() ?? 3)\" }",
            "func f() -> Int { let (n, v) = (1, ([[Float(1.5), -1.25]].first ?? [2])); return n + v.count }",
            "func f() -> Bool { let v = [1.5, 2.0].reversed().last ?? 0; return v > 1 }",
            "func f() -> String { \"\\([Float(2), -1.25].last)\" }",
            "func f(_ x: Bool) { print(\"at\", ((x) ? [0.25] : [0.25, -2, -2])) }",
            "func f(_ x: Double) { let v = [[1.5].first, 1e3, 0]; let w = [[x].first, x] }",
            "func f() { for x in [1.5, 3 / 2] { print(x) } }",
            "func f(_ x: Float) { print([-(2 * 3), x].count) }",
            "func f() { _ = [abs(0.25), (-2 / 4)] }",
            "func f(_ x: String) -> String { x ?? String(0.25) }",
            "func f(_ x: [Int]) { let y = x.map { a in [1.5, 0].first ?? 3 } }",
            "func f(_ x: [Float], y: Double) -> Bool { x.reduce(y) { a, b in ([1.5, 0].min() ?? 3) } == 1 }",
            "func f(_ x: Double) { switch ([x, 0].last ?? 3, 1) { case (1, 1): print(x)\ndefault: break } }",
            "func f() -> String { \"\\(9223372036854775807 &* 9223372036854775807)\" }",
            "func f() -> Int { var v = [Double(5), 0].flatMap { x in [x, x] }; v.append(1); return v.count }",
            "func f(_ p: Double?) -> [Double?] { [true].flatMap { x in [0.1, p] } }",
            "func f() { _ = [-4, 1].filter { a in [[1]].contains { b in let c = a; return false } } }",
            "func f(_ p: [Int]) -> [[Float]] { let v: [Float] = [1]; return p.flatMap { x in [p.flatMap { y in [7.5] }, v] } }",
            "func f(_ p: [Int]) { let v = (-2.5 / p.reduce(-2) { a, b in let c = 1; return a }) }",
            "func f(_ p: [Int]) -> Bool { abs(-2.5) != p.reduce(0) { a, b in let c = Float(1); return a } }",
            "func f(_ p: [Int]) -> [Float] { p.flatMap { x in [p.reduce(1e-2) { a, b in let c = 1; return a }, -0.75] } }",
        ])
    func surprises(source: String) {
        #expect {
            try InterpretedProgram(source)
        } throws: { ($0 as? Fault)?.kind == .unsupported }
    }

    @Test(
        "what small mistakes found: the compiler refuses it, also where nothing is called",
        arguments: [
            "func f(_ a: Int = 1.5) { }", "func f(_ a: (b: Bool, c: Int) = (b: nil, c: 1)) { }",
            "func f() { _ = (a: 1, a: 2) }",
            // A function inside another hides the library's of its name.
            "func f() -> Double { func abs(_ x: Double, by y: Int) -> Double { x }; return abs(-3.0) }",
        ])
    func mistakes(source: String) {
        #expect(throws: Fault.self) { try InterpretedProgram(source) }
    }

    @Test(
        "texts are compared as they are written, so what is composed of several characters is refused",
        arguments: [
            ("é", true), ("e\u{301}", false), ("Ж 漢 👩‍👩‍👧 ≤", true), ("\u{212B}", false), ("\u{1100}\u{1161}", false),
        ])
    func composed(text: String, isKnown: Bool) throws {
        for call in ["\"\(text)\" == \"\(text)\"", "\"\(text)\" <= \"\(text)\"", "\"\(text)\".hasPrefix(\"\(text)\")"] {
            switch Interpreted.value(of: call, in: "") {
            case .success(let value): #expect(isKnown && value == "true")
            case .failure(let fault): #expect(!isKnown && fault.kind == .unsupported)
            }
        }
        #expect(throws: Never.self) { try Interpreted.value(of: "\"\(text)\".count + 1", in: "").get() }
    }

    @Test("print is kept, also of a program that traps")
    func printed() throws {
        let program = try InterpretedProgram("func f(_ a: [Int]) -> Int { print(\"before\", a); return a[3] }")
        let outcome = try program.outcome(of: "f([1])")
        #expect(outcome.printed == "before [1]\n")
        #expect(outcome.fault?.position == CodePosition(line: 1, column: 57))
    }
}
