import Palette
import Testing

@Suite("Colors")
struct PaletteTests {
    @Test("can be read on paper and on code", arguments: Theme.allCases, [ColorToken.ink, .muted] + ColorToken.series)
    func readable(theme: Theme, token: ColorToken) {
        #expect(theme.color(token).contrast(with: theme.color(.paper)) >= 4.5)
        #expect(theme.color(token).contrast(with: theme.color(.code)) >= 4.5)
    }

    @Test("are mixed by share, and written for CSS")
    func mixed() {
        let (black, white) = (Color(hex: 0), Color(hex: 0xffffff))
        #expect(black.mixed(with: white, share: 0.5).cssText == "#808080")
        #expect(abs(black.contrast(with: white) - 21) < 1e-9 && white.contrast(with: white) == 1)
        #expect(black.mixed(with: white, share: 7) == white)
        #expect(Color(hex: 0x0a141e).cssText == "#0a141e")
    }
}
