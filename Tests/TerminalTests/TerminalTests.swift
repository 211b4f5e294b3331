import Outputs
import Foundation
import Palette
import Raster
import TestSupport
import Testing

@testable import Terminal

@Suite("The terminal is used as far as it goes")
struct TerminalTests {
    @Test(
        "what the environment says of it",
        arguments: [
            ([:], .none, .none), (["TERM": "dumb"], .none, .none), (["TERM": "xterm"], .sixteen, .halfBlocks),
            (["TERM": "xterm-256color"], .indexed, .halfBlocks),
            (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .full, .halfBlocks),
            (["TERM": "xterm-256color", "NO_COLOR": "1"], .none, .none), (["TERM": "xterm-kitty"], .full, .kitty),
            (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .indexed, .kitty),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .indexed, .iTerm),
            (["TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "iTerm.app"], .indexed, .halfBlocks),
            (["TERM": "foot", "COLORTERM": "truecolor"], .full, .sixel), (["TERM": "footling"], .sixteen, .halfBlocks),
        ] as [([String: String], TerminalStyle.Colors, TerminalStyle.Graphics)])
    func detection(environment: [String: String], colors: TerminalStyle.Colors, graphics: TerminalStyle.Graphics) {
        let style = TerminalStyle.detect(environment: environment, columns: 120)
        #expect(style.colors == colors && style.graphics == graphics)
        #expect(TerminalStyle.detect(environment: environment, columns: nil) == .plain)
    }

    @Test("the theme follows the background")
    func theme() {
        func theme(_ environment: [String: String]) -> Theme {
            TerminalStyle.detect(environment: environment.merging(["TERM": "xterm"]) { $1 }, columns: 80).theme
        }
        #expect(theme([:]) == .dark && theme(["COLORFGBG": "0;15"]) == .light && theme(["COLORFGBG": "15;0"]) == .dark)
        #expect(theme(["COLORFGBG": "15;0", "LECTERN_THEME": "light"]) == .light)
    }

    @Test("the nearest of 256 colors")
    func indexed() {
        #expect(TerminalStyle.index(Color(hex: 0xff0000)) == 196 && TerminalStyle.index(Color(hex: 0x000000)) == 16)
        #expect(TerminalStyle.index(Color(hex: 0x080808)) == 232 && TerminalStyle.index(Color(hex: 0xffffff)) == 231)
    }

    @Test("a picture goes to kitty in chunks of which all but the last say that more follows")
    func kitty() {
        let text = InlineImage.kitty([UInt8](repeating: 7, count: 7000), columns: 40)
        let chunks = text.split(separator: "\u{1B}\\")
        #expect(chunks.count == 3 && chunks[0].hasPrefix("\u{1B}_Ga=T,f=100,q=2,c=40,m=1;"))
        #expect(chunks[1].hasPrefix("\u{1B}_Gm=1;") && chunks[2].hasPrefix("\u{1B}_Gm=0;"))
        let data = chunks.map { $0.split(separator: ";")[1] }.joined()
        #expect(Data(base64Encoded: data) == Data(repeating: 7, count: 7000))
    }

    @Test("a sixel picture has the pixels, in shares of a hundred")
    func sixel() throws {
        let (width, height) = (19, 13)
        // Stretches of one color, and two colors in one band; the last band has one row.
        let pixels = Pixels(
            width: width, height: height,
            values: (0..<width * height).map { $0 % 19 < 9 ? 0xFF0000 : $0 / 19 % 2 == 0 ? 0x336699 : 0xFFFFFF })
        let decoded = try #require(SixelPicture(try Sixel.encode(pixels)))
        #expect(decoded.width == width && decoded.height == height)
        #expect(
            decoded.values
                == pixels.values.map {
                    $0 == 0xFF0000 ? [100, 0, 0] : $0 == 0x336699 ? [20, 40, 60] : [100, 100, 100]
                })
        let style = TerminalStyle(columns: 80, colors: .full, theme: .dark, graphics: .sixel)
        var figure = SampleChapter.figure
        (figure.width, figure.height) = (90, 45)
        let png = try Bitmap(pixels).png()
        let files = FigureFiles(folder: "figures", base: "file://here/figures/") { _ in png }
        let line = FigureText(style: style, files: files).lines(figure, width: 75)[0]
        // Ten characters of 10 pixels; a picture keeps its form.
        #expect(style.encode(line).hasPrefix("\u{1B}P0;1;0q\"1;1;100;50#0;2;"))
    }

    @Test("of a figure that is not shown whole, a click opens the file; a pipe gets no link")
    func link() {
        let files = FigureFiles(folder: "figures", base: "file://here/figures/") { _ in nil }
        func text(_ style: TerminalStyle) -> String {
            style.encode(FigureText(style: style, files: files).lines(SampleChapter.figure, width: 75))
        }
        let style = TerminalStyle(columns: 80, colors: .sixteen, theme: .dark, graphics: .none)
        let name = SampleChapter.figure.dark
        #expect(text(style).contains("\u{1B}]8;;file://here/figures/\(name)\u{1B}\\"))
        #expect(!text(.plain).contains("\u{1B}") && text(.plain).contains("figures/"))
    }

    @Test(
        "what a terminal answers",
        arguments: [
            ("", nil, nil, nil, false), ("\u{1B}[?62;22c", nil, nil, nil, true),
            ("\u{1B}[6;17;8t\u{1B}[?63;1;2;4;6c", .sixel, 8, nil, true),
            ("\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\\u{1B}[?64c", nil, nil, .light, true),
            ("a\u{1B}_Gi=31;OK\u{1B}\\\u{1B}]11;rgb:1e/1e/2e\u{7}\u{1B}[?62;4c", .kitty, nil, .dark, true),
            ("\u{1B}_Gi=31;EINVAL\u{1B}\\\u{1B}[6;0;0t\u{1B}[?44", nil, nil, nil, false),
        ] as [(String, TerminalStyle.Graphics?, Int?, Theme?, Bool)])
    func answer(text: String, graphics: TerminalStyle.Graphics?, width: Int?, theme: Theme?, isComplete: Bool) {
        let answer = TerminalAnswer(Array(text.utf8))
        #expect(answer.graphics == graphics && answer.cell?.width == width && answer.theme == theme)
        #expect(answer.isComplete == isComplete)
    }

    @Test("a terminal that would show the question is not asked")
    func question() {
        #expect(TerminalQuestion.text(environment: ["TERM": "xterm-256color"])?.contains("_Gi=31") == true)
        #expect(TerminalQuestion.text(environment: ["TERM": "tmux-256color"])?.contains("_G") == false)
        #expect(TerminalQuestion.text(environment: ["TERM": "linux"]) == nil)
        #expect(
            TerminalQuestion.text(environment: ["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"]) == nil)
    }

    @Test("a picture is two pixels a character elsewhere, and words where there is no color")
    func halfBlocks() throws {
        let png = try Bitmap(Pixels(width: 4, height: 4, values: [UInt32](repeating: 0xff0000, count: 16))).png()
        var figure = SampleChapter.figure
        (figure.width, figure.height) = (36, 36)
        let files = FigureFiles(folder: "figures") { _ in png }
        func lines(_ colors: TerminalStyle.Colors, _ graphics: TerminalStyle.Graphics) -> [Line] {
            FigureText(
                style: TerminalStyle(columns: 80, colors: colors, theme: .dark, graphics: graphics), files: files
            ).lines(figure, width: 75)
        }
        #expect(lines(.full, .halfBlocks)[0].runs[0].text == "\u{1B}[38;2;255;0;0;48;2;255;0;0m▀▀▀▀\u{1B}[0m")
        #expect(lines(.full, .halfBlocks).count == 4)
        #expect(
            lines(.none, .none)[0].runs.map(\.text).joined()
                == "[figure] A window visits every place of the input.")
        #expect(lines(.full, .iTerm)[0].runs[0].text.hasPrefix("\u{1B}]1337;File=inline=1;size="))
        let damaged = FigureFiles(folder: "figures") { _ in [1, 2, 3] }
        let style = TerminalStyle(columns: 80, colors: .full, theme: .dark, graphics: .halfBlocks)
        #expect(FigureText(style: style, files: damaged).lines(figure, width: 75)[0].runs[0].text == "[figure] ")
        figure.live = LiveFigureState(
            controls: [], start: LivePicture(svg: "<svg></svg>", sentence: "(7 − 3) / 2 + 1 = 3"), samples: [])
        let live = lines(.none, .none).map { $0.runs.map(\.text).joined() }
        #expect(live[0] == "[figure, live on its page] A window visits every place of the input.")
        #expect(live.contains("(7 − 3) / 2 + 1 = 3") && !live.contains { $0.contains("svg") })
    }
}
