import Random
import Testing

@testable import Terminal

@Suite("Lines break where they should, whatever the text")
struct WrappingTests {
    private static let pieces = [
        "a", "word", "longer-than-most", "größer", "数値計算", "👩‍🔬", "e\u{301}", "x²", "\u{A0}b", " ", "  ", "\n",
    ]

    private func text(seed: Int) -> String {
        var random = SplitMix64(seed: seed)
        return (0..<30).map { _ in
            (Self.pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? "" : " ")
        }.joined()
    }

    @Test("no line is wider than the width", arguments: 0..<200)
    func width(seed: Int) {
        let width = 2 + seed % 39
        for line in wrap([StyledRun(text(seed: seed))], width: width) { #expect(line.width <= width) }
    }

    @Test("nothing is lost but the spaces at breaks", arguments: 0..<200)
    func content(seed: Int) {
        func letters(_ text: String) -> String { text.filter { $0 != " " && !$0.isNewline } }
        let text = text(seed: seed)
        let lines = wrap([StyledRun(text)], width: 2 + seed % 39).map { $0.runs.map(\.text).joined() }
        #expect(letters(lines.joined()) == letters(text))
        #expect(lines.allSatisfy { $0.last != " " })
    }

    @Test("lines are as full as they can be")
    func greedy() {
        let lines = wrap([StyledRun("aa bb cc dd")], width: 5).map { $0.runs.map(\.text).joined() }
        #expect(lines == ["aa bb", "cc dd"])
        #expect(wrap([StyledRun("abcdef")], width: 4).map(\.width) == [4, 2])
        #expect(wrap([StyledRun("数値計算")], width: 5).map(\.width) == [4, 4])
        #expect(wrap([], width: 5).isEmpty)
    }

    @Test(
        "characters take their columns",
        arguments: [
            ("a", 1), ("é", 1), ("e\u{301}", 1), ("数", 2), ("한", 2), ("👩‍🔬", 2), ("❤️", 2), ("\u{200B}", 0), ("ﬁ", 1),
            ("ℝ", 1), ("Ａ", 2), ("\u{7}", 0),
        ])
    func columns(text: String, width: Int) { #expect(text.displayWidth == width) }

    @Test("control characters cannot move the cursor")
    func printable() {
        #expect("a\u{1B}[2Jb\r\nc\td\u{7F}\u{9B}".printable == "a␛[2Jb\nc    d␡\u{FFFD}")
        #expect("größer".printable == "größer")
        #expect("a\u{202E}b\u{2066}c\u{2028}✓ d".printable == "a\u{FFFD}b\u{FFFD}c\u{FFFD}✓ d")
    }
}
