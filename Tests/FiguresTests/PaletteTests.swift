import Foundation
import Palette
import Testing

@Suite("Colours")
struct PaletteTests {
    /// - Source: Web Content Accessibility Guidelines 2.1, contrast ratio.
    private func contrast(_ a: Color, _ b: Color) -> Double {
        func luminance(_ color: Color) -> Double {
            func linear(_ channel: UInt8) -> Double {
                let share = Double(channel) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
        }
        let (lighter, darker) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
        return (lighter + 0.05) / (darker + 0.05)
    }

    @Test("can be read on paper and on code", arguments: Theme.allCases, [ColorToken.ink, .muted] + ColorToken.series)
    func readable(theme: Theme, token: ColorToken) {
        #expect(contrast(theme.color(token), theme.color(.paper)) >= 4.5)
        #expect(contrast(theme.color(token), theme.color(.code)) >= 4.5)
    }

    @Test("are mixed by share, and written for CSS")
    func mixed() {
        let (black, white) = (Color(hex: 0), Color(hex: 0xffffff))
        #expect(black.mixed(with: white, share: 0.5).cssText == "#808080")
        #expect(black.mixed(with: white, share: 7) == white)
        #expect(Color(hex: 0x0a141e).cssText == "#0a141e")
    }
}
