import Interpreter
import Testing

@Suite("Bad input gets an answer with its place, at once")
struct BadInputTests {
    private func fault(_ source: String) -> Fault? {
        guard case .failure(let fault) = Interpreted.value(of: "1", in: source) else { return nil }
        return fault
    }

    @Test(
        "what is refused, and where",
        arguments: [
            ("func f() -> Int {", "1:18: error: } is missing: the code ends inside { … }"),
            ("def f(x):\n    return x", "1:1: error: a function begins with func; here is 'def'"),
            ("func f() -> Int { 1 +", "1:22: error: a value is missing; here is the end"),
            ("func f() -> Int { 2.5 }", "1:19: error: Int is wanted here, and this is a number with a fraction"),
            ("func f(x: Int) -> Double { x }", "1:28: error: Double is wanted here, and this is Int"),
            ("struct S {}", "1:1: error: 'struct' outside a function is not known here"),
            ("func f() -> Int { var a = 1; a += 1 }", "1:37: error: 'f' can end without a value of Int"),
            ("func f(a: [Int]) { a.append(1) }", "1:20: error: 'a' is constant and cannot be changed"),
            ("func f() -> Double { exp(1.0) }", "1:22: error: 'exp' of numbers is Foundation's"),
            ("func f(t: Tensor) {}", "1:11: error: the type 'Tensor' is not known here"),
            ("func f() { let a = [] }", "1:20: error: the type is not known here"),
            ("func f() { var s = Set<Int>() }", "1:20: error: sets are not known here"),
            ("func f() -> Set<Int> { }", "1:13: error: sets are not known here"),
            ("func f() { let a = Array<Int>() }", "1:20: error: 'Array' as a type is not known here"),
            ("func f(d: Dictionary<Int, Int>) { }", "1:11: error: dictionaries are not known here"),
            (
                "func f(_ x: Bool) -> Int { if x { 1 } else { 2 } }",
                "1:28: error: 'if' and 'switch' as a value are not known here"
            ),
            ("func f() { print('a') }", "1:18: error: text stands between \" and \", not between ' and '"),
            ("func f() { for c in \"ab\" { print(c) } }", "1:21: error: the characters of a text are not known here"),
            ("func f(a: [Int]) -> Int { a.count() }", "1:29: error: 'count' of [Int] is not known here"),
            ("func f() -> String { String([1]) }", "1:22: error: String of [Int] is not known here"),
            // Swift prints 0, and makes a list of Any: see Checker+Surprises.
            (
                "func f(x: Double) { print(x > 1 ? x : 0) }",
                "1:33: error: print shows the sides of ? each as what it is by itself"
            ),
            (
                "func f(x: [Double]) { let y = x.flatMap { [$0, 0] } }",
                "1:43: error: of which type these elements are is not known here"
            ),
            ("func f() { var a = [2, 1]; a.sort { $0 < a[$1] } }", "1:30: error: 'a' is read while 'sort' changes it"),
            ("func f(x: Int?) -> Int { x + 1 }", "1:28: error: + has Int? on its left and Int on its right"),
        ])
    func places(source: String, expected: String) {
        let text = fault(source)?.text.split(separator: "\n").first
        #expect(text.map(String.init) == expected)
    }

    @Test(
        "nesting without end is refused, whatever nests",
        arguments: ["(", "[", "{", "-", "!", "f(", "if a {", "1 + (", "a ? b : ", "\"\\("])
    func deep(_ part: String) {
        let source = "func f() -> Int { " + String(repeating: part, count: 20_000) + " }"
        #expect(fault(source) != nil)
    }

    @Test("a megabyte is refused, and so is a long line of operators taken or refused, without a trap")
    func long() {
        let megabyte = fault(String(repeating: "a", count: 1 << 20))
        #expect(megabyte?.kind == .limit)
        let sum = "func f() -> Int { " + String(repeating: "1 + ", count: 20_000) + "1 }"
        _ = fault(sum)
        let chain = "func f() -> Int { a" + String(repeating: ".b", count: 20_000) + " }"
        #expect(fault(chain)?.kind == .limit)
    }

    @Test(
        "what never ends is ended",
        arguments: [
            "func f() -> Int { while true {} }", "func f() -> Int { f() }",
            "func f() -> Int { var a = [1]; while true { a += a } }",
            "func f() -> Int { var s = \"a\"; while true { s += s } }",
            "func f() -> Int { (0..<9_000_000_000_000).map { $0 }.count }",
            "func f() -> Int { [Int](repeating: 0, count: 9_000_000_000_000).count }",
        ])
    func endless(_ source: String) {
        guard case .failure(let fault) = Interpreted.value(of: "f()", in: source) else {
            Issue.record("it ended")
            return
        }
        #expect(fault.kind == .limit)
    }
}
