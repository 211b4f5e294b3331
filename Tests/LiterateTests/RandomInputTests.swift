import Random
import TestSupport
import Testing

@testable import Literate

@Suite("No input stops the parser, and positions point at what they claim")
struct RandomInputTests {
    /// Broken laws of whatever `bytes` parse to: a chapter's positions, or diagnostics within the file.
    private func broken(_ bytes: [UInt8]) -> [String] {
        do throws(ChapterErrors) {
            return PositionLaws(of: try Chapter.parse(bytes, file: "09-t.md")).broken
        } catch {
            let file = SourceFile(bytes)
            if error.diagnostics.isEmpty { return ["an error without a diagnostic"] }
            return error.diagnostics.filter { diagnostic in
                let isLine = 1...max(file.lineCount, 1) ~= diagnostic.position.line
                return !isLine || !(1...file.line(diagnostic.position.line).count + 1 ~= diagnostic.position.column)
            }.map(\.description)
        }
    }

    private static let tokens = [
        "`", "```", "````", "~~~", "$", "$$", "\\", "\n", "\n\n", "> ", "- ", "1. ", "# ", "    ", "\t", "|", "|-|-|\n",
        "[", "](", ")",
        "![", "<", ">", "<!--", "[^paper]", "[^x]: ", "*", "**", "~~", "_", "---", "===", "é", "数", "\u{1F600}", "\r\n",
        "\r", "\0", "\u{1}",
        "\u{E000}", "&amp;", "&#36;", "https://a.b/c", "www.a.b", "swift", "exercise=", "\"", "\u{FEFF}", ": ", "&a ",
        "*a", "!!int ",
    ]

    @Test("a chapter with random bytes and marks in it", arguments: 0..<40)
    func mutated(seed: Int) {
        for round in 0..<25 {
            var random = SplitMix64(seed: seed * 1000 + round)
            var bytes = Array(completeChapter.utf8)
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                let end = min(place + Int.random(in: 0...30, using: &random), bytes.count)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes.removeSubrange(place..<end)
                case 1:
                    bytes.insert(
                        contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: bytes.insert(contentsOf: Array(Self.tokens.randomElement(using: &random)!.utf8), at: place)
                }
            }
            let broken = broken(bytes)
            #expect(broken.isEmpty, "seed \(seed * 1000 + round): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("nothing but marks", arguments: 0..<40)
    func soup(seed: Int) {
        for round in 0..<25 {
            var random = SplitMix64(seed: seed * 1000 + round)
            let count = Int.random(in: 0...60, using: &random)
            let body = (0..<count).map { _ in Self.tokens.randomElement(using: &random)! }.joined()
            let broken = broken(Array("---\ntitle: T\n---\n\(body)".utf8))
            #expect(broken.isEmpty, "seed \(seed * 1000 + round): \(body)")
        }
    }

    private static let inlines = [
        "word", "größer", "数値", "*stress*", "**strong**", "`code`", "`a $x$ b`", "$x_1^2$",
        "$\\sigma(z) = \\frac{1}{1+e^{-z}}$",
        "[a *link*](https://a.b/c_(d))", "[ref][r]", "![picture $y$](a.png \"title\")", "<https://a.b>",
        "https://x.y/z", "\\$5", "$5",
        "\\*", "&amp;", "[not a link]", "[^n]", "two  \nlines", "over\n   lines", "`code\nspan`", "$a +\n  b$",
        "~~gone~~",
    ]

    @Test("formulas and links anywhere in valid Markdown", arguments: 0..<40)
    func valid(seed: Int) throws {
        for round in 0..<25 {
            var random = SplitMix64(seed: seed * 1000 + round)
            func line() -> String {
                (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.inlines.randomElement(using: &random)! }
                    .joined(separator: " ")
            }
            func oneLine() -> String {
                line().split(separator: "\n").map { $0.filter { $0 != "`" && $0 != "$" } }.joined(separator: " ")
            }
            func quoted(_ text: String, _ first: String, _ others: String) -> String {
                first + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + others)
            }
            let blocks = (0..<Int.random(in: 1...6, using: &random)).map { _ -> String in
                switch Int.random(in: 0..<8, using: &random) {
                case 0: "## " + oneLine()
                case 1: quoted(line(), "> ", "> ")
                case 2: quoted(line(), "- ", "  ") + "\n" + quoted(line(), "- ", "  ")
                case 3: quoted(line(), "> 1. ", ">    ")
                case 4: "$$\n- x_1 \\\\\n= \(round)\n$$"
                case 5: "| a | b |\n|---|---|\n| \(oneLine()) | $|x|$ |"
                default: line()
                }
            }
            let text =
                "---\ntitle: T\n---\n\n" + blocks.joined(separator: "\n\n")
                + "\n\n[r]: https://r.s\n\n[^n]: Note $n$ [l](u).\n"
            let chapter = try parse(text)
            #expect(PositionLaws(of: chapter).broken.isEmpty, "seed \(seed * 1000 + round): \(text)")
        }
    }

    @Test("the complete chapter keeps every law, with either line ending")
    func complete() {
        #expect(broken(Array(completeChapter.utf8)).isEmpty)
        #expect(broken(Array(completeChapter.replacing("\n", with: "\r\n").utf8)).isEmpty)
    }

    @Test("formulas in code, links and quotes come back as they were")
    func restored() throws {
        let text =
            "---\ntitle: T\n---\n\n`$x$`\n\n    $$\n    y\n    $$\n\n[a](u?$z$)\n\n> $$\n> a\n> b\n> $$\n\n`a $$b\nc$$ d`\n"
        guard case .prose(let blocks)? = try parse(text).elements.first, blocks.count == 5 else {
            Issue.record("blocks"); return
        }
        #expect(blocks[0] == .paragraph([.code("$x$")]))
        #expect(blocks[1] == .code(language: nil, "$$\ny\n$$\n"))
        #expect(
            blocks[2]
                == .paragraph([.link(destination: "u?$z$", title: "", [.text("a")], position: SourcePosition(line: 11))]
                ))
        #expect(blocks[3] == .quote([.math("a\nb", position: SourcePosition(line: 13, column: 3))]))
        #expect(blocks[4] == .paragraph([.code("a $$b c$$ d")]))
    }
}
