import Foundation
import Literate
import Testing
import Toolchain

@testable import Evaluation

@Suite("A wrong version in the text is noticed by its property")
struct WrongVersionTests {
    private let definition = "```swift\nimport Foundation\nfunc half(_ n: Int) -> Int { n / 2 }\n```\n"
    private let helper = "```swift\nfunc quarter(_ n: Int) -> Int { half(half(n)) }\n```\n"
    private let property = """
        ```swift
        property("half of twice", .int(in: 0...9)) { n in half(2 * n) == n }
        ```

        """

    /// What check says of a chapter with this body: how many were noticed, and what is wrong.
    private func proof(_ body: String) async throws -> WrongVersionProof {
        let chapter = try Chapter.parse(text: "---\ntitle: T\n---\n\n" + body, file: "Lessons/01-t.md")
        let fixture = try CellFixture()
        defer { fixture.remove() }
        return try await fixture.evaluator.prove(
            wrongVersionsOf: chapter, outputs: try await fixture.evaluator.run(chapter))
    }

    private func wrong(_ property: String, _ code: String) -> String {
        "\n```swift wrong-for=\"\(property)\"\n\(code)\n```\n"
    }

    @Test("a function of an earlier cell, also where another one calls it")
    func earlierCell() async throws {
        let quarters = "```swift\ncheck(\"two of eight\", quarter(8) == 2)\n```\n"
        let proof = try await proof(
            definition + helper + property + quarters
                + wrong("half of twice", "func half(_ n: Int) -> Int { n / 2 + 1 }")
                + wrong("two of eight", "func half(_ m: Int) -> Int { m }"))
        #expect(proof.noticed == 2 && proof.failures.isEmpty, "\(proof.failures)")
    }

    @Test("a function of the property's own cell, and one that needs another")
    func ownCell() async throws {
        let cell = """
            ```swift
            func double(_ n: Int) -> Int { 2 * n }
            property("even", .int(in: 0...9)) { n in double(n) % 2 == 0 }
            ```

            """
        let proof = try await proof(
            cell + wrong("even", "func one() -> Int { 1 }\nfunc double(_ n: Int) -> Int { 2 * n + one() }"))
        #expect(proof.noticed == 1 && proof.failures.isEmpty, "\(proof.failures)")
    }

    @Test("a type's member, a whole type, a constant, a function of the library")
    func kinds() async throws {
        let cells = """
            ```swift
            struct Grid {
                var width = 3
                func neighbors(of x: Int) -> [Int] { [x - 1, x + 1].filter { 0..<width ~= $0 } }
            }
            let most = 2
            ```

            ```swift
            check("the edge has one", Grid().neighbors(of: 0) == [1])
            check("at most two", Grid().neighbors(of: 1).count <= most)
            check("a relu", try relu(Tensor([-1, 2])).values == [0, 2])
            ```

            """
        let proof = try await proof(
            cells
                + wrong(
                    "the edge has one", "extension Grid {\n    func neighbors(of x: Int) -> [Int] { [x - 1, x + 1] }\n}"
                )
                + wrong("the edge has one", "struct Grid {\n    func neighbors(of x: Int) -> [Int] { [] }\n}")
                + wrong("at most two", "let most = 1")
                + wrong("a relu", "func relu(_ z: Tensor) -> Tensor { z }"))
        #expect(proof.noticed == 4 && proof.failures.isEmpty, "\(proof.failures)")
    }

    @Test("what traps in the property's cell is noticed")
    func trap() async throws {
        let proof = try await proof(
            definition + property + wrong("half of twice", "func half(_ n: Int) -> Int { [0, 0][n] }"))
        #expect(proof.noticed == 1 && proof.failures.isEmpty, "\(proof.failures)")
    }

    @Test("what a property needs besides its names comes from the whole chapter")
    func wholeChapter() async throws {
        let cells = """
            ```swift
            var learned = [0]
            func score() -> Int { learned[0] }
            ```

            ```swift
            learned[0] = 7
            ```

            ```swift
            check("it learned", score() == 7)
            ```

            """
        let proof = try await proof(cells + wrong("it learned", "func score() -> Int { 8 }"))
        #expect(proof.noticed == 1 && proof.failures.isEmpty, "\(proof.failures)")
    }

    @Test("what several versions have above them runs once, and their own code is not optimized")
    func sharedPrefix() async throws {
        let fixture = try CellFixture()
        defer { fixture.remove() }
        let log = fixture.folder.appending(path: "log").path
        let first = """
            ```swift
            import Foundation
            let log = fopen("\(log)", "a")!
            fputs("ran ", log)
            fclose(log)
            var base = 2
            ```

            """
        let claimed = """
            ```swift
            func twice(_ n: Int) -> Int {
                var sum = 0
                for _ in 0..<n { sum += base }
                return sum
            }
            base = 2
            property("even", .int(in: 0...9)) { n in twice(n) == 2 * n }
            ```

            """
        let wrong = (1...3).map { self.wrong("even", "func twice(_ n: Int) -> Int { \($0) + n * base }") }
        let chapter = try Chapter.parse(
            text: "---\ntitle: T\n---\n\n" + first + claimed + wrong.joined(), file: "Lessons/01-t.md")
        let outputs = try await fixture.evaluator.run(chapter)
        let proof = try await fixture.evaluator.prove(wrongVersionsOf: chapter, outputs: outputs, jobs: 1)
        #expect(proof.noticed == 3 && proof.failures.isEmpty, "\(proof.failures)")
        // Once in the chapter, once for all of its wrong versions.
        #expect(try String(contentsOfFile: log, encoding: .utf8) == "ran ran ")
    }

    @Test("what was noticed is not tried again, until the cells that it follows from change")
    func remembered() async throws {
        let fixture = try CellFixture()
        defer { fixture.remove() }
        func compiled(_ body: String) async throws -> (proof: WrongVersionProof, cells: Int) {
            // Nothing of earlier runs is there but what was noticed.
            for name in ["cells", "outputs"] {
                try? FileManager.default.removeItem(at: fixture.folder.appending(path: name))
            }
            let chapter = try Chapter.parse(text: "---\ntitle: T\n---\n\n" + body, file: "Lessons/01-t.md")
            let outputs = try await fixture.evaluator.run(chapter)
            let before = try fixture.compiledCells.count
            let proof = try await fixture.evaluator.prove(wrongVersionsOf: chapter, outputs: outputs)
            return (proof, try fixture.compiledCells.count - before)
        }
        let body = definition + property + wrong("half of twice", "func half(_ n: Int) -> Int { n / 2 + 1 }")
        #expect(try await compiled(body).cells == 2)
        let again = try await compiled("Other prose.\n\n" + body + "\n```swift\nlet later = 1\n```\n")
        #expect(again.cells == 0 && again.proof.noticed == 1 && again.proof.failures.isEmpty)
        let changed = try await compiled(body.replacing(".int(in: 0...9)", with: ".int(in: 0...8)"))
        #expect(changed.cells == 2 && changed.proof.noticed == 1)
        let lives = body.replacing("n / 2 + 1", with: "n >> 1")
        #expect(try await compiled(lives).proof.failures.count == 1)
        #expect(try await compiled(lives).proof.failures.count == 1)
    }

    @Test(
        "one that proves nothing is an error at its place",
        arguments: [
            (
                "half of twice", "func half(_ n: Int) -> Int { n >> 1 }",
                "14:1: error: the property 'half of twice' holds for this wrong version, too\n"
                    + "  sharpen it, or let its cases go further"
            ),
            (
                "half of twise", "func half(_ n: Int) -> Int { n }",
                "14:20: error: no cell claims 'half of twise'\n  did you mean 'half of twice'?"
            ),
            (
                "half of twice", "\nfunc half(_ n: Int) -> Int { m }",
                "16:30: error: cannot find 'm' in scope"
            ),
            (
                "half of twice", "func half(_ n: Int) -> Float { 1 }",
                "14:1: error: with this wrong version the cell in line 11 does not compile: "
            ),
            (
                "half of twice", "func helf(_ n: Int) -> Int { 1 }",
                "14:1: error: no cell mentions 'helf' up to the property 'half of twice'\n  did you mean 'half'?"
            ),
            (
                "half of twice", "print(1)",
                "15:1: error: a wrong version has declarations alone\n  put this into the function that it belongs to"
            ),
        ])
    func faults(name: String, code: String, expected: String) async throws {
        let proof = try await proof(definition + "\n" + property + wrong(name, code))
        #expect(proof.noticed == 0)
        let message = try #require(proof.failures.first).description
        #expect(proof.failures.count == 1 && message.hasPrefix("Lessons/01-t.md:" + expected), "\(message)")
    }

    @Test("a cell before the property's that stops is no property that fails; nor is a name that two cells claim")
    func elsewhere() async throws {
        let stopped = try await proof(
            definition + "\n```swift\nlet four = [0, 1, 2, 3, 4][half(8)]\n```\n\n"
                + "```swift\ncheck(\"four\", four == 4)\n```\n" + wrong("four", "func half(_ n: Int) -> Int { n }"))
        let message = try #require(stopped.failures.first).description
        #expect(message.contains("a cell before the property 'four' stops, in line 11: "), "\(message)")
        let twice = try await proof(
            definition + property + "\n" + property + wrong("half of twice", "func half(_ n: Int) -> Int { n }"))
        #expect(twice.failures.map(\.message) == ["the cells in lines 9, 13 claim 'half of twice'"])
    }

    @Test("a property that does not hold anyway is told once, where it is claimed")
    func broken() async throws {
        let proof = try await proof(
            definition + "```swift\ncheck(\"five\", half(8) == 5)\n```\n"
                + wrong("five", "func half(_ n: Int) -> Int { n }"))
        #expect(proof == WrongVersionProof())
    }

    @Test("a slice has the cells that are needed; they see what the others import, and are compiled as the chapter's")
    func slice() async throws {
        let chapter = CellFixture.chapter([
            (.run, "import Foundation"), (.run, "let a = 36"), (.run, "let b = 2"), (.run, "let c = sqrt(Double(a))"),
            (.norun, "let a = 3"), (.run, "print(c)"),
        ])
        let slice = ChapterSlice(of: chapter, ChapterSyntax(chapter), upTo: 5)
        #expect(slice.indices == [1, 3, 5])
        #expect(ChapterSlice(of: chapter, ChapterSyntax(chapter), upTo: 5, forcing: [2]).indices == [1, 2, 3, 5])
        let fixture = try CellFixture()
        defer { fixture.remove() }
        let evaluator = fixture.evaluator
        _ = try await evaluator.run(chapter)
        let compiled = try fixture.compiledCells
        #expect(try await evaluator.run(slice).last?.transcript == "6.0\n")
        #expect(try fixture.compiledCells == compiled, "what the chapter's cells are compiled to serves a part of it")
        #expect(try await evaluator.run(slice, changing: [1: "let a = 9"]).last?.transcript == "3.0\n")
        #expect(try fixture.compiledCells.count == compiled.count + 3)
    }
}
