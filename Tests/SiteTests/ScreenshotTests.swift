import Foundation
import Testing

@testable import Raster

/// `site/screenshots` has the course's pages as a reader sees them, for whoever reviews a change of their look.
///
/// `LECTERN_SCREENSHOTS=site/public ./lectern test --filter ScreenshotTests` takes them anew from a site that `./lectern build` wrote.
@Suite("There is a picture of every kind of page, in both themes, at three widths", .serialized)
struct ScreenshotTests {
    private static let folder = siteFolder.appending(path: "screenshots")
    /// The site to take pictures of; nil where those that are there are looked at.
    private static let site = ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"].map {
        URL(filePath: $0, directoryHint: .isDirectory, relativeTo: siteFolder.deletingLastPathComponent())
    }

    /// A kind of page: where it is seen, and what is done there first.
    struct View: Sendable, CustomTestStringConvertible {
        var name: String
        var address: String
        var script = ""
        var testDescription: String { name }

        static let all = [
            View(name: "start", address: "index.html"),
            View(name: "chapter", address: "09-spatial-dimensions.html"),
            View(name: "cell", address: "09-spatial-dimensions.html#cell-2"),
            View(name: "live-figure", address: "08-the-convolution-layer.html", script: at(".live")),
            View(name: "question", address: "09-spatial-dimensions.html", script: at(".quiz:has([data-drawn])")),
            View(name: "exercise", address: "10-pooling.html", script: at("[data-exercise]")),
            View(
                name: "term", address: "10-pooling.html",
                script: """
                    document.querySelector("a.term").scrollIntoView({ block: "center" });
                    document.querySelector("a.term").focus({ preventScroll: true });
                    await until(() => !document.querySelector(".card").hidden);
                    """),
            View(name: "glossary", address: "D-glossary.html"),
            View(name: "reference", address: "reference-kernels.html"),
            View(
                name: "search", address: "index.html",
                script: """
                    document.querySelector("[data-search]").click();
                    const field = document.querySelector("dialog.search input");
                    field.value = "stride";
                    field.dispatchEvent(new Event("input"));
                    await until(() => document.querySelector("dialog.search [role=option]"));
                    """),
        ]

        private static func at(_ place: String) -> String {
            "document.querySelector(\"\(place)\").scrollIntoView({ block: \"start\" });"
        }
    }

    private static let windows = [("phone", 390, 844), ("tablet", 820, 1100), ("desktop", 1360, 900)]

    private static func file(_ view: View, _ window: String, dark: Bool) -> URL {
        folder.appending(path: "\(view.name)-\(window)-\(dark ? "dark" : "light").png")
    }

    /// Waits for what the window shows to be loaded.
    private static let loaded = """
        const until = async (isDone) => {
          for (let turn = 0; turn < 100 && !isDone(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
        };
        await document.fonts.ready;
        await until(() => [...document.querySelectorAll("figure.live script")].length === 0 || document.querySelector("[data-ready]"));

        """

    @Test("each is there, as large as its window", arguments: View.all)
    func pictures(view: View) throws {
        if let site = Self.site { try take(view, of: site) }
        for (window, width, height) in Self.windows {
            for dark in [false, true] {
                let file = Self.file(view, window, dark: dark)
                let data = try #require(
                    try? Data(contentsOf: file), "\(file.lastPathComponent) is not there: take them anew")
                let size = try #require(ImageSize(of: Array(data)))
                #expect(size.width == width && size.height == height, "\(file.lastPathComponent)")
            }
        }
    }

    @Test("and nothing else; together they stay small")
    func all() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
        let expected = View.all.flatMap { view in
            Self.windows.flatMap { window in
                [false, true].map { Self.file(view, window.0, dark: $0).lastPathComponent }
            }
        }
        #expect(Set(files.map(\.lastPathComponent)) == Set(expected))
        #expect(try files.reduce(0) { try $0 + Data(contentsOf: $1).count } < 6_000_000)
    }

    private func take(_ view: View, of site: URL) throws {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try BrowserSession.use { browser in
            for (window, width, height) in Self.windows {
                for dark in [false, true] {
                    let page = URL(string: view.address, relativeTo: site.absoluteURL)
                    try browser.open(
                        try #require(page).absoluteURL, width: width, height: height,
                        media: ["prefers-color-scheme": dark ? "dark" : "light"])
                    _ = try browser.lines(
                        of: Self.loaded + view.script + """

                            const seen = [...document.images].filter((image) => {
                              const { top, bottom } = image.getBoundingClientRect();
                              return bottom > 0 && top < innerHeight;
                            });
                            await until(() => seen.every((image) => image.complete));
                            await new Promise((resolve) => setTimeout(resolve, 300));
                            return [];
                            """)
                    let pixels = try Pixels(decoding: Array(browser.screenshot()))
                    // With a palette of its own a picture is a third as large.
                    let picture = try SharedPalette(of: [pixels]).indexed(pixels).png()
                    try Data(picture).write(to: Self.file(view, window, dark: dark))
                }
            }
        }
    }
}
