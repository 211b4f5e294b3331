import SwiftParser
import SwiftSyntax
import Testing

@testable import AnswerReading

@Suite("An answer is reviewed before it is compiled")
struct AnswerReviewTests {
    private func review(_ text: String, starter: String = "func f(_ n: Int) -> Int { 0 }") throws -> [AnswerFault] {
        let declared = Parser.parse(source: starter).statements.compactMap { $0.item.as(FunctionDeclSyntax.self) }
        return AnswerReview(text, functions: try declared.map { try FunctionSignature($0) }).faults
    }

    private static let asked = "func f(_ n: Int) -> Int"

    @Test(
        "each fault at its line",
        arguments: [
            ("\(asked) { n }", []),
            ("func f(_ n: Int) throws -> Int { n }", []),
            ("typealias Number = Int\nfunc f(_ n: Number) -> Int { n }", []),
            ("\n\nprivate \(asked) { n }", [AnswerFault(line: 3, .hidden(function: "f", modifier: "private"))]),
            ("fileprivate \(asked) { n }", [AnswerFault(.hidden(function: "f", modifier: "fileprivate"))]),
            ("public \(asked) { n }", []),
            ("\(asked) { n }\n\(asked) { n }", [AnswerFault(line: 2, .definedTwice(function: "f"))]),
            ("struct f {}", [AnswerFault(.notAFunction(name: "f", asked: asked))]),
            ("func g() {}", [AnswerFault(.noFunction(name: "f", asked: asked))]),
            (
                "func f(n: Int) -> Int { n }",
                [AnswerFault(.otherSignature(asked: asked, given: "func f(n: Int) -> Int"))]
            ),
            (
                "import Glibc\n\(asked) { n }",
                [AnswerFault(.forbiddenImport(module: "Glibc", allowed: ["Foundation", "Kernels", "LessonKit"]))]
            ),
            (
                "#if true\nimport Glibc\n#endif\n\(asked) { n }",
                [
                    AnswerFault(
                        line: 2, .forbiddenImport(module: "Glibc", allowed: ["Foundation", "Kernels", "LessonKit"]))
                ]
            ),
            ("\(asked) { n }\nprint(f(1))", [AnswerFault(line: 2, .codeBesideDeclarations)]),
        ] as [(String, [AnswerFault])])
    func faults(text: String, faults: [AnswerFault]) throws { #expect(try review(text) == faults) }

    @Test("what a compiler would take all its time or its stack for is not given to it")
    func deep() throws {
        func chain(_ count: Int) -> String {
            "\(Self.asked) {\nif n == 0 { return 1 }" + String(repeating: " else if n == 1 { return 2 }", count: count)
                + "\nreturn n\n}\n"
        }
        #expect(try review(chain(100)) == [])
        #expect(try review(chain(1000)) == [AnswerFault(.nestedTooDeeply)])
    }

    @Test("nobody reads more than some twenty faults")
    func many() throws {
        #expect(try review(String(repeating: "print(1)\n", count: 5000)).count == 20)
    }
}

@Suite("Entries of quizzes.yml are read with their lines")
struct QuizAnswersTests {
    @Test("more entries than quizzes, and longer ones than answers, are refused")
    func many() throws {
        #expect(throws: AnswerFault(.notEntries)) {
            try QuizAnswers((0..<50_000).map { "q\($0): 1\n" }.joined())
        }
        #expect(throws: AnswerFault(line: 2, .notOneAnswer)) {
            try QuizAnswers("a: 1\nb: \(String(repeating: "1", count: 100_000))\n")
        }
    }

    @Test("a list of names and answers")
    func entries() throws {
        let answers = try QuizAnswers("# {Question}: a & b?\nhow-many: 1,024\n\nwhich: \"b\"\nempty:\n")
        #expect(answers.entries.map(\.id) == ["how-many", "which", "empty"])
        #expect(answers.entries.map(\.answer) == ["1,024", "b", ""] && answers.entries.map(\.line) == [2, 4, 5])
        #expect(try QuizAnswers("\n").entries == [])
    }

    @Test(
        "what is not one is refused at its line",
        arguments: [
            ("- 1\n- 2", AnswerFault(.notEntries)), ("a: 1\nb: [1, 2]", AnswerFault(line: 2, .notOneAnswer)),
            ("a: 1\nb: 2\na: 3", AnswerFault(line: 3, .answeredTwice(quiz: "a"))),
            ("a: &x 1\nb: *x", AnswerFault(.yamlAlias)),
        ])
    func refused(text: String, fault: AnswerFault) {
        #expect(throws: fault) { try QuizAnswers(text) }
    }
}
