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
