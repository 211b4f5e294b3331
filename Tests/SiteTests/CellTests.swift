import Outputs
import Foundation
import Literate
import Testing

@testable import Site

@Suite("A cell shows its code and all that it did")
struct CellTests {
    private let code = "```swift\nlet a = 1\n```\n"

    @Test("code, printed text, value and checks share one frame, in order")
    func frame() throws {
        let output = CellOutput(
            index: 0, status: .completed,
            items: [
                .text("a < b\n", .standardOutput), .text("careful\n", .standardError),
                .value(DisplayedValue(type: "Int", text: "1")),
                .check(CheckResult(name: "n & m", passed: true, cases: 100)),
                .check(CheckResult(name: "one", passed: true, cases: 1)),
            ])
        #expect(
            try body(try chapter(code), outputs: [output]) == """
                <div class="cell " id="cell-1" role="group" aria-label="Cell 1">
                <pre class="code" tabindex="0"><code><span class="hl-keyword">let</span> a = <span class="hl-number">1</span></code></pre>
                <pre class="output" tabindex="0">a &lt; b
                <span class="errors">careful</span></pre><div class="value"><pre class="output" tabindex="0">1</pre><span class="type">Int</span></div>
                <div class="check passed"><p><span class="sign" aria-hidden="true">✓</span> <span class="unseen">Passed:</span> n &amp; m <span class="cases">100 cases</span></p>
                </div>
                <div class="check passed"><p><span class="sign" aria-hidden="true">✓</span> <span class="unseen">Passed:</span> one</p>
                </div>
                </div>

                """)
    }

    @Test("colors are classes with the palette's colors, and nothing that is printed becomes markup")
    func colors() throws {
        let text =
            "1%\r\u{1B}[1;31m<b>\u{1B}[0m \u{1B}[48;5;2mok\u{1B}[m \u{1B}[38;2;1;2;3\";color:red\"mx\u{1B}]8;;javascript:a\u{7}y\n"
        let html = try body(
            try chapter(code),
            outputs: [CellOutput(index: 0, status: .completed, items: [.text(text, .standardOutput)])])
        #expect(
            html.contains(
                """
                <pre class="output" tabindex="0"><span class="rose bold">&lt;b&gt;</span> <span class="green reversed">ok</span> olor:red&quot;mxy</pre>
                """), "\(html)")
        for color in ScreenStyle.colors { #expect(Stylesheet.tokens.contains(".output .\(color.rawValue) {")) }
    }

    @Test("a check that fails shows its counterexample as code")
    func counterexample() throws {
        let check = CheckResult(name: "sizes agree", passed: false, cases: 3, counterexample: "size(7, 3) == 5")
        let html = try body(
            try chapter(code), outputs: [CellOutput(index: 0, status: .completed, items: [.check(check)])])
        expectElement("div.check.failed", in: html, says: "✗ Failed: sizes agree")
        expectElement("div.check.failed .sign", in: html, says: "✗", has: ["aria-hidden": "true"])
        expectElement("div.check.failed .hl-function", in: html, says: "size")
    }

    @Test(
        "failures say what happened and where",
        arguments: [
            (CellError.Kind.compile, CellOutput.Status.failed, "Does not compile"),
            (.thrown, .completed, "Throws an error, as it should"),
            (.trap, .failed, "Stops"), (.timeout, .failed, "Runs too long"),
            (.memory, .failed, "Needs too much memory"), (.promise, .failed, "Breaks its promise"),
        ])
    func failures(kind: CellError.Kind, status: CellOutput.Status, heading: String) throws {
        let page = try chapter(code)
        let error = CellError(
            kind: kind, message: "<message>", line: try #require(page.cells.first).source.start.line, column: 2)
        let html = try body(page, outputs: [CellOutput(index: 0, status: status, error: error)])
        expectElement(".failure", in: html, says: "\(heading) line 1, column 2")
        expectElement(".failure .place", in: html, says: "line 1, column 2")
        expectElement(".failure", in: html, says: "<message>")
    }

    @Test("a failure's line is counted in the code that the page shows, there or in an earlier cell; else in the file")
    func places() throws {
        let page = try chapter(
            "```swift\nlet a = 1\nfunc f() {}\n```\n\n```swift hidden\nlet b = 2\n```\n\n```swift\nf()\n```\n")
        func html(line: Int) throws -> String {
            let error = CellError(kind: .trap, message: "no", line: line, column: nil)
            return try body(
                page,
                outputs: [
                    CellOutput(index: 0, status: .completed), CellOutput(index: 1, status: .completed),
                    CellOutput(index: 2, status: .failed, error: error),
                ])
        }
        let starts = page.cells.map(\.source.start.line)
        expectElement(".failure .place", in: try html(line: starts[2]), says: "line 1")
        expectElement(".failure .place", in: try html(line: starts[0] + 1), says: "line 2 of an earlier cell")
        expectElement(".failure .place a", in: try html(line: starts[0] + 1), has: ["href": "#cell-1"])
        let file = try #require(page.file.split(separator: "/").last)
        expectElement(".failure .place", in: try html(line: starts[1]), says: "line \(starts[1]) of \(file)")
    }

    @Test("a cell that was not run says so; one that is only shown does not")
    func notRun() throws {
        let skipped = [CellOutput(index: 0, status: .notRun)]
        expectElement(
            ".failure.skipped", in: try body(try chapter(code), outputs: skipped),
            says: "Not run, for a cell before it failed")
        expectElement(".failure.skipped", in: try body(try chapter(code)), says: "Not run")
        let shown = try body(try chapter("```swift norun\nlet a = 1\n```\n"), outputs: skipped)
        expectElement(".cell.unrun", in: shown)
        expectNoElement(".failure", in: shown)
    }

    @Test("a hidden cell shows its figures and checks, not its code and text; without any it is not there")
    func hidden() throws {
        let chapter = try chapter("```swift hidden\nlet secret = 1\n```\n")
        let quiet = CellOutput(index: 0, status: .completed, items: [.text("noise", .standardOutput)])
        #expect(try body(chapter, outputs: [quiet]) == "")
        let check = CellOutput(
            index: 0, status: .completed, items: [.check(CheckResult(name: "fine", passed: true, cases: 1))])
        let html = try body(chapter, outputs: [check])
        expectElement(".check.passed", in: html, says: "fine")
        expectNoElement("pre.code", in: html)
    }

    @Test("a figure follows its frame, numbered and captioned; text after it goes on in another frame")
    func figures() throws {
        let figure = RenderedFigure(
            light: "a.gif", dark: "b.gif", width: 720, height: 300, alternativeText: "x \"<y>\"",
            caption: "See $x$ *here*.")
        let output = CellOutput(
            index: 0, status: .completed,
            items: [
                .text("before", .standardOutput), .figure(figure), .text("after", .standardOutput), .figure(figure),
            ])
        let html = try body(try chapter(code), outputs: [output])
        let order = ["before", "Figure 9.1.", "after", "Figure 9.2."].map { html.range(of: $0)?.lowerBound }
        #expect(order.allSatisfy { $0 != nil } && order.compactMap { $0 } == order.compactMap { $0 }.sorted())
        expectElement("figure img", in: html, has: ["alt": "x \"<y>\"", "width": "720", "height": "300"])
        let dark = "figures/09-spatial-dimensions-1-dark.gif"
        expectElement("picture source", in: html, has: ["media": "(prefers-color-scheme: dark)", "srcset": dark])
        let still = "figures/09-spatial-dimensions-1-light-still.gif"
        expectElement("picture source", in: html, has: ["media": "(prefers-reduced-motion: reduce)", "srcset": still])
        expectElement("figcaption em", in: html, says: "here")
        expectElement("figcaption .katex", in: html)
    }

    @Test("numbers in a table stand at the right")
    func table() throws {
        let table = Table(header: ["name", "size"], rows: [["a<b", "1.5"], ["c", "−20"]])
        let html = try body(
            try chapter(code), outputs: [CellOutput(index: 0, status: .completed, items: [.table(table)])])
        expectElement("tbody td.right", in: html, says: "1.5")
        expectElement("tbody td", in: html, says: "a<b")
        #expect(PageElement.page(html).all("tbody td.right").map(\.text) == ["1.5", "−20"])
    }
}
