import Outputs
import Palette
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
            ("\r\r\n\n", "\n\n"), ("a\nb\n\u{1B}[2A\u{1B}[2KA\u{1B}[2B", "A\nb\n"), ("ab\u{1B}[Dc\u{1B}[2Cd", "ac  d"),
            ("a\nb\u{1B}[2J\u{1B}[Hc", "c\n"), ("a\nb\u{1B}[A\u{1B}[Jc", "ac"), ("a\u{1B}[sbc\u{1B}[uB", "aBc"),
            ("ab\u{1B}[1Gc", "cb"), ("\u{1B}(B\u{1B}[mx", "x"), ("\u{1B}[31\nx", "\nx"),
            ("\u{1B}[?25lx\u{1B}[?25h", "x"),
            ("\u{1B}Pq#0;2;0;0;0~-\u{1B}\\x", "x"), ("\u{1B}_Gf=100;AAAA\u{1B}\\x", "x"),
        ])
    func screen(printed: String, shown: String) { #expect(printed.asOnScreen == shown) }

    @Test("what goes to standard error is on the same screen, and keeps its mark")
    func streams() {
        let screen = ScreenText([("in ", .standardOutput), ("between ", .standardError), ("two\n", .standardOutput)])
        #expect(
            screen.lines == [
                [.init("in "), .init("between ", ScreenStyle(isError: true)), .init("two")], [],
            ])
        #expect(screen.withoutLastNewline.lines.count == 1)
        #expect(ScreenText([("50%", .standardError), ("\rdone", .standardOutput)]).plain == "done")
    }

    @Test(
        "colors and styles, in the roles of the palette",
        arguments: [
            ("31", ScreenStyle(color: .rose)), ("1;4;33", ScreenStyle(color: .gold, isBold: true, isUnderlined: true)),
            ("92", ScreenStyle(color: .green)), ("2", ScreenStyle(color: .muted)),
            ("3;9", ScreenStyle(isItalic: true, isStruck: true)),
            ("34;44", ScreenStyle(color: .blue, isReversed: true)),
            ("7;35", ScreenStyle(color: .violet, isReversed: true)),
            ("38;5;208", ScreenStyle(color: .orange)), ("38;5;244", ScreenStyle(color: .muted)),
            ("38;2;255;0;0", ScreenStyle(color: .rose)), ("38:2::0:128:255", ScreenStyle(color: .blue)),
            ("38;2;10;200;190;1", ScreenStyle(color: .teal, isBold: true)),
            ("48;5;11", ScreenStyle(color: .gold, isReversed: true)),
            ("31;0", ScreenStyle()), ("31;1;39;22", ScreenStyle()), ("37", ScreenStyle()),
            ("4:3", ScreenStyle(isUnderlined: true)),
            ("4;4:0", ScreenStyle()), ("38", ScreenStyle()), ("38;5", ScreenStyle()), ("38;2;1", ScreenStyle()),
            ("999", ScreenStyle()),
            ("99999999999999999999", ScreenStyle()), (">4;1", ScreenStyle()), ("?1", ScreenStyle()),
            (";;", ScreenStyle()),
        ])
    func styles(codes: String, style: ScreenStyle) {
        #expect(
            ScreenText("\u{1B}[\(codes)mx\u{1B}[0my").lines == [
                style == ScreenStyle() ? [.init("xy")] : [.init("x", style), .init("y")]
            ])
    }

    @Test("every color that is asked for is one that pages have a class for")
    func colors() {
        let asked = (0..<256).map { "38;5;\($0)" } + (0..<108).map { "\($0)" } + (0..<108).map { "48;5;\($0)" }
        let found = Set(asked.compactMap { ScreenText("\u{1B}[\($0)mx").lines[0].first?.style.color })
        #expect(found.isSubset(of: ScreenStyle.colors) && found.count == 9)
    }

    @Test(
        "a few bytes do not fill the memory",
        arguments: [
            "\u{1B}[999999999B", "\u{1B}[999999999C", "\u{1B}[99999999;99999999H", "\u{1B}[9223372036854775807B",
            "\u{1B}[38;2;9223372036854775807;0;0m",
        ])
    func bounds(sequence: String) {
        let text = String(repeating: sequence + "x", count: 50)
        #expect(text.asOnScreen.utf8.count < 200 * 600)
    }

    @Test("no text stops it, and what has no control character stays as it is", arguments: 0..<200)
    func random(seed: Int) {
        let pieces = [
            "\u{1B}", "[", "\u{1B}[", "K", "J", "A", "B", "C", "H", "u", ";", "2", "]", "\u{7}", "\r", "\n", "\u{8}",
            "x", "é", "数", "\\", "m",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let text = (0..<40).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return pieces[Int(state >> 33) % pieces.count]
        }.joined()
        let shown = text.asOnScreen
        #expect(!shown.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\r" || $0 == "\u{8}" })
        #expect(shown.asOnScreen == shown)
    }
}
