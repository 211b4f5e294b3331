import Foundation

/// Files that every site has: style, scripts, fonts, and KaTeX's where a page shows a formula.
struct Assets {
    /// The folder `site/assets`.
    let folder: URL
    /// The folder of Debian's libjs-katex, with the fonts of fonts-katex under `fonts`.
    let katex: URL

    private static let styles = [
        "fonts", "base", "layout", "prose", "cells", "figures", "live", "exercises", "trial", "index", "reference",
        "search",
        "print",
    ]
    private static let scripts = [
        "parts", "index", "search", "cards", "places", "pictures", "copy", "seal", "variants", "quizzes", "answers",
        "progress", "record", "scrollers", "modules", "live-field", "live-slider", "live-point", "live-pad",
        "live-iteration",
        "live-drawing", "live", "trial-color", "trial-editor", "trial-run", "trial-traps", "trial",
    ]

    /// Adds the style, the scripts, the icon and the text fonts.
    func add(to files: inout SiteFiles) throws(SiteError) {
        var style = Stylesheet.tokens
        for name in Self.styles { style += "\n" + (try text(of: folder.appending(path: "styles/\(name).css"))) }
        files.add("assets/lectern.css", style)
        var script = ""
        for name in Self.scripts { script += try text(of: folder.appending(path: "scripts/\(name).js")) + "\n" }
        files.add("assets/lectern.js", script)
        try files.add("assets/theme.js", copyOf: folder.appending(path: "scripts/theme.js"))
        try files.add("assets/icon.svg", copyOf: folder.appending(path: "icon.svg"))
        let fonts = folder.appending(path: "fonts")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: fonts.path)) ?? []
        for name in names.sorted() where name.hasSuffix(".woff2") || name.hasSuffix(".txt") {
            try files.add("assets/fonts/\(name)", copyOf: fonts.appending(path: name))
        }
    }

    /// Adds KaTeX's style and those of its fonts that the style still names: every browser that has custom properties
    /// reads WOFF2, so the other two formats are left out.
    func addKaTeX(to files: inout SiteFiles) throws(SiteError) {
        let style = try text(of: katex.appending(path: "katex.min.css"), package: "libjs-katex")
        let lean = style.replacing(/,url\(fonts\/[^)]*\.(?:woff|ttf)\) format\(.(?:woff|truetype).\)/, with: "")
        files.add("assets/katex/katex.css", lean)
        for match in lean.matches(of: /url\((fonts\/[^)]*)\)/) {
            let name = String(match.1)
            try files.add("assets/katex/\(name)", copyOf: katex.appending(path: name), package: "fonts-katex")
        }
    }

    private func text(of file: URL, package: String? = nil) throws(SiteError) -> String {
        String(decoding: try SiteFiles.read(file, package: package), as: UTF8.self)
    }
}
