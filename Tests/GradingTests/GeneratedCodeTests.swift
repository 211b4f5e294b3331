import AnswerReading
import Literate
import Testing
import Toolchain

@testable import Grading

@Suite("A compile error is told where its author wrote it, and one in code of ours as ours")
struct GeneratedCodeTests {
    /// An exercise whose starter, at line 15, has `parameter`, and whose check is `check`, at line 25.
    private func prepared(
        parameter: String = "_ n: Int = 3", check: String = "check(\"same\", f(1) == 1)"
    ) throws -> PreparedExercise {
        /// A function with this body, after a constant that the check cannot see.
        func function(_ body: String) -> String { "let base = 3\nfunc f(\(parameter)) -> Int { \(body) }" }
        let chapter = try GradingFixture.chapter(
            file: "02-t.md", starter: function("0"), solution: function("n"), check: "let two = 2\n\(check)",
            wrong: function("1"))
        return try PreparedExercise(chapter.exercises[0], of: chapter)
    }

    /// The place of the first `words` in `program`, moved on by `offset`.
    private func owner(
        of words: String, offset: Int = 0, in program: GeneratedProgram
    ) throws -> GeneratedProgram.Owner {
        let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains(words) })
        let range = try #require(lines[line].firstRange(of: words))
        let column = lines[line][..<range.lowerBound].utf8.count + 1 + offset
        return program.owner(file: "generated.swift", line: line + 1, column: column)
    }

    private func author(_ column: Int) -> GeneratedProgram.Owner {
        .reader(SourceOrigin(file: "02-t.md", line: 15, column: column))
    }

    private func ours(near column: Int) -> GeneratedProgram.Owner {
        .ours(near: SourceOrigin(file: "02-t.md", line: 15, column: column))
    }

    @Test("of a stub, the function's name and its default values are the author's")
    func stub() throws {
        let program = try prepared().stub
        let owners: [(words: String, offset: Int, owner: GeneratedProgram.Owner)] = [
            ("import AnswerClient", 0, .ours(near: nil)), ("AnswerLink.begin", 0, .ours(near: nil)),
            ("func f(", 0, ours(near: 6)), ("func f(", 5, author(6)), ("_ n: Int = 3", 0, ours(near: 19)),
            ("= 3)", 2, author(19)), (") -> Int {", 1, ours(near: 20)), ("AnswerLink.call", 0, .ours(near: nil)),
        ]
        for (words, offset, owner) in owners {
            #expect(try self.owner(of: words, offset: offset, in: program) == owner, "\(words) + \(offset)")
        }
    }

    @Test("of a dispatcher, only the call of the answer's function is the author's")
    func dispatcher() throws {
        let program = try prepared().dispatcher
        for words in [
            "import AnswerProtocol", "case 0:", "let a0", "lecternReader.end()", "call.returned", "call.threw",
        ] {
            #expect(try owner(of: words, in: program) == .ours(near: nil), "\(words)")
        }
        let call = try owner(of: "try f(a0)", in: program)
        #expect(call != .ours(near: call.nearest) && call.nearest?.line == 15)
    }

    /// What the grader says of `answer`.
    private func words(
        _ prepared: PreparedExercise, answer: String = "let base = 3\nfunc f(_ n: Int) -> Int { n + 0 }\n"
    ) async throws -> String {
        do {
            let judgment = try await GradingFixture.grader.value.judge(answer, of: prepared).finding
            return "\(judgment)"
        } catch { return "\(error)" }
    }

    @Test("an error in our line of a stub is ours, at the exercise's fence")
    func oursInStub() async throws {
        var prepared = try prepared()
        prepared.stub.append("let broken: Int = \"\"\n")
        let words = try await words(prepared)
        #expect(
            words.hasPrefix("02-t.md:13:1: error: the code that Lectern adds to the check of 'e' does not compile: "),
            "\(words)")
        #expect(words.contains("no line of the chapter is wrong"), "\(words)")
    }

    /// The one fault of `answer`.
    private func fault(of answer: String) async throws -> AnswerProblem? {
        let grader = try await GradingFixture.grader.value
        let judgment = try await grader.judge(answer, of: prepared()).finding
        guard case .compileError(let faults) = judgment, faults.count == 1 else {
            Issue.record("\(judgment)")
            return nil
        }
        return faults[0].problem
    }

    @Test(
        "an answer may declare names that our code uses: that is compiled by itself",
        arguments: ["enum Swift {}", "enum AnswerProtocol {}", "struct Int8 {}", "func lecternCall0() {}"])
    func hidden(declaration: String) async throws {
        let grader = try await GradingFixture.grader.value
        let answer = "\(declaration)\nlet base = 3\nfunc f(_ n: Int) -> Int { n + 0 }\n"
        let finding = try await grader.judge(answer, of: prepared()).finding
        guard case .checked(_, share: 1, problems: []) = finding else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test(
        "where it also has another type than the starter's, our code is compiled beside it, and does not",
        arguments: ["enum Swift {}", "enum AnswerProtocol {}"])
    func hiddenBeside(declaration: String) async throws {
        let problem = try await fault(of: "\(declaration)\nlet base = 3\nfunc f(_ n: Int) throws -> Int { n + 0 }\n")
        let words = try #require(problem).words
        #expect(words.hasPrefix("the code that Lectern compiles beside it does not"), "\(words)")
    }

    @Test(
        "an answer that can be called as the starter asks is graded, whether or not its function has the same symbol",
        arguments: ["func f(_ n: Int) throws -> Int { n }", "typealias N = Int\nfunc f(_ n: N) -> N { n }"])
    func otherSymbol(function: String) async throws {
        let grader = try await GradingFixture.grader.value
        let finding = try await grader.judge("let base = 3\n\(function)\n", of: prepared()).finding
        guard case .checked(_, share: 1, problems: []) = finding else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test("a function that cannot be called as the starter asks is told as such")
    func otherTypes() async throws {
        let problem = try await fault(of: "struct Int {}\nlet base = 3\nfunc f(_ n: Int) -> Int { n }\n")
        #expect(problem == .otherTypes(asked: ["func f(_ n: Int) -> Int"]), "\(String(describing: problem))")
    }

    @Test("an error in the check keeps its line and column")
    func inCheck() async throws {
        let words = try await words(prepared(check: "check(\"same\", f(1) == thre)"))
        #expect(words.hasPrefix("02-t.md:25:23: error: the check of 'e' does not compile: "), "\(words)")
    }

    @Test("a default value that the check cannot see is told at the starter's place")
    func inDefaultValue() async throws {
        let words = try await words(prepared(parameter: "_ n: Int = base"))
        #expect(words.hasPrefix("02-t.md:15:19: error: the check of 'e' cannot declare this function: "), "\(words)")
    }

    @Test("an error in the answer keeps its line and column")
    func inAnswer() async throws {
        let grader = try await GradingFixture.grader.value
        let judgment = try await grader.judge("\nfunc f(_ n: Int) -> Int { m }\n", of: prepared()).finding
        guard case .compileError(let faults) = judgment else {
            Issue.record("\(judgment)")
            return
        }
        #expect(faults.map(\.line) == [2] && faults.map(\.column) == [27])
    }
}
