import Foundation
import Testing

@testable import Site

@Suite("A page is drawn before its script runs, and stays as it was drawn")
struct LayoutTests {
    @Test("one short script runs before a page is drawn, the others after it")
    func scripts() throws {
        let site = try EveryPage.site.get()
        for name in EveryPage.names {
            let page = String(decoding: try Data(contentsOf: site.appending(path: name)), as: UTF8.self)
            let blocking = PageElement.page(page).all("script").filter { $0.attributes["defer"] == nil }
            #expect(blocking.map { $0.attributes["src"] } == ["assets/theme.js"], "\(name)")
        }
        #expect(try Data(contentsOf: site.appending(path: "assets/theme.js")).count < 1000)
    }

    @Test("every picture says its size before it is loaded")
    func pictures() throws {
        let file = try EveryPage.site.get().appending(path: "09-spatial-dimensions.html")
        let pictures = PageElement.page(String(decoding: try Data(contentsOf: file), as: UTF8.self)).all("img")
        #expect(!pictures.isEmpty)
        for picture in pictures {
            #expect(picture.attributes["width"] != nil && picture.attributes["height"] != nil, "\(picture.source)")
        }
    }

    /// The site with a style that asks for no fonts.
    private static let siteWithoutFonts = KeptFolder.make { folder in
        let site = folder.appending(path: "public")
        try FileManager.default.copyItem(at: EveryPage.site.get(), to: site)
        let style = site.appending(path: "assets/lectern.css")
        let text = String(decoding: try Data(contentsOf: style), as: UTF8.self)
        try Data(text.replacing(/@font-face \{[^}]*\}/, with: "").utf8).write(to: style)
        return site
    }

    /// What moves in a page while it is loaded and read to its end: how much, and what.
    private func shifts(of page: URL, width: Int) throws -> [(size: Double, what: String)] {
        let lines = try BrowserSession.use { browser in
            // As on a first visit, fonts come after the page.
            try browser.send("Network.setCacheDisabled", ["cacheDisabled": true])
            try browser.open(page, width: width)
            return try browser.lines(
                of: """
                    const moved = [];
                    new PerformanceObserver((list) => {
                      for (const { value, sources } of list.getEntries())
                        moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 120))].join(" "));
                    }).observe({ type: "layout-shift", buffered: true });
                    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                      scrollTo(0, y);
                      await new Promise((resolve) => setTimeout(resolve, 40));
                    }
                    await new Promise((resolve) => setTimeout(resolve, 200));
                    return moved;
                    """)
        }
        return lines.map { (Double($0.prefix { $0 != " " }) ?? 1, $0) }
    }

    private static let seen =
        EveryPage.names.map { ($0, 1360) } + [("09-spatial-dimensions.html", 390), ("index.html", 390)]

    @Test(
        "no script and no picture moves anything",
        .enabled(if: Browser.isInstalled, "chromium is not installed"), arguments: seen)
    func still(name: String, width: Int) throws {
        let found = try shifts(of: Self.siteWithoutFonts.get().appending(path: name), width: width)
        // A line that is a pixel wider or narrower is no more than that.
        #expect(found.reduce(0) { $0 + $1.size } < 0.001, "\(found)")
    }

    @Test(
        "when the fonts arrive, lines stay nearly where they were",
        .enabled(if: Browser.isInstalled, "chromium is not installed"), arguments: seen)
    func fonts(name: String, width: Int) throws {
        // Up to 0.1 is what browsers' makers call good.
        let found = try shifts(of: EveryPage.site.get().appending(path: name), width: width)
        #expect(found.reduce(0) { $0 + $1.size } < 0.05, "\(found)")
    }

    @Test(
        "that something moves is noticed", .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func noticed() throws {
        let found = try BrowserSession.use { browser in
            try browser.open(EveryPage.site.get().appending(path: "index.html"))
            return try browser.lines(
                of: """
                    const moved = new Promise((resolve) =>
                      new PerformanceObserver((list) => resolve(String(list.getEntries()[0].value > 0)))
                        .observe({ type: "layout-shift", buffered: true }));
                    const box = document.createElement("div");
                    box.style.height = "300px";
                    setTimeout(() => document.querySelector("main").prepend(box), 100);
                    return [await moved];
                    """)
        }
        #expect(found == ["true"])
    }
}
