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
                #expect(theme.color(text).contrast(with: color) >= 4.5, "\(text) on \(ground)'s ground, \(theme)")
            }
        }
        #expect(theme.color(.paper).contrast(with: theme.color(.blue)) >= 4.5, "a button's text")
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
        #expect(!katex.contains(".ttf"))
        let installed = try FileManager.default.contentsOfDirectory(atPath: katexFolder.appending(path: "fonts").path)
        let named = katex.matches(of: /url\(fonts\/([^)]+)\)/).map { String($0.1) }
        #expect(Set(named) == Set(installed.filter { $0.hasSuffix(".woff2") }))
        for match in katex.matches(of: /url\(([^)]+)\)/) { #expect(files.contents["assets/katex/\(match.1)"] != nil) }
    }
}
