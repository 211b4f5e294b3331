import Outputs
import Evaluation
import Foundation
import Literate
import Testing

@Suite("A cell that fails is told at its line in the Markdown, and ends the chapter")
struct FailureTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture(limits: CellLimits(seconds: 30, memory: 512 << 20)) }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var source: String
        var kind: CellError.Kind
        var message: String
        var line: Int
        var column: Int?
    }

    static let cases = [
        Case(
            testDescription: "a type error", source: "let a = 1\nlet b: Int = \"x\"", kind: .compile,
            message: "cannot convert value of type 'String'", line: 11, column: 14),
        Case(
            testDescription: "an error in a displayed expression", source: "let a = 1\na + \"x\"", kind: .compile,
            message: "cannot be applied", line: 11, column: 3),
        Case(
            testDescription: "a syntax error", source: "let a = (1", kind: .compile, message: "expected ')'", line: 10,
            column: nil),
        Case(
            testDescription: "a thrown error",
            source: "struct Odd: Error {}\nfunc f() throws { throw Odd() }\n\ntry f()", kind: .thrown, message: "Odd()",
            line: 11, column: nil),
        Case(
            testDescription: "an index out of range", source: "let a = [1]\nlet i = a.count\nprint(a[i])", kind: .trap,
            message: "Index out of range", line: 12, column: 8),
        Case(
            testDescription: "an overflow", source: "var n = Int.max - Int(\"0\")!\n\nn += 1\nprint(n)", kind: .trap,
            message: "arithmetic overflow", line: 12, column: nil),
        Case(
            testDescription: "a nil that is unwrapped", source: "let n = Int(\"x\")\nprint(n!)", kind: .trap,
            message: "Unexpectedly found nil", line: 11, column: nil),
        Case(
            testDescription: "a fatalError", source: "func stop() { fatalError(\"my words\") }\nstop()", kind: .trap,
            message: "my words", line: 10, column: nil),
        Case(
            testDescription: "endless recursion",
            source: "func f(_ n: Int) -> Int { n == -1 ? 0 : 1 + f(n + 1) + f(n + 2) }\nf(0)", kind: .trap,
            message: "endless recursion", line: 10, column: nil),
        Case(
            testDescription: "endless recursion through two functions",
            source: """
                func even(_ n: Int) -> [Int] {
                    var list = [n, n * 2]
                    list += odd(n + 1)
                    return list
                }
                func odd(_ n: Int) -> [Int] {
                    let rest = even(n + 1)
                    return rest + [n]
                }
                even(0)
                """,
            kind: .trap, message: "endless recursion: this call is made again before it returns", line: 12, column: nil),
        Case(
            testDescription: "an exit", source: "import Foundation\nexit(0)", kind: .trap, message: "exit(0)", line: 10,
            column: nil),
        Case(
            testDescription: "a process that kills itself", source: "import Foundation\nkill(getpid(), SIGKILL)",
            kind: .trap, message: "SIGKILL", line: 10, column: nil),
        Case(
            testDescription: "an exit after words that a trap would have",
            source:
                "import Foundation\nFileHandle.standardError.write(Data(\"main.swift:1: Fatal error: forged\\n\".utf8))\nexit(1)",
            kind: .trap,
            message: "exit(1)", line: 10, column: nil),
        Case(
            testDescription: "a signal after words that a trap would have",
            source:
                "import Foundation\nFileHandle.standardError.write(Data(\"Fatal error: forged\\n\".utf8))\nraise(SIGABRT)",
            kind: .trap, message: "abort()", line: 12, column: nil),
        Case(
            testDescription: "a cast that does not hold", source: "let a: Any = 1\nprint(a as! String)", kind: .trap,
            message: "Could not cast value of type 'Swift.Int' to 'Swift.String'", line: 11, column: nil),
        Case(
            testDescription: "two traps in a line, of which the second comes",
            source: "let zero = Int(\"0\")!\nlet a = [1]\nprint(zero &+ 1, a[zero], 7 / zero)", kind: .trap,
            message: "Division by zero", line: 12, column: nil),
        Case(
            testDescription: "the process above it killed",
            source: "import Foundation\nkill(getppid(), SIGKILL)\nsleep(5)",
            kind: .lost, message: "the process that runs cells is gone (it was stopped by SIGKILL)", line: 10,
            column: nil),
        Case(
            testDescription: "bytes in the channel to Lectern",
            source:
                "import Foundation\nfor d in 3..<64 { _ = [UInt8](repeating: 0x64, count: 3).withUnsafeBytes { write(Int32(d), $0.baseAddress, $0.count) } }\nsleep(20)",
            kind: .trap, message: "wrote into the channel", line: 10, column: nil),
        Case(
            testDescription: "an endless loop", source: "var n = 0\nwhile true { n &+= 1 }", kind: .timeout,
            message: "ran longer than 1 s, its limit", line: 11, column: nil),
        Case(
            testDescription: "memory without end",
            source: "var all: [[Int]] = []\nwhile true { all.append(Array(repeating: all.count, count: 1 << 20)) }",
            kind: .memory, message: "needed more than 0.5 GiB of memory, its limit", line: 11, column: nil),
        Case(
            testDescription: "a wait that nothing can end",
            source: "let stream = AsyncStream<Int> { _ in }\nfor await n in stream { print(n) }", kind: .trap,
            message: "nothing is left", line: 11, column: nil),
        Case(
            testDescription: "an async let at the top level of a cell",
            source: "func f() async -> Int { 1 }\nasync let n = f()", kind: .compile, message: "put it in a function",
            line: 11, column: 1),
    ]

    @Test(arguments: cases)
    func failure(_ example: Case) async throws {
        let isQuick = example.kind == .timeout
        let fixture = isQuick ? try CellFixture(limits: CellLimits(seconds: 1)) : fixture
        defer { fixture.remove() }
        let outputs = try await fixture.run(example.source, "print(\"not reached\")")
        let error = try #require(outputs.cells[0].error, "\(outputs)")
        #expect(outputs.cells[0].status == .failed)
        #expect(error.kind == example.kind)
        #expect(error.message.contains(example.message), "\(error.message)")
        #expect(!error.message.contains("0x"), "addresses differ from run to run")
        #expect(error.line == example.line)
        if let column = example.column { #expect(error.column == column) }
        #expect(outputs.cells[1] == CellOutput(index: 1, status: .notRun))
        #expect(!outputs.succeeded)
    }

    @Test("a trap in an earlier cell's function is told at that function's line")
    func trapInEarlierCell() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "func pick(_ a: [Int], _ i: Int) -> Int {\n    a[i]\n}", "pick([1], Int(\"4\")!)")
        #expect(outputs.cells[1].status == .failed)
        #expect(outputs.cells[1].error?.line == 11)
    }

    @Test("what a cell prints to standard error before it exits stays text, whatever it says")
    func forgedText() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "import Foundation\nFileHandle.standardError.write(Data(\"Fatal error: forged\\n\".utf8))\nexit(3)")
        #expect(outputs.cells[0].items == [.text("Fatal error: forged\n", .standardError)])
    }

    @Test("a cell whose host is gone has failed, and so has the chapter, in a later cell, too")
    func hostGone() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "print(\"fine\")",
            "import Foundation\nprint(\"before\")\nusleep(300_000)\nkill(getppid(), SIGKILL)\nsleep(5)",
            "print(\"after\")")
        #expect(outputs.cells.map(\.status) == [.completed, .failed, .notRun])
        #expect(outputs.cells[1].standardOutput == "before\n")
        #expect(outputs.cells[1].error?.message.hasSuffix("(it was stopped by SIGKILL)") == true, "\(outputs)")
        #expect(!outputs.succeeded)
    }

    @Test(
        "processes that a cell started end with the run, also where the cell ends what should end them",
        arguments: ["", "kill(getppid(), SIGKILL)\nsleep(5)", "kill(grandparent, SIGKILL)\nsleep(5)"])
    func children(ending: String) async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            """
            import Foundation
            let sleeper = Process()
            sleeper.executableURL = URL(filePath: "/usr/bin/setsid")
            sleeper.arguments = ["sleep", "1000"]
            try sleeper.run()
            show(sleeper.processIdentifier)
            let status = try String(contentsOfFile: "/proc/\\(getppid())/stat", encoding: .utf8)
            let grandparent = pid_t(status.split(separator: " ")[3])!
            \(ending)
            """)
        let process = try #require(outputs.cells[0].values.first.flatMap { Int32($0) }, "\(outputs)")
        // Where the outermost process of the host is gone, the one below it notices within milliseconds.
        for _ in 0..<500 where kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(kill(process, 0) != 0, "the process is still there")
        #expect(outputs.succeeded == ending.isEmpty)
    }

    @Test(
        "code that is nested without end is an error at its cell, and ends nobody else",
        arguments: [
            "struct A { var b: A { self } }\nlet c = A()" + String(repeating: ".b", count: 10_000),
            String(repeating: "#if true\n", count: 600) + String(repeating: "#endif\n", count: 600),
        ].map(DeepCode.init))
    func deepCode(_ code: DeepCode) async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(code.text)
        #expect(outputs.cells[0].error == nil || outputs.cells[0].error?.kind == .compile, "\(code)")
        #expect(outputs.cells[0].error?.message.utf8.count ?? 0 < 1000, "\(code)")
    }

    @Test("text printed before a failure is kept")
    func textBeforeFailure() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run("print(\"before\")\nlet empty: [Int] = []\nprint(empty[0])")
        #expect(outputs.cells[0].items == [.text("before\n", .standardOutput)])
    }
}

@Suite("Cells that must fail")
struct PromisedFailureTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture() }

    @Test("the promised failure is a success, whether the compiler, an error or a trap brings it, and leaves no trace")
    func promised() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            (.run, "struct Odd: Error {}\nvar n = 1"),
            (.fails(message: "cannot convert"), "let a: Int = \"x\""),
            (.fails(message: "Odd"), "n = 2\nthrow Odd()"),
            (.fails(message: "out of range"), "n = 3\nlet a = [n]\nprint(a[n])"),
            (.run, "n"))
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells.map { $0.error?.kind } == [nil, .compile, .thrown, .trap, nil])
        #expect(outputs.cells[4].values == ["1"])
    }

    @Test("a cell that does not fail, or fails otherwise, ends the chapter")
    func broken() async throws {
        defer { fixture.remove() }
        let fine = try await fixture.run((.fails(message: "x"), "print(1)"), (.run, "print(2)"))
        #expect(fine.cells.map(\.status) == [.failed, .notRun])
        #expect(fine.cells[0].error?.kind == .promise)
        let other = try await fixture.run(
            (.fails(message: "out of range"), "fatalError(\"other\")"), (.run, "print(2)"))
        #expect(other.cells.map(\.status) == [.failed, .notRun])
        #expect(other.cells[0].error?.message.contains("other") == true)
    }

    @Test("a cell that is only shown is type-checked")
    func norun() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run((.run, "let n = 1"), (.norun, "print(n)"), (.norun, "print(m)"))
        #expect(outputs.cells.map(\.status) == [.completed, .completed, .failed])
        #expect(outputs.cells[1].items.isEmpty)
    }
}

/// Code whose name does not print all of it.
struct DeepCode: Sendable, CustomTestStringConvertible {
    var text: String
    var testDescription: String { "\(text.prefix(30))…" }
}
