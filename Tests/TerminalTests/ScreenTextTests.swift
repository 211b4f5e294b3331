import Outputs
import Testing

@Suite("What a cell prints is shown as a terminal would show it")
struct ScreenTextTests {
    @Test(
        "carriage returns, backspaces, colors and links",
        arguments: [
            ("plain\ntext\n", "plain\ntext\n"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("30%\r60%\r90%\n", "90%\n"),
            ("100%\r9", "900%"), ("a\r\nb\r\n", "a\nb\n"), ("ab\u{8}c", "ac"), ("\u{8}a", "a"),
            ("downloading\r\u{1B}[Kdone", "done"), ("abc\u{1B}[2Kd", "   d"), ("abc\r\u{1B}[1Kd", "dbc"),
            ("\u{1B}[1;38;2;1;2;3mx\u{1B}[K", "x"), ("\u{1B}]8;;https://x\u{1B}\\link\u{1B}]8;;\u{7}", "link"),
            ("e\u{301}\rx", "x"), ("👩‍🔬a\rb", "ba"), ("\u{1B}", ""), ("\u{1B}[31", ""), ("\u{1B}cx", "x"),
            ("\r\r\n\n", "\n\n"),
        ])
    func screen(printed: String, shown: String) { #expect(printed.asOnScreen == shown) }

    @Test("no text stops it, and what has no control character stays as it is", arguments: 0..<200)
    func random(seed: Int) {
        let pieces = ["\u{1B}", "[", "K", "2", "]", "\u{7}", "\r", "\n", "\u{8}", "x", "é", "数", "\\", "m"]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let text = (0..<30).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return pieces[Int(state >> 33) % pieces.count]
        }.joined()
        let shown = text.asOnScreen
        #expect(!shown.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\r" || $0 == "\u{8}" })
        #expect(shown.asOnScreen == shown)
    }
}
