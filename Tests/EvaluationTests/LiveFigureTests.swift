import Outputs
import Foundation
import Literate
import Testing

@testable import Evaluation

@Suite(
    "The page runs what the cell runs", .serialized,
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/lib/wasm32-wasi/libc.a"), "wasi-libc is not installed"))
struct LiveFigureTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture() }

    /// Runs a chapter whose Markdown begins in line 5, and makes its modules.
    private func modules(_ markdown: String) async throws -> LiveCompiler.Modules {
        let chapter = try Chapter.parse(text: "---\ntitle: T\n---\n\n" + markdown, file: "Lessons/01-test.md")
        let outputs = try await fixture.evaluator.run(chapter)
        #expect(outputs.succeeded, "\(outputs.cells.compactMap(\.error))")
        return try await LiveCompiler(toolchain: fixture.evaluator.toolchain, cache: fixture.evaluator.cache).modules(
            of: chapter, outputs: outputs)
    }

    /// What is wrong with a chapter's live figures, as `line:column: message`, with the first line of the advice.
    private func failures(_ markdown: String) async throws -> [String] {
        try await modules(markdown).failures.map { failure in
            "\(failure.position.line):\(failure.position.column): \(failure.message) | \(failure.advice ?? "")"
        }
    }

    private func show(_ draw: String, _ sliders: String) -> String {
        "try show(LiveFigure(\(draw), \(sliders), alternativeText: \"x\"))"
    }

    @Test("a figure of two cells, with mathematics, texts, dictionaries and Floats, draws the same in both")
    func same() async throws {
        defer { fixture.remove() }
        let chapter = """
            ```swift live=figure
            import Foundation

            let names = ["a", "β", "🙂"]
            let plane = Plane(x: 0...2, y: -1...1, left: 10, top: 10, width: 100, height: 80)
            struct Point { var x = 0.0, y = 0.0 }
            func curve(_ t: Double, _ k: Float) -> Point {
                Point(x: exp(sin(t)) + log(t * t + 1), y: Double(pow(k, 1.5)) + sqrt(t))
            }
            print(curve(1, 2))
            ```

            ```swift hidden live=figure
            func draw(_ n: Int, time t: Double, k: Float, p: Plane.Point, ink: [Float]) -> Picture {
                var picture = Picture(height: 100)
                let point = curve(t, k)
                picture.circle(x: point.x, y: point.y, radius: 3, fill: .rose)
                let counts = Dictionary(grouping: 0..<n, by: { $0 % 3 })
                picture.text("\\(names[n % 3]) \\(counts[0]!.count) < \\(t) \\(k)", x: 3, y: 4)
                picture.circle(x: plane.place(of: p).x, y: plane.place(of: p).y, radius: 2, fill: .ink)
                for (cell, gray) in ink.enumerated() where gray > 0 {
                    picture.rectangle(x: Double(cell), y: 0, width: 1, height: 1, fill: .ink, opacity: Double(gray))
                }
                picture.sentence = "\\(n * n) and \\(decimal(point.x, places: 3)), \\(ink.reduce(0, +)) of \\(ink.count)"
                return picture
            }
            check("a claim of the cell alone", draw(1, time: 0, k: 1, p: Plane.Point(x: 0, y: 0), ink: []).width == 480)
            \(show("draw", """
                Slider("n", 1...9, at: 3), Slider("t", 0...7, step: 0.1, at: 1.5), Slider("k", 0.5...4, step: 0.1, at: 1),
                DraggablePoint("p", on: plane, step: 0.1, at: (x: 0.3, y: -0.7)),
                DrawingPad("ink", width: 5, height: 3, at: (0..<15).map { Float($0) / 14 })
                """))
            ```
            """
        let made = try await modules(chapter)
        #expect(made.failures.isEmpty, "\(made.failures)")
        let module = try #require(made.modules.first?.value)
        // Sections of types (1) and functions (3), none of imports (2) between them.
        #expect(Array(module.prefix(9)) == [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1])
        var offset = 9
        var length = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            length |= Int(module[offset] & 0x7F) << shift
            offset += 1
            if module[offset - 1] < 0x80 { break }
        }
        #expect(module[offset + length] == 3)

        // The same bytes from another cache, and from this one.
        let second = try CellFixture()
        defer { second.remove() }
        let parsed = try Chapter.parse(text: "---\ntitle: T\n---\n\n" + chapter, file: "Lessons/01-test.md")
        let outputs = try await second.evaluator.run(parsed)
        let again = try await LiveCompiler(toolchain: second.evaluator.toolchain, cache: second.evaluator.cache)
            .modules(
                of: parsed, outputs: outputs)
        #expect(again.modules == made.modules)
        #expect(try await modules(chapter).modules == made.modules)

        // The program draws where it is asked to, as often as it is.
        let compiler = LiveCompiler(toolchain: fixture.evaluator.toolchain, cache: fixture.evaluator.cache)
        let (id, cells) = try #require(parsed.liveFigures.first)
        let program = try await compiler.program(of: id, cells, of: parsed, outputs: outputs)
        let samples = program.state.samples.suffix(2)
        let drawn = try await program.run { draw in
            var drawn: [LivePicture] = []
            for sample in samples { drawn.append(try await draw(sample.values)) }
            return drawn
        }
        #expect(zip(drawn, samples).allSatisfy { LiveProof.agree($0.svg, $1.picture.svg) } && drawn.count == 2)

        // A module that is proven needs nothing of what it was made from; another one is made and proven anew.
        let live = fixture.folder.appending(path: "live")
        func folders() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: live.path).filter { !$0.hasSuffix(".wasm") }
        }
        for name in try folders() { try FileManager.default.removeItem(at: live.appending(path: name)) }
        #expect(try await modules("Prose.\n\n" + chapter).modules == made.modules)
        #expect(try folders() == [])
        #expect(try await modules(chapter.replacing("radius: 3", with: "radius: 4")).modules != made.modules)
        // The figure's, and that of the proof's program.
        #expect(try folders().filter { !$0.hasPrefix(".") }.count == 2)
    }

    @Test("what Embedded Swift has not is told at its line, with what to do")
    func missing() async throws {
        defer { fixture.remove() }
        let found = try await failures(
            """
            ```swift
            func twice(_ n: Int) -> Int { 2 * n }
            ```

            ```swift live=figure
            import Foundation

            func name(_ n: Int) -> String { String(format: "%d", n) }
            func age() -> Double { Date().timeIntervalSince1970 }
            func draw(n: Int) -> Picture { Picture(height: 10, sentence: "\\(twice(n))") }
            \(show("draw", "Slider(\"n\", 1...9, at: 3)"))
            ```
            """)
        #expect(found.count == 3, "\(found)")
        #expect(found[0].hasPrefix("12:39: the page cannot run this: "))
        #expect(found[0].contains("a live figure's cells are compiled for the page, too"))
        #expect(found[1].hasPrefix("13:24: 'Date' is not available when the page runs this | "))
        #expect(
            found[2]
                == "14:65: 'twice' is not available when the page runs this | the cell in line 5 declares it: give that cell live=figure, too"
        )
    }

    @Test("a figure without one function that draws, or not shown once, is told before anything is compiled")
    func roles() async throws {
        defer { fixture.remove() }
        func cell(_ code: String, live: String = " live=figure") -> String { "```swift\(live)\n\(code)\n```\n\n" }
        let draw = "func draw(n: Int) -> Picture { Picture(height: 10) }"
        let shown = show("draw", "Slider(\"n\", 1...9, at: 3)")
        #expect(
            try await failures(cell("let a = 1")) == [
                "5:1: live figure 'figure' has no function that returns a Picture | add one to a cell with live=figure, or remove live=figure"
            ])
        #expect(
            try await failures(cell(draw)) == [
                "5:1: live figure 'figure' is never shown | add to one of its cells: try show(LiveFigure(…), caption: \"…\")"
            ])
        #expect(
            try await failures(cell(draw) + cell("func other() -> Picture { draw(n: 1) }")) == [
                "10:6: live figure 'figure' has a second function that draws | 'draw' in line 6 returns a Picture, too; a helper takes one inout"
            ])
        #expect(
            try await failures(cell("func draw(a: Int, text: String) -> Picture { Picture(height: 10) }")) == [
                "6:25: no control can set a parameter of the type String | use Int, Double or Float for a Slider, Plane.Point for a DraggablePoint, [Float] for a DrawingPad, FixedNumbers for FixedNumbers"
            ])
        #expect(
            try await failures(cell("func draw(a: Int) throws -> Picture { Picture(height: 10) }")) == [
                "6:6: 'draw' is 'throws', so no control can move it | say in the picture's sentence what is wrong, and return it"
            ])
        #expect(
            try await failures(cell(draw + "\n" + shown) + cell(shown)) == [
                "10:1: live figure 'figure' is shown twice | show it once, or give the second another name"
            ])
        #expect(
            try await failures(cell(draw + "\n" + shown, live: "")) == [
                "5:1: a live figure needs a name | write live=NAME after ```swift, here and at the cells whose functions it uses"
            ])
    }

    @Test("a figure that is another in the page, or stops there, is told with the place of its sliders")
    func different() async throws {
        defer { fixture.remove() }
        func chapter(_ code: String) -> String {
            "```swift live=figure\n\(code)\n\(show("draw", "Slider(\"n\", 1...9, at: 3)"))\n```\n"
        }
        let depends = try await failures(
            chapter(
                """
                var factor = 2
                func draw(n: Int) -> Picture { Picture(height: 10, sentence: "\\(factor * n)") }
                factor = 3
                """))
        #expect(depends.count == 1 && depends[0].contains("at n = 3 it says \"6\", the cell \"9\" | "), "\(depends)")
        let overflows = try await failures(
            chapter("func draw(n: Int) -> Picture { Picture(height: 10, sentence: \"\\(n * 500_000_000)\") }"))
        #expect(
            overflows.count == 1 && overflows[0].contains("it stops at n = 9, where the cell does not | "),
            "\(overflows)")
        let drawn = try await failures(
            """
            ```swift live=figure
            var isFirst = true
            func draw(p: Plane.Point, ink: [Float]) -> Picture {
                Picture(height: 10, sentence: isFirst ? "" : "\\(p.x) \\(ink[0])")
            }
            isFirst = false
            \(show("draw", """
                DraggablePoint("p", on: Plane(x: 0...2, y: 0...2, left: 0, top: 0, width: 9, height: 9), step: 1, at: (x: 1, y: 2)),
                DrawingPad("ink", width: 2, height: 2, at: [0, 1, 1, 0])
                """))
            ```
            """)
        #expect(drawn.count == 1 && drawn[0].contains("at p = (1, 2), ink = a drawing of 2 cells it says"), "\(drawn)")
    }

    @Test("two texts agree where their numbers differ by the last digit at most")
    func agreement() {
        #expect(LiveProof.agree("x=\"1.25\" 3", "x=\"1.26\" 3"))
        #expect(LiveProof.agree("0.1", "0.11"))
        #expect(!LiveProof.agree("1.25", "1.27"))
        #expect(!LiveProof.agree("3", "4"))
        #expect(!LiveProof.agree("a 3", "b 3"))
        #expect(!LiveProof.agree("1 2", "1"))
    }
}
