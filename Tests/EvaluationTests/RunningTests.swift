import Outputs
import Evaluation
import Foundation
import Toolchain
import Literate
import Testing

@Suite("Cells run as real Swift, one after the other")
struct RunningTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture() }

    @Test("a later cell sees an earlier cell's types, functions and mutable variables")
    func statePassesOn() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "struct Point { var x = 1 }\nfunc double(_ n: Int) -> Int { 2 * n }\nvar total = 3",
            "extension Point { var twice: Int { double(x) } }\ntotal += Point().twice",
            "total")
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells[2].values == ["5"])
    }

    @Test("a closure that a cell hands to a library does not ask in each call on which thread it runs")
    func closuresAreAsQuickAsLoops() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "func dot(_ a: [Double], _ b: [Double]) -> Double { a.indices.reduce(0) { $0 + a[$1] * b[$1] } }",
            "print(dot([1, 2], [3, 4]), [3, 1, 2].sorted { $0 < $1 })",
            "let doubled = Task { await MainActor.run { [1, 2].map { $0 * 2 } } }\nawait doubled.value")
        #expect(outputs.succeeded, "\(outputs.cells.compactMap(\.error))")
        #expect(outputs.cells[1].standardOutput == "11.0 [1, 2, 3]\n" && outputs.cells[2].values == ["[2, 4]"])
        let cells = fixture.folder.appending(path: "cells")
        let libraries = try FileManager.default.subpathsOfDirectory(atPath: cells.path).filter { $0.hasSuffix(".so") }
        #expect(libraries.count == 3)
        for library in libraries {
            let code = try Data(contentsOf: cells.appending(path: library))
            #expect(code.range(of: Data("isCurrentExecutor".utf8)) == nil, "\(library)")
        }
    }

    @Test("a later definition of a name wins, also a function of another type")
    func laterDefinitionWins() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "struct S { var a = 1 }\nfunc f(_ n: Int) -> Int { n }\nvar v = 1\nlet kept = 10\nextension Int { var plusOne: Int { self + 1 } }",
            "struct S { var b = 2 }\nfunc f(_ n: Int) -> String { \"text \\(n)\" }\nvar v = \"v\"",
            "print(f(kept.plusOne), S().b, v)\nf(3) + v")
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells[2].standardOutput == "text 11 2 v\n")
        #expect(outputs.cells[2].values == ["\"text 3v\""])
    }

    @Test("a member that a later extension declares again is the later one, for itself and for what follows")
    func laterMemberWins() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            """
            struct Vector { var x = 1; static func unit() -> Int { 1 } }
            extension Vector { func scaled(by n: Int) -> Int { x * n }; subscript(n: Int) -> Int { n } }
            extension Int { var twice: Int { self + self + 1 }; var kept: Int { self + 1 } }
            extension Array where Element == Int { var total: Int { 1 } }
            infix operator ⊕
            func ⊕ (a: Int, b: Int) -> Int { a }
            func named(_ n: Int) -> Int { n }
            """,
            """
            extension Vector { static func unit() -> String { "two" } }
            extension Vector { func scaled(by factor: Int) -> Double { Double(x * factor) / 2 }; subscript(n: Int) -> Int { -n } }
            extension Int { var twice: Int { self + self } }
            extension Array where Element == Double { var total: Int { 2 } }
            func ⊕ (a: Int, b: Int) -> Int { b }
            func named(_ n: Int) -> String { "n" }
            print(3.twice, 1 ⊕ 2)
            """,
            "print(3.twice, [1, 2].map(\\.twice), 3.kept, Vector.unit(), Vector().scaled(by: 3), Vector()[4])",
            "print([1].total, [1.5].total, 1 ⊕ 2, named(1))",
            "extension Int { var twice: Int { 0 } }\nprint(3.twice)", "print(3.twice, 3.kept)")
        #expect(outputs.succeeded, "\(outputs.cells.compactMap(\.error))")
        #expect(
            outputs.cells.map(\.standardOutput) == [
                "", "6 2\n", "6 [2, 4] 4 two 1.5 -4\n", "1 2 2 n\n", "0\n", "0 4\n",
            ])
    }

    @Test("a type that a later extension declares again is told where it is used, with what to do")
    func laterNestedType() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "struct Box {}\nextension Box { typealias Name = Int }",
            "extension Box { typealias Name = String }\nlet name: Box.Name = \"n\"")
        let error = try #require(outputs.cells[1].error)
        #expect(error.kind == .compile)
        #expect(error.message.contains("two extensions of 'Box' declare 'Name': give the later one another name"))
    }

    @Test("a variable that is declared again may be made of the earlier one, and is the earlier one until then")
    func earlierVariable() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "let x = 1\nvar (a, b) = (1, 2)\nlet text = [\"a\": 1]", "print(x)\nlet x = x + 1\nprint(x)",
            "let x = [x, x].map { x in x * 10 }\nvar (a, b) = (b, a)\na += 10\nlet text = text[\"a\"]!",
            "print(x, a, b, text)",
            "import Foundation\nlet b = b - 1, c = [b][Int(\"4\")!]")
        #expect(outputs.cells.map(\.standardOutput) == ["", "1\n2\n", "", "[20, 20] 12 1 1\n", ""], "\(outputs)")
        let error = try #require(outputs.cells[4].error)
        #expect(error.kind == .trap && error.message == "Index out of range", "\(error)")
    }

    @Test("printed text, values and checks keep their order, and belong to their cell")
    func orderOfOutputs() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "print(\"one\")\nshow(2)\nprint(\"three\")\ncheck(\"four\", 2 + 2 == 4)\n5",
            "import Foundation\nFileHandle.standardError.write(Data(\"to stderr\".utf8))\nproperty(\"commutes\") { (a: Int, b: Int) in a &+ b == b &+ a }"
        )
        #expect(
            outputs.cells[0].items == [
                .text("one\n", .standardOutput), .value(DisplayedValue(type: "Int", text: "2")),
                .text("three\n", .standardOutput), .check(CheckResult(name: "four", passed: true, cases: 1, line: 13)),
                .value(DisplayedValue(type: "Int", text: "5")),
            ])
        #expect(
            outputs.cells[1].items == [
                .text("to stderr", .standardError),
                .check(CheckResult(name: "commutes", passed: true, cases: 100, line: 20)),
            ])
    }

    @Test("the two streams come in the order in which they were printed")
    func orderOfStreams() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            """
            import Foundation
            for n in 1...3 {
                print("out \\(n)")
                FileHandle.standardError.write(Data("err \\(n)\\n".utf8))
            }
            print("in ", terminator: "")
            FileHandle.standardError.write(Data("between ".utf8))
            print("two")
            """)
        #expect(
            outputs.cells[0].items == [
                .text("out 1\n", .standardOutput), .text("err 1\n", .standardError),
                .text("out 2\n", .standardOutput), .text("err 2\n", .standardError),
                .text("out 3\n", .standardOutput), .text("err 3\n", .standardError),
                .text("in ", .standardOutput), .text("between ", .standardError), .text("two\n", .standardOutput),
            ])
    }

    @Test("what the C library itself writes to standard error is in order, too")
    func orderOfStandardErrorStream() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            """
            @preconcurrency import Glibc
            print("1")
            errno = 0
            perror("2")
            print("3", terminator: "")
            _ = fwrite("4\\n", 1, 2, stderr)
            print("5")
            """)
        #expect(
            outputs.cells[0].items == [
                .text("1\n", .standardOutput), .text("2: Success\n", .standardError), .text("3", .standardOutput),
                .text("4\n", .standardError), .text("5\n", .standardOutput),
            ], "\(outputs)")
    }

    @Test("a cell finds the same variables everywhere, and what a user chooses among them is part of its key")
    func environment() async throws {
        defer { fixture.remove() }
        let chapter = CellFixture.chapter([
            (
                .run,
                """
                import Foundation
                let found = ProcessInfo.processInfo.environment
                print(found.keys.sorted().joined(separator: " "))
                print(found["LECTERN_THREADS"] ?? "-", found["PATH"] ?? "-")
                """
            )
        ])
        let chosen = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("LD_") || $0 == "ASAN_OPTIONS" }
        let names =
            chosen + [
                "HOME", "LANG", "LC_ALL", "LECTERN_FIGURES", "OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "PATH",
                "SWIFT_BACKTRACE", "TMPDIR", "TZ",
            ]
        for (threads, isReused) in [(nil, false), ("1", false), (nil, true), ("1", true), ("2", false)]
            as [(String?, Bool)]
        {
            let asked = threads.map { ["LECTERN_THREADS": $0] } ?? [:]
            let cell = try await fixture.evaluator.run(chapter, environment: asked).cells[0]
            let lines =
                (names + asked.keys).sorted().joined(separator: " ")
                + "\n\(threads ?? "-") /usr/local/bin:/usr/bin:/bin\n"
            #expect(cell.standardOutput == lines && cell.reused == isReused, "\(cell)")
        }
    }

    @Test("time zone and locale are the same on every machine")
    func fixedWorld() async throws {
        defer { fixture.remove() }
        setenv("TZ", "Asia/Tokyo", 1)
        defer { unsetenv("TZ") }
        let outputs = try await fixture.run(
            """
            import Foundation
            print(TimeZone.current.secondsFromGMT())
            let format = DateFormatter()
            format.dateFormat = "HH:mm"
            print(format.string(from: Date(timeIntervalSince1970: 0)))
            print(1234.5.formatted())
            """)
        #expect(outputs.cells[0].standardOutput == "0\n00:00\n1,234.5\n", "\(outputs)")
    }

    @Test("a path with a tab, a line break and letters beyond ASCII is a path like any other")
    func oddPath() async throws {
        defer { fixture.remove() }
        let folder = fixture.folder.appending(path: "new\nline/a\ttab/ü")
        let evaluator = try Evaluator(toolchain: .current(), cache: OutputCache(folder: folder))
        let outputs = try await evaluator.run(
            CellFixture.chapter([(.run, "print(1)"), (.fails(message: "out of range"), "let a = [1]\n\na[a[0]]")]))
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells[0].standardOutput == "1\n")
        #expect(outputs.cells[1].error?.line == 16)
    }

    @Test("a directive as the last line is a directive")
    func trailingDirective() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "print(\"hi\")\n#warning(\"to be done\")", "1\n#if DEBUG\n#endif", "#line")
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells[0].standardOutput == "hi\n")
        #expect(outputs.cells.map(\.values) == [[], [], ["1"]])
    }

    @Test("a check has its line in the Markdown, whatever its name, also from the cache and where the cell was moved")
    func lineOfCheck() async throws {
        defer { fixture.remove() }
        let source = "// \"a 1\"\nlet n = 1\ncheck(\"a \\(n)\", n == 1)\nproperty(\n    \"b\") { (n: Int) in n == n }"
        for firstLine in [10, 30] {
            let outputs = try await fixture.evaluator.run(
                CellFixture.chapter([(.run, source)], firstLine: firstLine))
            #expect(outputs.cells[0].checks.map(\.line) == [firstLine + 2, firstLine + 3])
            #expect(outputs.cells[0].reused == (firstLine == 30))
        }
    }

    @Test("a failed property shows the smallest counterexample as the body with the values in place")
    func counterexample() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "func half(_ n: Int) -> Int { n / 2 }\nproperty(\"halves\") { (n: Int) in half(n) * 2 == n }")
        #expect(outputs.cells[0].checks.first?.counterexample == "half(1) * 2 == 1\n// 0 == 1")
        #expect(outputs.cells[0].status == .completed)
        #expect(!outputs.succeeded)
    }

    @Test(
        "a failed check shows what it compared, and is compared as it is written",
        arguments: [
            ("o == .some(4)", "3 == 4"), ("try f() == [1, 3]", "[1.0, 2.0] == [1.0, 3.0]"), ("o == nil", "3 == nil"),
            ("t > 1 && 2 * t == 5", "4.0 == 5.0"), ("o == nil || t < 1", "2.0 < 1.0"), ("t != 1 + 1", nil),
            ("(o == nil ? true : false)", nil), ("(1, \"a\") == (1, \"b\")", "(1, \"a\") == (1, \"b\")"),
            ("!f().isEmpty == (try f().count == 1)", "true == false"),
        ] as [(String, String?)])
    func comparison(condition: String, values: String?) async throws {
        defer { fixture.remove() }
        let condition = condition.contains("try") && !condition.hasPrefix("try") ? "try " + condition : condition
        let outputs = try await fixture.run(
            "let o: Int? = 3\nlet t: Float = 2\nfunc f() throws -> [Float] { [1, 2] }", "check(\"c\", \(condition))")
        #expect(outputs.cells[1].error == nil)
        let expected = condition + (values.map { "\n// \($0)" } ?? "")
        #expect(outputs.cells[1].checks.first?.counterexample == expected)
    }

    @Test("what the compiler says of a comparison is what it would say without the engine")
    func comparisonOfTypes() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run("let n = 1, s = \"a\"", "check(\"types\", n == s)")
        let error = try #require(outputs.cells[1].error)
        #expect(error.message == "binary operator '==' cannot be applied to operands of type 'Int' and 'String'")
        #expect(error.column == 18)
    }

    @Test("an import in one cell serves the later ones")
    func importsPassOn() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run("import Foundation", "sqrt(16.0)")
        #expect(outputs.cells[1].values == ["4.0"])
    }

    @Test("a trailing assignment, Void call or statement shows nothing; a trailing optional shows its value")
    func displayedValues() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "var a = 1\na = 2", "a += 1", "print(a)", "Optional(a)", "if a > 0 { 1 } else { 2 }", "Int(\"x\")")
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells.map(\.values) == [[], [], [], ["3"], [], ["nil"]])
    }

    @Test("tasks, actors, sleeps and streams run in order, across cells and in a forked one")
    func concurrency() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            (
                .run,
                "actor Counter { var n = 0; func add(_ m: Int) -> Int { n += m; return n } }\nlet counter = Counter()\nawait counter.add(2)"
            ),
            (
                .fails(message: "Late"),
                "struct Late: Error {}\ntry await Task.sleep(for: .milliseconds(5))\nprint(await counter.add(10))\nthrow Late()"
            ),
            (
                .run,
                "let sums = await withTaskGroup(of: Int.self) { group in\n    for n in 1...3 { group.addTask { n * n } }\n    var all: [Int] = []\n    for await n in group { all.append(n) }\n    return all\n}\nfor await n in AsyncStream<Int>(unfolding: { nil }) { print(n) }\nprint(sums)"
            ),
            (.run, "await counter.add(1)"))
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells[0].values == ["2"])
        #expect(outputs.cells[1].standardOutput == "12\n")
        #expect(outputs.cells[2].standardOutput == "[1, 4, 9]\n")
        #expect(outputs.cells[3].values == ["3"])
    }

    @Test(
        "a lazy global, and a mutex, that two threads want at once, in the worker and in a forked cell",
        .timeLimit(.minutes(3)))
    func contendedLocks() async throws {
        defer { fixture.remove() }
        // The second thread waits while the first holds the lock: in a forked process the runtime's own is then never released.
        let wanted = """
            nonisolated enum Slow# {
                static let mutex = Mutex(0)
                static let value = make()
                static func make() -> Int {
                    Thread { if Slow#.value == 1 { Slow#.mutex.withLock { $0 += 1 } } }.start()
                    usleep(20_000)
                    return 1
                }
            }
            print(Slow#.value)
            Slow#.mutex.withLock { n in
                Thread { Slow#.mutex.withLock { $0 += 10 } }.start()
                usleep(20_000)
            }
            while Slow#.mutex.withLock({ $0 < 11 }) { usleep(1_000) }
            print("both")
            """
        let outputs = try await fixture.run(
            (.run, "import Foundation\nimport Synchronization\n" + wanted.replacing("#", with: "A")),
            (.fails(message: "Done"), wanted.replacing("#", with: "B") + "\nstruct Done: Error {}\nthrow Done()"))
        #expect(outputs.succeeded, "\(outputs)")
        #expect(outputs.cells.map(\.standardOutput) == ["1\nboth\n", "1\nboth\n"])
    }

    @Test("a cell that prints a gigabyte is bounded, and ends")
    func hugeOutput() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.run(
            "let line = String(repeating: \"x\", count: 1 << 20)\nfor _ in 0..<1024 { print(line) }\nshow(\"end\")")
        #expect(outputs.succeeded)
        #expect(outputs.cells[0].standardOutput.utf8.count <= 1 << 20)
        #expect(outputs.cells[0].values == ["\"end\""])
    }
}
