import Testing

@testable import Evaluation

@Suite("Code that is written line by line")
struct CodeCompletenessTests {
    @Test(
        "is complete, could become so, or could not",
        arguments: [
            ("", .complete), ("let a = 1", .complete), ("func f() { }\nf()", .complete),
            ("func f() {", .incomplete), ("f(1,", .incomplete), ("let a = [1, 2", .incomplete),
            ("let a =", .incomplete),
            ("if a {\n    b()", .incomplete), ("let ) = 1", .invalid), ("let a = \"b", .invalid), ("}", .invalid),
        ] as [(String, CodeCompleteness)])
    func kinds(code: String, kind: CodeCompleteness) { #expect(CodeCompleteness(of: code) == kind) }
}
