import Foundation
import Highlighting
import Palette
import Testing

@testable import Site

@Suite("The style comes from the palette and can be read by everybody")
struct StyleTests {
    @Test("both themes have every color, and highlighted code its classes")
    func tokens() {
        let css = Stylesheet.tokens
        for token in ColorToken.allCases {
            for theme in Theme.allCases {
                #expect(css.contains("--\(token.rawValue): \(theme.color(token).cssText);"))
            }
        }
        for role in HighlightRole.allCases where role != .plain { #expect(css.contains(".hl-\(role.rawValue) {")) }
    }

    @Test("text has a contrast of 4.5:1 or more on every ground", arguments: Theme.allCases)
    func contrast(theme: Theme) {
        for ground in Stylesheet.grounds {
            let color = Stylesheet.ground(ground, in: theme)
            for text in [ColorToken.ink, .muted, .blue, .green, .rose, .gold] where text != .gold || ground == .gold {
                #expect(ratio(theme.color(text), color) >= 4.5, "\(text) on \(ground)'s ground, \(theme)")
            }
        }
        #expect(ratio(theme.color(.paper), theme.color(.blue)) >= 4.5, "a button's text")
    }

    @Test("the styles name no color of their own, and no file that is not there")
    func ownColors() throws {
        var files = SiteFiles()
        try Assets(folder: siteFolder.appending(path: "assets"), katex: katexFolder).add(to: &files)
        try Assets(folder: siteFolder.appending(path: "assets"), katex: katexFolder).addKaTeX(to: &files)
        let own = files.text("assets/lectern.css").replacing(Stylesheet.tokens, with: "")
        #expect(own.firstMatch(of: /#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(/) == nil)
        for match in own.matches(of: /url\(([^)]+)\)/) { #expect(files.contents["assets/\(match.1)"] != nil) }
        let katex = files.text("assets/katex/katex.css")
        #expect(katex.matches(of: /url\(([^)]+)\)/).count == 20 && !katex.contains(".ttf"))
        for match in katex.matches(of: /url\(([^)]+)\)/) { #expect(files.contents["assets/katex/\(match.1)"] != nil) }
    }

    /// The contrast of WCAG 2.
    private func ratio(_ one: Color, _ other: Color) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func luminance(_ color: Color) -> Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
}
