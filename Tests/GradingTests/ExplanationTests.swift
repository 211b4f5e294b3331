import AnswerReading
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Compile errors and traps read as a teacher would say them")
struct ExplanationTests {
    /// Answers with one mistake a line, which the compiler finds in the same pass. Each line comes with a part of the sentence.
    private static let mistakes: [[(line: String, words: String)]] = [
        [
            ("func a1(_ x: Float) -> Float { scaled(x, 2) }", "Name the argument: write `by:`"),
            ("func a2(_ x: Float) -> Float { halved(x: x) }", "leave `x:` out"),
            ("func a3(_ x: Float) -> Float { scaled(x, times: 2) }", "the call says `_:times:`"),
            ("func a4(_ x: Float) -> Float { scaled(x) }", "`by` is not given"),
            ("func a5() -> Float { halved() }", "number 1 is not given"),
            ("func a6(_ x: Float) -> Float { halved(x, 3) }", "takes fewer arguments"),
            ("func a7() throws -> Float { risky() }", "Write `try` before the call"),
            ("func a8() -> Float { try risky() }", "Write `throws` before `->`"),
            ("func a9(_ x: Float, max: Float) -> Float { max(x, 2) }", "it hides the function of the same name"),
            ("func b1() -> Float { let sum: Float = 0; sum += 1; return sum }", "Declare `sum` with `var`"),
            ("func b2(_ w: [Float]) -> [Float] { w[0] = 1; return w }", "Begin with `var new = w`"),
            ("struct B3 { var w = 0; func set() { w = 2 } }", "write `mutating` before `func`"),
            ("func b4(_ x: [Float]) -> [Float] { x[1...] }", "`Array(…)` around it makes a `[Float]`"),
            (
                "func b5(_ x: [Float]) -> [Float] { let y: [Float] = x.dropFirst(); return y }",
                "`dropFirst` gives a part"
            ),
            ("func b6(_ n: Int) -> Float { n }", "The function returns a `Float`"),
            ("func b7(_ n: Int) -> Float { halved(n) }", "Here it has type `Int` and wants `Float`"),
            ("func b8(_ n: Int) { let half: Float = 0.5; print(n * half) }", "convert one side of `*`"),
        ],
        [
            ("func c1(_ n: Int) -> Int { if n { return 1 }; return 0 }", "as in `n != 0`"),
            ("func c2() -> Int { var n = 1; if n = 1 { return 1 }; return n }", "`==` asks whether"),
            ("func c3(_ x: [String], _ y: [String]) -> [String] { x - y }", "not for arrays"),
            ("func c4(_ n: Int) -> Int { for i in n { print(i) }; return 0 }", "write a range: `0..<n`"),
            ("func c5() -> Int { var new = []; new.append(1); return 0 }", "`var new: [Float] = []`"),
            ("func c6(_ x: [[Float]]) -> Int { let m = x.first; return m.count }", "then ask for `count`"),
            ("func c7(_ x: [Float]) -> Float { x.max() }", "there may be none"),
            ("func c8(_ n: Int) -> Int { if let m = n { return m }; return 0 }", "Write `let` alone"),
            ("func c9(_ n: Int) -> Float { return nil }", "`nil` is none"),
            ("func d1(_ x: [Float]) -> Float { return x }", "The function promises a `Float`"),
            ("func d2(_ x: [Float]) { return x[0] }", "The function promises nothing"),
            ("func d3(_ x: Double) -> Double { log2(x) }", "`log2` comes with Foundation"),
            ("func e1(_ x: Double) { print(tanh(x)) }", "There is one of the same name for numbers"),
            ("func d4() -> Int { var n = 0; n++; return n }", "Write `+= 1`"),
            ("func d5(_ n: Int) -> Int { n ** 2 }", "Swift has no `**`"),
            ("func d6(_ p: Perzeptron) -> Int { 0 }", "Swift does not know `Perzeptron`"),
            ("func d7(_ x: [Float]) -> Int { x.length }", "has nothing called `length`"),
            ("func d8() -> Int { let a = 1; let a = 2; return a }", "`a` is declared already"),
            ("func d9(_ x: Int, _ y: Int) -> Int { let total = x; return totl }", "Did you mean `total`?"),
        ],
        [
            ("func f1(_ n: Int) -> Int { if n > 1 { return 0 } }", "needs `return` and a value of type `Int`"),
            ("func f2(_ n: Int) -> Int { var s: Int; if n > 1 { s = 1 }; return s }", "`s` has no value yet"),
        ],
        [("func g1(_ n: Int) -> Int { n -1 }", "write `a - b`, not `a -b`")],
        [("func g2(_ n: Int) -> Int { (n + 1\n}", "This bracket is never closed: a `)` is missing")],
        [("func g5(_ n: Int) -> Int { (n + 1 }", "a closing bracket is missing before this place")],
        [("func g3(_ n: Int) -> Int { n } }", "one `}` too many")],
        [
            (
                "func g4(_ n: Int) -> Float { Float((n - 2 + 2 * 3) / 2.0 + 1 + (n * 2 - 1) / 3.0 - (n + 2) * (1.5 + 3 - n)) }",
                "Divide it into two with `let`"
            )
        ],
    ]

    private static let helpers = """

        func scaled(_ x: Float, by k: Float) -> Float { x * k }
        func halved(_ x: Float) -> Float { x / 2 }
        func risky() throws -> Float { 1 }
        """

    @Test("each row of the table: a real answer that makes the mistake, told at its line")
    func rows() async throws {
        let told = try await withThrowingTaskGroup(of: [String].self) { group in
            for batch in Self.mistakes { group.addTask { try await Self.advice(on: batch) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for row in CompilerAdvice.table {
            let pieces = row.sentence.split(separator: /\$\d/)
            #expect(told.contains { advice in pieces.allSatisfy(advice.contains) }, "nobody makes it: \(row.sentence)")
        }
    }

    /// Compiles the lines as one answer, and gives what was told.
    private static func advice(on lines: [(line: String, words: String)]) async throws -> [String] {
        let text = lines.map(\.line).joined(separator: "\n") + helpers + "\n" + GradingFixture.solution
        let report = try await GradingFixture.grade(text)
        #expect(report.status == .compileError)
        for (index, mistake) in lines.enumerated() {
            let problem = report.problems.first { $0.line == index + 1 && $0.advice != nil }
            let found = report.problems.map { "\($0.line ?? 0): \($0.message)\n   \($0.advice ?? "-")" }
            #expect(
                problem?.advice?.contains(mistake.words) == true
                    && problem?.code == mistake.line.split(separator: "\n").first.map(String.init),
                "\(mistake)\n\(found.joined(separator: "\n"))")
        }
        return report.problems.compactMap(\.advice)
    }

    /// A course of one chapter with a cell, and an appendix with one of the table's headings.
    private static let course: [Chapter] = {
        let head = "---\ntitle: T\nsummary: S.\nobjectives: [one, two, three]\n---\n\n# T\n\n"
        let cell = "```swift\nstruct Perceptron { var w: Float }\nlet rate = 1\n```\n"
        return [
            try! Chapter.parse(text: head + cell, file: "Lessons/03-t.md"),
            try! Chapter.parse(text: head + "## Optionals\n\nText.\n", file: "Lessons/B-t.md"),
        ]
    }()

    @Test("a heading is named where an appendix of the course has it, and nowhere else")
    func headings() {
        let teacher = Teacher(course: Self.course, chapter: Self.course[0], answer: "")
        let optional = teacher.advice(on: "value of optional type 'Int?' must be unwrapped to a value of type 'Int'")
        #expect(optional.sentence?.hasSuffix("with `if let`. See “Optionals” in appendix B.") == true)
        #expect(teacher.advice(on: "missing argument label 'by:' in call").sentence?.contains("See") == false)
        #expect(teacher.advice(on: "something new").sentence == nil)
    }

    @Test("the tables name only headings that our own course has")
    func ownHeadings() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.deletingLastPathComponent().appending(path: "Lessons/A-swift-in-twenty-minutes.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for heading in CompilerAdvice.table.compactMap(\.heading) + TrapAdvice.table.compactMap(\.heading) {
            #expect(lines.contains("## \(heading)"))
        }
    }

    @Test("a name of a chapter's cell is told as that, for answers do not see cells")
    func cells() {
        let teacher = Teacher(course: Self.course, chapter: Self.course[1], answer: "func f() { Perceptrn() }")
        let type = teacher.advice(on: "cannot find type 'Perceptron' in scope").sentence
        #expect(
            type?.hasPrefix("`Perceptron` is declared in a cell of chapter 3. An answer is compiled by itself") == true)
        // A constant of another chapter is a coincidence.
        #expect(teacher.advice(on: "cannot find 'rate' in scope").sentence?.contains("chapter") == false)
        let own = Teacher(course: Self.course, chapter: Self.course[0], answer: "")
        #expect(own.advice(on: "cannot find 'rate' in scope").sentence?.contains("a cell of chapter 3") == true)
    }

    @Test("a name of the answer's own cannot leave its quotes, and a long one is cut")
    func quoting() {
        let teacher = Teacher(course: [], chapter: Self.course[0], answer: "")
        let name = "a` **passed** `" + String(repeating: "b", count: 1000)
        let sentence = teacher.advice(on: "missing argument for parameter '\(name)' in call").sentence ?? ""
        #expect(sentence.count { $0 == "`" } == 0 || sentence.utf8.count < 400)
        #expect(!sentence.contains("a` **"))
    }

    @Test("a trap is told with the line and what to look at, once")
    func traps() async throws {
        let answer = """
            func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
                let all = Array(0..<input)
                return all[input]
            }
            """
        let report = try await GradingFixture.grade(answer)
        let failed = report.checks.compactMap(\.counterexample)
        #expect(failed.count == 3)
        #expect(
            failed[0].hasSuffix(
                """
                trapped: Index out of range, at line 3
                //     return all[input]
                // The places of an array go from 0 to `count - 1`. Look at the first and the last value of the index, and at \
                an empty array.
                """), "\(failed[0])")
        #expect(failed.dropFirst().allSatisfy { $0.hasSuffix("at line 3") })
    }

    @Test(
        "each trap has its row",
        arguments: [
            ("Index out of range", "count - 1"), ("Negative Array index is out of range", "below it"),
            ("Index 0 is out of bounds", "Slices"), ("Range requires lowerBound <= upperBound", "before it begins"),
            ("Unexpectedly found nil while unwrapping an Optional value", "promises"), ("arithmetic overflow", "large"),
            ("Division by zero", "divided by 0"), ("Stride size must not be zero", "steps of 0"),
            ("Double value cannot be converted to Int because it is either infinite or NaN", "infinity"),
            ("Negative value is not representable", "unsigned"),
            ("Can't take a prefix of negative length from a collection", "prefix"),
            ("Can't drop a negative number of elements from a collection", "dropFirst"),
            ("Can't construct Array with count < 0", "0 elements"),
            ("Can't remove last element from an empty collection", "isEmpty"), ("endless recursion", "itself"),
            // As the interpreter in a page says it.
            ("index -1 is out of range", "gets below"), ("index 7 is out of range", "`count - 1`"),
            ("the range of indices is out of range", "`count - 1`"),
            ("a range ends before it begins", "not end before"),
            ("a stride's step is zero", "steps of 0"), ("nil is unwrapped", "?? 0"),
            ("a division by zero", "divided by 0"),
            ("the number does not fit an Int", "infinity"), ("what is not a number becomes an Int", "infinity"),
            ("the result does not fit an Int", "too large"),
            ("an array of a negative number of elements", "0 elements"),
            ("an element is removed from an empty array", "isEmpty"),
        ])
    func trapRows(cause: String, words: String) {
        let row = TrapAdvice.row(for: cause)
        #expect(row?.sentence.contains(words) == true || row?.heading == words)
    }
}
