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

    @Test("nobody reads more than some twenty faults")
    func many() throws {
        #expect(try review(String(repeating: "print(1)\n", count: 5000)).count == 20)
    }
}

@Suite("Entries of quizzes.yml are read with their lines")
struct QuizAnswersTests {
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
