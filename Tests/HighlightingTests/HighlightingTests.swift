import Highlighting
import Testing

@Suite("Highlighting tells what each stretch of Swift code is")
struct HighlightingTests {
    @Test(
        "roles follow from the place of a name",
        arguments: [
            ("let x = 1", "[keyword:let] x = [number:1]"),
            ("relu(z)", "[function:relu](z)"),
            ("Tensor.linspace(-4, 4.5)", "[type:Tensor].[function:linspace](-[number:4], [number:4.5])"),
            ("Tensor([1])", "[type:Tensor]([[number:1]])"),
            ("try matmul(A, b)", "[keyword:try] [function:matmul](A, b)"),
            ("let t: [Float]? = nil", "[keyword:let] t: [[type:Float]]? = [number:nil]"),
            (
                "func f<T: P>(_ a: T) -> Int { true }",
                "[keyword:func] [function:f]<[type:T]: [type:P]>(_ a: [type:T]) -> [type:Int] { [number:true] }"
            ),
            ("x.count // ünï", "x.count [comment:// ünï]"),
            (#""a\(b + 1)c""#, #"[string:"a]\(b + [number:1])[string:c"]"#),
            ("@MainActor struct S {}", "[attribute:@MainActor] [keyword:struct] [type:S] {}"),
        ])
    func roles(code: String, expected: String) {
        #expect(marked(code) == expected)
    }

    @Test(
        "every byte is covered once and in order, also in code with errors",
        arguments: ["", "\n", "let", "\"", "func (", "}}}", "🙂 ünï \u{0}", "/* a", "#if x\n", "a\r\nb\r\n", "<#t#>"])
    func covers(code: String) {
        let ranges = SwiftHighlighter.ranges(in: code)
        var end = 0
        for range in ranges {
            #expect(range.range.lowerBound == end && !range.range.isEmpty)
            end = range.range.upperBound
        }
        #expect(end == code.utf8.count)
        #expect(SwiftHighlighter.spans(in: code).map(\.text).joined() == code)
    }

    @Test(
        "code's own types, functions and variables shadow a library's; its labels, parameters, cases and operators do not",
        arguments: [
            ("struct S { func f() { let (a, b) = (1, 2) } }", ["S", "a", "b", "f"]),
            ("protocol P { associatedtype A }\ntypealias T = Int", ["A", "P", "T"]),
            ("func train(relu: Bool, for n: Int) {}", ["train"]), ("enum E { case relu }", ["E"]),
            ("prefix operator √\nprefix func √(x: Float) -> Float { x }", []), ("relu(x)", []), ("let a = {", ["a"]),
        ] as [(String, [String])])
    func shadowing(code: String, expected: [String]) {
        #expect(SwiftHighlighter.shadowingNames(in: code).sorted() == expected)
        let reading = SwiftHighlighter.reading(of: code)
        #expect(reading.shadowingNames.sorted() == expected)
        #expect(reading.ranges == SwiftHighlighter.ranges(in: code))
    }

    private func marked(_ code: String) -> String {
        SwiftHighlighter.spans(in: code).map { $0.role == .plain ? $0.text : "[\($0.role):\($0.text)]" }.joined()
    }
}
