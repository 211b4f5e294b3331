import Foundation
import Literate
import Testing

@testable import Site

@Suite("Formulas are rendered at build time, and what is wrong with one is told at its place")
struct MathTests {
    private let katex: KaTeX

    init() throws { katex = try KaTeX(folder: katexFolder) }

    @Test("a formula is there twice: as MathML for screen readers and as HTML to look at")
    func renders() throws {
        let html = try katex.html(of: #"\frac{N - F}{S} + 1"#, display: true).text
        #expect(html.hasPrefix(#"<span class="katex-display"><span class="katex"><span class="katex-mathml">"#))
        #expect(html.contains("<mfrac>") && html.contains(#"class="katex-html" aria-hidden="true""#))
        #expect(!(try katex.html(of: "x", display: false).text.contains("katex-display")))
    }

    @Test("every formula of a page is MathML with its TeX; what is looked at is hidden from whoever listens")
    func listened() throws {
        let formulas = [#"\frac{N - F}{S} + 1"#, "x < y", #"\text{if } a > b"#, "n"]
        let page = PageElement.page(
            try body(try chapter(formulas.map { "$\($0)$ and more." }.joined(separator: "\n\n") + "\n\n$$a^2$$")))
        let shown = page.all(".katex")
        #expect(shown.map { $0.all("math annotation").map(\.text) } == (formulas + ["a^2"]).map { [$0] })
        for formula in shown {
            #expect(formula.children.map { $0.attributes["class"] } == ["katex-mathml", "katex-html"])
            #expect(formula.all(".katex-html").map { $0.attributes["aria-hidden"] } == ["true"])
            #expect(formula.all("annotation").map { $0.attributes["encoding"] } == ["application/x-tex"])
        }
        #expect(page.all("math[display=block]").count == 1)
    }

    @Test("set by the browser, a formula is MathML alone, a quarter of the bytes or less; a colon in it is its own")
    func brief() throws {
        for tex in [#"\frac{7 - 3}{2} + 1 = 3"#, #"f: x \mapsto x^{2:1}"#] {
            let both = try katex.html(of: tex, display: false).text
            let brief = try katex.html(of: tex, display: false, in: .mathML).text
            #expect(
                brief.contains("<math") && !brief.contains("katex-html") && !brief.contains("annotation")
                    && 4 * brief.utf8.count <= both.utf8.count)
        }
        #expect(try katex.html(of: "f: x", display: false, in: .mathML).text.contains("<mo>:</mo>"))
    }

    @Test(
        "what lessons write can be rendered",
        arguments: [
            #"\begin{cases} 1 & \text{if } w \cdot x + b > 0 \\ 0 & \text{otherwise} \end{cases}"#,
            #"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#, #"\mathbb{R}^{3072}"#, #"\hat y = \max(0, W_1 x)"#,
            #"\sum_{i=1}^{n} \frac{\partial E}{\partial w_i}"#, #"\operatorname{softmax}(z)_i"#, "α ≤ β", "a 'prime'",
            #"\underbrace{5 \cdot 5 \cdot 3}_{75}"#, #"\left\lfloor \frac{a}{b} \right\rfloor"#,
        ])
    func lessons(tex: String) throws {
        #expect(try katex.html(of: tex, display: true).text.contains("<math"))
    }

    @Test("a character beyond U+FFFF goes in and comes out whole")
    func astral() throws {
        let html = try katex.html(of: #"\text{𝒜}"#, display: false).text
        #expect(html.contains("&#119964;") && html.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    }

    @Test(
        "TeX that KaTeX refuses says why",
        arguments: [
            (#"\frac{a"#, "expected '}'"), (#"\wrong x"#, #"Undefined control sequence: \wrong"#),
            ("x^", "Expected group after"), ("x % y", "comment"),
        ])
    func refuses(tex: String, reason: String) {
        #expect(throws: KaTeX.FormulaError.self) { try katex.html(of: tex, display: false) }
        do { _ = try katex.html(of: tex, display: false) } catch { #expect(error.message.contains(reason)) }
    }

    @Test(
        "nothing in TeX makes an element of its own", arguments: [#"\text{<img src=x>}"#, #"\href{javascript:x}{y}"#])
    func noInjection(tex: String) {
        let html = (try? katex.html(of: tex, display: false).text) ?? ""
        #expect(!html.contains("<img") && !html.contains("javascript:x\""))
    }

    @Test("a formula's error is a diagnostic at its place in the Markdown")
    func position() throws {
        let chapter = try chapter("Some text, then $a + \\wrong$.\n")
        let renderer = try proseRenderer(chapter)
        guard case .prose(let blocks) = chapter.elements[0] else { return }
        _ = renderer.html(blocks)
        #expect(renderer.diagnostics.map(\.position) == [SourcePosition(line: 5, column: 17)])
        #expect(renderer.diagnostics.first?.message.contains(#"\wrong"#) == true)
    }

    @Test("what was rendered is kept; an entry that is torn is rendered anew")
    func cache() throws {
        try withTemporaryFolder { folder in
            let html = try MathRenderer(katex: katex, cache: folder).html(of: "x^2", display: false)
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            let entry = try #require(files.first)
            #expect(files.count == 1)
            for damage in ["", "no newline", String(decoding: try Data(contentsOf: entry), as: UTF8.self) + "<b>"] {
                try Data(damage.utf8).write(to: entry)
                #expect(try MathRenderer(katex: katex, cache: folder).html(of: "x^2", display: false) == html)
                #expect(FormulaCache(folder: folder).html(for: entry.deletingPathExtension().lastPathComponent) == html)
            }
        }
    }

    @Test("a message shows the character that KaTeX cannot draw, and names it")
    func unknownCharacter() {
        #expect(throws: KaTeX.FormulaError.self) { try katex.html(of: #"\text{a 🙂}"#, display: false) }
        do {
            _ = try katex.html(of: #"\text{a 🙂}"#, display: false)
        } catch {
            #expect(error.message.contains("\"🙂\" (U+1F642)") && !error.message.contains("?"), "\(error.message)")
        }
    }

    @Test("where KaTeX is not installed, its package is named")
    func missing() {
        let error = siteError { _ = try KaTeX(folder: URL(filePath: "/nowhere")) }
        #expect(error?.description.contains("apt-get install libjs-katex") == true)
    }
}
